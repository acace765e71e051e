import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useParams } from "@tanstack/react-router"
import { Alert, Button, Progress, Space, Tag } from "antd"
import { useEffect, useRef } from "react"
import { addressOf, call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useAction } from "../../app/use-action.ts"
import { Moment } from "../../components/Moment.tsx"
import { Page } from "../../components/Page.tsx"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import { Query } from "../../components/Query.tsx"
import { AcceptBar } from "./AcceptBar.tsx"
import type { Upload } from "./filling-types.ts"
import { UploadUnits } from "./UploadUnits.tsx"
import { uploadStateWords } from "./upload-words.ts"
import "../../components/plain.css"
import "./filling.css"

const isRunning = ({ state }: Upload) => state === "reading" || state === "accepting"

/** A workbook of returns: how far its check is, what was found, cell by cell, and taking the good ones. */
export default function UploadPage() {
  const { upload: id = "" } = useParams({ strict: false }) as { upload?: string }
  const key = "GET /api/return-uploads/:id"
  const query = useQuery({
    queryKey: [key, { params: { id } }],
    queryFn: () => call(key, { params: { id } }),
    refetchInterval: ({ state }) => (state.data !== undefined && isRunning(state.data) ? 700 : false),
  })
  return <Query query={query}>{(upload) => <Shown upload={upload} />}</Query>
}

function Shown({ upload }: { readonly upload: Upload }) {
  const { t, language } = useLanguage()
  const queries = useQueryClient()
  const act = useAction()
  const running = isRunning(upload)
  const was = useRef(running)
  useEffect(() => {
    // What was read while it ran is no longer so.
    if (was.current && !running) void queries.invalidateQueries()
    was.current = running
  }, [running, queries])
  const { counts, accepted } = upload
  return (
    <Page
      title={{ zh: `填报工作簿：${upload.fileName}`, en: `Workbook: ${upload.fileName}` }}
      actions={
        upload.annotated === null ? null : (
          <a href={addressOf("GET /api/return-uploads/:id/annotated", { id: upload.id })}>
            {t({ zh: "下载标注结果的工作簿", en: "Workbook with its findings marked" })} ({upload.annotated})
          </a>
        )
      }
    >
      <Space wrap>
        <Tag color={upload.state === "failed" ? "red" : "blue"}>{t(uploadStateWords[upload.state])}</Tag>
        <Moment at={upload.at} />
        {upload.period === null ? null : (
          <span>
            {t({ zh: "报告期", en: "Period" })} {upload.period}
          </span>
        )}
        <span>
          {t({
            zh: `单位 ${counts.units}：合格 ${counts.good}，待改 ${counts.held}，不在名录 ${counts.unknown}，已报送 ${counts.notNow}；错误 ${counts.errors}，警告 ${counts.warnings}`,
            en: `${counts.units} units: ${counts.good} good, ${counts.held} to be mended, ${counts.unknown} not listed, ${counts.notNow} submitted already; ${counts.errors} errors, ${counts.warnings} warnings`,
          })}
        </span>
      </Space>
      {act.problem === null ? null : <ProblemAlert error={act.problem} />}
      {running ? (
        <section aria-label={t({ zh: "进度", en: "Progress" })} style={{ maxWidth: 720 }}>
          <Progress
            percent={Math.round((upload.job?.progress ?? 0) * 100)}
            status="active"
            aria-label={t({ zh: "进度", en: "Progress" })}
          />
          <output>{upload.job === null ? "" : t(upload.job.message)}</output>{" "}
          <Button
            danger
            disabled={act.busy || upload.job?.cancelRequested === true}
            onClick={() =>
              void act.run(() =>
                call("POST /api/return-uploads/:id/cancel", { params: { id: upload.id }, body: {} }),
              )
            }
          >
            {t({ zh: "取消", en: "Cancel" })}
          </Button>
        </section>
      ) : null}
      {upload.issues.length === 0 ? null : (
        <Alert
          type={upload.issues.some(({ severity }) => severity === "error") ? "error" : "warning"}
          style={{ marginBlock: 8 }}
          title={t({ zh: "整个文件", en: "The file as a whole" })}
          description={
            <ul style={{ margin: 0, paddingInlineStart: 18 }}>
              {upload.issues.map((one) => (
                <li key={`${one.code} ${one.path}`}>{one.text[language]}</li>
              ))}
            </ul>
          }
        />
      )}
      {accepted === null ? null : (
        <Alert
          type="success"
          style={{ marginBlock: 8 }}
          title={t({
            zh: `收下 ${accepted.saved} 个单位，其中报送 ${accepted.submitted} 个；与现有相同 ${accepted.same} 个，未收下 ${accepted.refused} 个。`,
            en: `${accepted.saved} units taken, ${accepted.submitted} of them submitted; ${accepted.same} were the same already, ${accepted.refused} refused.`,
          })}
        />
      )}
      {upload.state === "read" || upload.state === "accepted" ? <AcceptBar upload={upload} /> : null}
      {running || counts.units === 0 ? null : <UploadUnits upload={upload} />}
    </Page>
  )
}
