import { Button, Tag } from "antd"
import { useState } from "react"
import type { Contracts, ResponseOf } from "#contracts"
import type { Words } from "#issues"
import { addressOf, call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useAction } from "../../app/use-action.ts"
import { useRoute } from "../../app/use-route.ts"
import { Field } from "../../components/Field.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import { Query } from "../../components/Query.tsx"

export type VersionHead = ResponseOf<Contracts["GET /api/framework-drafts/:id/versions"]>[number]

const fieldWords: Readonly<Record<string, Words>> = {
  parent: { zh: "所属", en: "group" },
  kind: { zh: "类别", en: "kind" },
  number: { zh: "编号", en: "number" },
  label: { zh: "名称", en: "name" },
  weight: { zh: "权重或分值", en: "weight" },
  unit: { zh: "单位", en: "unit" },
  direction: { zh: "方向", en: "direction" },
  definition: { zh: "定义", en: "definition" },
  value: { zh: "公式", en: "formula" },
  source: { zh: "数据来源", en: "source" },
  threshold: { zh: "满分起点", en: "full marks from" },
  bands: { zh: "分档", en: "bands" },
  line: { zh: "得分线", en: "line" },
  proposed: { zh: "待确认的规则", en: "rule to confirm" },
  place: { zh: "次序", en: "order" },
}

/** Versions, what became of each, what differs, and the file of a pack. */
export function VersionsPanel({
  id,
  versions,
  onOpen,
}: {
  readonly id: string
  readonly versions: readonly VersionHead[]
  readonly onOpen: (version: number) => void
}) {
  const { t } = useLanguage()
  const [a, setA] = useState(versions[1]?.version ?? 1)
  const [b, setB] = useState(versions[0]?.version ?? 1)
  const [saying, setSaying] = useState<{
    readonly version: number
    readonly what: "in-force" | "end"
  } | null>(null)
  return (
    <div style={{ display: "grid", gap: 12 }}>
      <PlainTable
        caption={t({
          zh: "各版只增不改；评价按所评的时期取当时生效的一版",
          en: "Versions are never changed; an evaluation takes the one in force in its period",
        })}
        rows={versions}
        keyOf={(one) => String(one.version)}
        columns={[
          {
            key: "version",
            title: t({ zh: "版", en: "Version" }),
            heading: true,
            cell: (one) => (
              <button type="button" className="as-link" onClick={() => onOpen(one.version)}>
                {t({ zh: `第 ${one.version} 版`, en: `Version ${one.version}` })}
              </button>
            ),
          },
          { key: "state", title: t({ zh: "状态", en: "State" }), cell: (one) => <StateTag head={one} /> },
          {
            key: "indicators",
            title: t({ zh: "指标", en: "Indicators" }),
            number: true,
            cell: (one) => one.indicators,
          },
          { key: "note", title: t({ zh: "说明", en: "Note" }), cell: (one) => one.note },
          {
            key: "at",
            title: t({ zh: "保存", en: "Saved" }),
            cell: (one) => one.createdAt.slice(0, 16).replace("T", " "),
          },
          {
            key: "actions",
            title: t({ zh: "操作", en: "Actions" }),
            cell: (one) => (
              <span className="row-actions">
                {one.usable ? (
                  <Button size="small" onClick={() => setSaying({ version: one.version, what: "in-force" })}>
                    {t({ zh: "生效…", en: "Put in force…" })}
                  </Button>
                ) : null}
                {one.state === "in-force" ? (
                  <Button size="small" onClick={() => setSaying({ version: one.version, what: "end" })}>
                    {t({ zh: "终止…", en: "End…" })}
                  </Button>
                ) : null}
                <a
                  href={addressOf("GET /api/framework-drafts/:id/versions/:version/file", {
                    id,
                    version: String(one.version),
                  })}
                >
                  YAML
                </a>
              </span>
            ),
          },
        ]}
      />
      {saying === null ? null : <SayState id={id} {...saying} onDone={() => setSaying(null)} />}
      {versions.length < 2 ? null : (
        <section className="panel">
          <h2>{t({ zh: "差别", en: "What differs" })}</h2>
          <div className="fields framework-fields">
            <VersionSelect
              versions={versions}
              value={a}
              label={t({ zh: "从", en: "From" })}
              onChange={setA}
            />
            <VersionSelect versions={versions} value={b} label={t({ zh: "到", en: "To" })} onChange={setB} />
          </div>
          <Difference id={id} a={a} b={b} />
        </section>
      )}
    </div>
  )
}

