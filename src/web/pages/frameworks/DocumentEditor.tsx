import { useQuery } from "@tanstack/react-query"
import { Alert, Button, Tag } from "antd"
import { useEffect, useState } from "react"
import type { Contracts, ResponseOf } from "#contracts"
import { type ApiIssue, call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useAction } from "../../app/use-action.ts"
import { Field } from "../../components/Field.tsx"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import { DocumentTree } from "./DocumentTree.tsx"
import type { DocumentNode, FrameworkDocument } from "./document-edits.ts"
import { NodeDetail } from "./NodeDetail.tsx"
import "./frameworks.css"

type Version = ResponseOf<Contracts["GET /api/framework-drafts/:id/versions/:version"]>

/** A framework is completed here: checked as it is typed, by the checks of packs, and saved as a new version. */
export function DocumentEditor({
  id,
  version,
  latest,
  onSaved,
}: {
  readonly id: string
  readonly version: Version
  /** Number of the latest version: a change is made to that one. */
  readonly latest: number
  readonly onSaved: (version: number) => void
}) {
  const { t, language } = useLanguage()
  const [document, setDocument] = useState<FrameworkDocument>(version.document)
  const [selected, setSelected] = useState<string | null>(null)
  const [note, setNote] = useState("")
  const action = useAction()
  const settled = useSettled(document, 400)
  const check = useQuery({
    queryKey: ["framework check", id, settled],
    queryFn: () => call("POST /api/framework-drafts/:id/check", { params: { id }, body: settled }),
    placeholderData: (before) => before,
  })
  const issues: readonly ApiIssue[] = check.data?.issues ?? version.issues
  const node = document.nodes.find((one) => one.code === selected)
  const change = (nodes: DocumentNode[], code?: string) => {
    setDocument({ ...document, nodes })
    if (code !== undefined) setSelected(code)
  }
  const errors = issues.filter((one) => one.severity === "error").length
  const waiting = document.nodes.filter((one) => one.proposed !== null).length
  const dirty = document !== version.document
  const text = (key: "issuer" | "number" | "date", label: string) => (
    <Field label={label}>
      <input
        value={document[key] ?? ""}
        onChange={(event) => setDocument({ ...document, [key]: event.target.value || null })}
      />
    </Field>
  )
  return (
    <div style={{ display: "grid", gap: 12 }}>
      <div className="fields framework-fields">
        <Field label={t({ zh: "名称", en: "Title" })}>
          <input
            size={30}
            value={document.title}
            onChange={(event) => setDocument({ ...document, title: event.target.value })}
          />
        </Field>
        {text("issuer", t({ zh: "发布机关", en: "Issuer" }))}
        {text("number", t({ zh: "文号", en: "Number" }))}
        {text("date", t({ zh: "日期", en: "Date" }))}
      </div>
      <div className="checks-line" role="status">
        <Tag color={errors > 0 ? "red" : "green"}>
          {errors > 0
            ? t({ zh: `${errors} 个错误`, en: `${errors} errors` })
            : t({ zh: "没有错误，可以用来评价", en: "no errors: it can be evaluated by" })}
        </Tag>
        {waiting > 0 ? (
          <Tag color="gold">
            {t({ zh: `${waiting} 条评分规则待确认`, en: `${waiting} rules to confirm` })}
          </Tag>
        ) : null}
        {check.isFetching ? <span className="muted">{t({ zh: "检查中…", en: "checking…" })}</span> : null}
        {issues
          .filter((one) => typeof one.values.node !== "string")
          .map((one) => (
            <span key={`${one.code}${one.path}`} className={`check-${one.severity}`}>
              {one.text[language]}
            </span>
          ))}
      </div>
      <div className="editor">
        <div className="panel" style={{ padding: 0 }}>
          <DocumentTree
            nodes={document.nodes}
            issues={issues}
            selected={selected}
            onSelect={setSelected}
            onChange={change}
          />
        </div>
        {node === undefined ? (
          <section className="panel muted">
            {t({
              zh: "点一行的“…”看定义、公式、评分规则。",
              en: "Choose … of a row for definition, formula and rules.",
            })}
          </section>
        ) : (
          <NodeDetail nodes={document.nodes} node={node} onChange={change} />
        )}
      </div>
      {version.head.version < latest ? (
        <Alert
          type="warning"
          showIcon
          title={t({
            zh: `这是第 ${version.head.version} 版，最新的是第 ${latest} 版；要改请打开最新的一版。`,
            en: `This is version ${version.head.version}; the latest is ${latest}. Open that one to change it.`,
          })}
        />
      ) : (
        <div className="fields framework-fields">
          <Field label={t({ zh: "改了什么", en: "What was changed" })}>
            <input size={40} value={note} onChange={(event) => setNote(event.target.value)} />
          </Field>
          <Button
            type="primary"
            disabled={!dirty}
            loading={action.busy}
            onClick={() => {
              void action.run(async () => {
                const saved = await call("POST /api/framework-drafts/:id/versions", {
                  params: { id },
                  body: { document, note, basedOn: version.head.version },
                })
                onSaved(saved.version)
              })
            }}
          >
            {t({ zh: `存为第 ${latest + 1} 版`, en: `Save as version ${latest + 1}` })}
          </Button>
        </div>
      )}
      {action.problem === null ? null : <ProblemAlert error={action.problem} />}
    </div>
  )
}

/** The value once it has not changed for a while, in milliseconds. */
function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}
