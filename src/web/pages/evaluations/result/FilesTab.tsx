import { useQueryClient } from "@tanstack/react-query"
import { Alert, Button, Descriptions, Space, Typography } from "antd"
import { useState } from "react"
import type { Verification } from "#evaluation"
import { addressOf, call } from "../../../app/api.ts"
import { type Text, useLanguage } from "../../../app/language.tsx"
import { useSystem } from "../../../app/me.ts"
import { ResultTable } from "../../../components/ResultTable.tsx"
import type { Run } from "../RunPage.tsx"
import { verifyInBrowser } from "../verify-in-browser.ts"
import { EntitySelect } from "./EntitySelect.tsx"
import type { Reading } from "./reading.ts"

const kinds: Readonly<Record<Run["files"][number]["kind"], Text>> = {
  report: { zh: "评价报告（网页，一个文件）", en: "Report (one HTML file)" },
  workbook: { zh: "结果工作簿", en: "Workbook" },
  ranking: { zh: "位次表", en: "Ranking" },
  result: { zh: "完整结果", en: "Result" },
  proof: {
    zh: "完整证明（含全部输入，供主管部门和审计）",
    en: "Full proof (with all inputs; for authority and audit)",
  },
  "public-proof": {
    zh: "公开证明（未公布的数只留摘要）",
    en: "Public proof (what is not published as digests)",
  },
  openings: { zh: "公开证明的开示文件（须保密）", en: "Openings of the public proof (keep secret)" },
}

/** The files of a run, its digests, and the repetition of the whole run in the reader's own browser. */
export default function FilesTab({ run, reading }: { readonly run: Run; readonly reading: Reading }) {
  const { t } = useLanguage()
  const queries = useQueryClient()
  const [position, setPosition] = useState(reading.order[0] ?? 0)
  const { result } = reading
  const published = run.files.some((file) => file.kind === "public-proof")
  return (
    <>
      <Verify run={run} reading={reading} />
      <ResultTable<Run["files"][number]>
        caption={t({ zh: "文件", en: "Files" })}
        rowKey="kind"
        dataSource={run.files}
        columns={[
          {
            title: t({ zh: "文件", en: "File" }),
            render: (_, file) => (
              <a href={addressOf("GET /api/runs/:id/files/:kind", { id: run.id, kind: file.kind })}>
                {file.fileName}
              </a>
            ),
          },
          { title: t({ zh: "内容", en: "What" }), render: (_, file) => t(kinds[file.kind]) },
          {
            title: t({ zh: "大小 KB", en: "KB" }),
            align: "right",
            width: 90,
            render: (_, file) => <span className="number">{Math.ceil(file.bytes / 1024)}</span>,
          },
          {
            title: "SHA-256",
            width: 150,
            render: (_, file) => <code title={file.digest}>{file.digest.slice(0, 16)}…</code>,
          },
        ]}
      />
      <Space wrap style={{ marginBlock: 12 }}>
        <EntitySelect
          reading={reading}
          position={position}
          onEntity={(code) => setPosition(result.entities.findIndex((entity) => entity.code === code))}
        />
        <Button
          href={addressOf("GET /api/runs/:id/zone-proofs/:entity", {
            id: run.id,
            entity: result.entities[position]?.code ?? "",
          })}
        >
          {t({ zh: "下载该对象的单独证明", en: "Download this entity's own proof" })}
        </Button>
        {published ? null : (
          <Button
            onClick={async () => {
              await call("POST /api/runs/:id/public-proof", { params: { id: run.id } })
              await queries.invalidateQueries({ queryKey: ["GET /api/runs/:id"] })
            }}
          >
            {t({ zh: "生成公开证明", en: "Make the public proof" })}
          </Button>
        )}
      </Space>
      <Descriptions
        column={1}
        size="small"
        bordered
        items={[
          {
            key: "data",
            label: t({ zh: "数据摘要", en: "Digest of the data" }),
            children: <code>{run.dataDigest}</code>,
          },
          {
            key: "framework",
            label: t({ zh: "指标体系摘要", en: "Digest of the framework" }),
            children: <code>{run.framework.digest}</code>,
          },
          {
            key: "method",
            label: t({ zh: "方法摘要", en: "Digest of the method" }),
            children: <code>{run.methodDigest}</code>,
          },
          {
            key: "proof",
            label: t({ zh: "证明摘要", en: "Digest of the proof" }),
            children: <code>{run.proofDigest}</code>,
          },
        ]}
      />
    </>
  )
}

