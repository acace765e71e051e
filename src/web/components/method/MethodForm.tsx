import { Alert, Button, Input, Segmented } from "antd"
import { useEffect, useMemo, useState } from "react"
import { methodFileSchema } from "#evaluation"
import { optionNames } from "#reports"
import { type ApiIssue, call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import "./method-form.css"
import { SchemaField } from "./SchemaField.tsx"
import type { Schema } from "./schema-choices.ts"

export type MethodObject = Readonly<Record<string, unknown>>

/** Files of adjustments are read in packs and on the command line only. */
const left = new Set(["adjustments"])

/** A method's options as a form made from the method's own schema, or as JSON; the server says what is wrong with each. */
export function MethodForm({
  value,
  onChange,
}: {
  readonly value: MethodObject
  readonly onChange: (value: MethodObject) => void
}) {
  const { t, language } = useLanguage()
  const [view, setView] = useState<"form" | "json">("form")
  const [issues, setIssues] = useState<readonly ApiIssue[]>([])
  // The schema is made of plain JSON; the part of it that a method file uses is what Schema says.
  const options = useMemo(
    () => Object.entries(methodFileSchema().properties as unknown as Readonly<Record<string, Schema>>),
    [],
  )
  const order = Object.keys(optionNames)
  const shown = options
    .filter(([key]) => !left.has(key))
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
  useEffect(() => {
    const gone = new AbortController()
    const later = setTimeout(() => {
      call("POST /api/methods/check", { body: { method: { ...value } }, signal: gone.signal }).then(
        (answer) => setIssues(answer.issues),
        () => {},
      )
    }, 300)
    return () => {
      clearTimeout(later)
      gone.abort()
    }
  }, [value])
  const faults = new Map(issues.map((one) => [one.path, one.text[language]]))
  return (
    <section aria-label={t({ zh: "评价方法", en: "Method" })}>
      <div style={{ display: "flex", gap: 8, marginBottom: 8, flexWrap: "wrap" }}>
        <Segmented
          size="small"
          value={view}
          onChange={setView}
          options={[
            { value: "form", label: t({ zh: "表单", en: "Form" }) },
            { value: "json", label: "JSON" },
          ]}
        />
        <Button size="small" onClick={() => onChange({})}>
          {t({ zh: "全部恢复缺省", en: "All defaults" })}
        </Button>
      </div>
      {issues.length === 0 ? null : (
        <Alert
          type="error"
          style={{ marginBottom: 8 }}
          title={t({ zh: `方法有 ${issues.length} 处问题`, en: `${issues.length} faults in the method` })}
          description={
            <ul style={{ margin: 0, paddingInlineStart: 18 }}>
              {issues.map((one) => (
                <li key={`${one.path} ${one.code}`}>{one.text[language]}</li>
              ))}
            </ul>
          }
        />
      )}
      {view === "json" ? (
        <JsonView value={value} onChange={onChange} />
      ) : (
        shown.map(([key, schema]) => (
          <SchemaField
            key={key}
            schema={schema}
            option={key}
            path={`method.${key}`}
            value={value[key]}
            faults={faults}
            onChange={(next) => {
              const { [key]: _, ...others } = value
              onChange(next === undefined ? others : { ...value, [key]: next })
            }}
          />
        ))
      )}
    </section>
  )
}

function JsonView({
  value,
  onChange,
}: {
  readonly value: MethodObject
  readonly onChange: (value: MethodObject) => void
}) {
  const { t } = useLanguage()
  const [text, setText] = useState(() => JSON.stringify(value, null, 2))
  const [broken, setBroken] = useState(false)
  return (
    <>
      <Input.TextArea
        aria-label={t({ zh: "评价方法（JSON）", en: "Method (JSON)" })}
        autoSize={{ minRows: 10, maxRows: 24 }}
        style={{ fontFamily: "monospace" }}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          try {
            const parsed: unknown = JSON.parse(event.target.value)
            if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) throw new Error()
            onChange({ ...parsed })
            setBroken(false)
          } catch {
            setBroken(true)
          }
        }}
      />
      {broken ? (
        <div role="alert" className="method-fault">
          {t({ zh: "不是完整的 JSON 对象", en: "not a whole JSON object" })}
        </div>
      ) : null}
    </>
  )
}