function StateTag({ head }: { readonly head: VersionHead }) {
  const { t } = useLanguage()
  if (!head.usable) return <Tag color="red">{t({ zh: "有错误", en: "has errors" })}</Tag>
  if (head.state === "draft") return <Tag>{t({ zh: "草案", en: "draft" })}</Tag>
  if (head.state === "ended")
    return <Tag>{t({ zh: `${head.from} 至 ${head.until} 前`, en: `${head.from} until ${head.until}` })}</Tag>
  return <Tag color="green">{t({ zh: `${head.from} 起生效`, en: `in force from ${head.from}` })}</Tag>
}

function VersionSelect({
  versions,
  value,
  label,
  onChange,
}: {
  readonly versions: readonly VersionHead[]
  readonly value: number
  readonly label: string
  readonly onChange: (version: number) => void
}) {
  const { t } = useLanguage()
  return (
    <Field label={label}>
      <select value={value} onChange={(event) => onChange(Number(event.target.value))}>
        {versions.map(({ version }) => (
          <option key={version} value={version}>
            {t({ zh: `第 ${version} 版`, en: `Version ${version}` })}
          </option>
        ))}
      </select>
    </Field>
  )
}

function SayState({
  id,
  version,
  what,
  onDone,
}: {
  readonly id: string
  readonly version: number
  readonly what: "in-force" | "end"
  readonly onDone: () => void
}) {
  const { t } = useLanguage()
  const action = useAction()
  const [from, setFrom] = useState("")
  const [note, setNote] = useState("")
  const key =
    what === "in-force"
      ? "POST /api/framework-drafts/:id/versions/:version/in-force"
      : "POST /api/framework-drafts/:id/versions/:version/end"
  return (
    <section className="panel">
      <h2>
        {what === "in-force"
          ? t({ zh: `第 ${version} 版生效`, en: `Version ${version} in force` })
          : t({ zh: `第 ${version} 版终止`, en: `End of version ${version}` })}
      </h2>
      <div className="fields framework-fields">
        <Field label={t({ zh: "自（日期）", en: "From (date)" })}>
          <input type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
        </Field>
        <Field label={t({ zh: "依据", en: "Basis" })}>
          <input size={30} value={note} onChange={(event) => setNote(event.target.value)} />
        </Field>
        <Button
          type="primary"
          disabled={from === ""}
          loading={action.busy}
          onClick={() => {
            void action
              .run(() => call(key, { params: { id, version: String(version) }, body: { from, note } }))
              .then((done) => {
                if (done) onDone()
              })
          }}
        >
          {t({ zh: "确定", en: "Confirm" })}
        </Button>
        <Button onClick={onDone}>{t({ zh: "取消", en: "Cancel" })}</Button>
      </div>
      {action.problem === null ? null : <ProblemAlert error={action.problem} />}
    </section>
  )
}

function Difference({ id, a, b }: { readonly id: string; readonly a: number; readonly b: number }) {
  const { t } = useLanguage()
  const query = useRoute("GET /api/framework-drafts/:id/difference", {
    params: { id },
    query: { a: String(a), b: String(b) },
  })
  const kinds = {
    added: { zh: "新增", en: "added" },
    removed: { zh: "删去", en: "removed" },
    changed: { zh: "改动", en: "changed" },
  } as const
  return (
    <Query query={query}>
      {(rows) => (
        <PlainTable
          caption={t({ zh: `${rows.length} 处`, en: `${rows.length} nodes` })}
          rows={rows}
          keyOf={(row) => row.code}
          empty={t({ zh: "没有差别", en: "nothing differs" })}
          columns={[
            {
              key: "label",
              title: t({ zh: "指标", en: "Indicator" }),
              heading: true,
              cell: (row) => row.label,
            },
            { key: "kind", title: t({ zh: "怎样", en: "How" }), cell: (row) => t(kinds[row.kind]) },
            {
              key: "changes",
              title: t({ zh: "内容", en: "What" }),
              cell: (row) =>
                row.changes.map(({ field, before, after }) => (
                  <div key={field}>
                    {t(fieldWords[field] ?? { zh: field, en: field })}：<del>{before || "—"}</del> →{" "}
                    <ins>{after || "—"}</ins>
                  </div>
                )),
            },
          ]}
        />
      )}
    </Query>
  )
}