const differenceWords: Readonly<Record<string, Text>> = {
  data: { zh: "数据", en: "the data" },
  framework: { zh: "指标体系", en: "the framework" },
  method: { zh: "方法", en: "the method" },
  cell: { zh: "结果中的一个数", en: "a number of the result" },
  proof: { zh: "证明本身的摘要", en: "the digest of the proof itself" },
}

function Verify({ run, reading }: { readonly run: Run; readonly reading: Reading }) {
  const { t } = useLanguage()
  const system = useSystem()
  const [found, setFound] = useState<Verification | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const { weights } = reading.result.method
  const needsSolver =
    typeof weights === "object" &&
    weights !== null &&
    "method" in weights &&
    weights.method === "benefit-of-the-doubt"
  const verify = async () => {
    setBusy(true)
    setFound(null)
    setFault(null)
    try {
      const answer = await fetch(addressOf("GET /api/runs/:id/files/:kind", { id: run.id, kind: "proof" }))
      if (!answer.ok) throw new Error(answer.statusText)
      setFound(
        await verifyInBrowser(await answer.text(), {
          name: system?.name ?? reading.result.engine.name,
          version: system?.version ?? reading.result.engine.version,
        }),
      )
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
    }
  }
  const difference = found?.difference ?? null
  return (
    <section aria-label={t({ zh: "复核", en: "Verification" })} style={{ marginBottom: 16 }}>
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        {t({ zh: "在本浏览器复核", en: "Verify in this browser" })}
      </Typography.Title>
      {needsSolver ? (
        <p>
          {t({
            zh: "“各取最有利权重”要用线性规划求解器：请下载完整证明，用命令 gaoxin verify proof.json 复核。",
            en: "Benefit of the doubt takes a linear programming solver: download the full proof and run gaoxin verify proof.json.",
          })}
        </p>
      ) : (
        <Space wrap>
          <Button type="primary" loading={busy} onClick={() => void verify()}>
            {t({ zh: "复核", en: "Verify" })}
          </Button>
          <span>
            {t({
              zh: "取回完整证明，在您的浏览器里把整个计算重做一遍，逐位比较。",
              en: "Fetches the full proof and repeats the whole computation in your browser, bit for bit.",
            })}
          </span>
        </Space>
      )}
      <div aria-live="polite" style={{ marginTop: 8 }}>
        {found === null ? null : found.identical ? (
          <Alert
            type="success"
            showIcon
            title={t({ zh: "一致", en: "Identical" })}
            description={t({
              zh: `数据、指标体系、方法和全部 ${reading.result.entities.length} 个对象的结果逐位相同（证明：${found.engine.proof}；本机：${found.engine.here}）。`,
              en: `Data, framework, method and the results of all ${reading.result.entities.length} entities are the same to the bit (proof: ${found.engine.proof}; here: ${found.engine.here}).`,
            })}
          />
        ) : (
          <Alert
            type="error"
            showIcon
            title={t({ zh: "不一致", en: "Different" })}
            description={
              difference === null
                ? ""
                : t({
                    zh: `最先不同的是${differenceWords[difference.what]?.zh ?? difference.what}：${difference.path}，证明为 ${JSON.stringify(difference.proof)}，重算为 ${JSON.stringify(difference.here)}。`,
                    en: `What differs first is ${differenceWords[difference.what]?.en ?? difference.what}: ${difference.path}, ${JSON.stringify(difference.proof)} in the proof, ${JSON.stringify(difference.here)} here.`,
                  })
            }
          />
        )}
        {fault === null ? null : (
          <Alert
            type="error"
            showIcon
            title={t({ zh: "不能复核", en: "Cannot be verified" })}
            description={fault}
          />
        )}
      </div>
    </section>
  )
}
