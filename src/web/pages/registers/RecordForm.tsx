import { Button } from "antd"
import { type FormEvent, type ReactNode, useId, useState } from "react"
import { ApiProblem } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useMe } from "../../app/me.ts"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import type { Register, RegisterField } from "./register-words.ts"
import { ZoneSelect } from "./ZoneSelect.tsx"

export type Values = Readonly<Record<string, string | null>>

/** The form of a register, made from its definition. What the server finds wrong stands at each field, all at once. */
export function RecordForm({
  register,
  values: given,
  busy,
  problem,
  submit,
  onSubmit,
  children,
}: {
  readonly register: Register
  readonly values: Values
  readonly busy: boolean
  readonly problem: unknown
  readonly submit: string
  readonly onSubmit: (values: Values) => void
  readonly children?: ReactNode
}) {
  const { t, language } = useLanguage()
  const [values, setValues] = useState<Values>(given)
  // What a zone enters is its own.
  const own = useMe()?.active?.organisation.kind === "zone"
  const fields = register.fields.filter(({ code }) => !(own && code === register.roles.zone))
  const issues = problem instanceof ApiProblem ? problem.issues : []
  const faultsOf = (code: string) =>
    issues
      .filter(({ path }) => path === code)
      // Beside the field its code says nothing.
      .map((one) => one.text[language].replace(/^\w+(：|: )/, ""))
  const placed = register.fields.reduce((sum, field) => sum + faultsOf(field.code).length, 0)
  const send = (event: FormEvent) => {
    event.preventDefault()
    const sent: Record<string, string | null> = {}
    for (const { code } of register.fields) {
      const text = (values[code] ?? "").trim()
      if (text !== "" || code in given) sent[code] = text === "" ? null : text
    }
    onSubmit(sent)
  }
  return (
    <form onSubmit={send} noValidate className="panel">
      <p className="muted" style={{ marginTop: 0 }}>
        {t({
          zh: "带 * 的必填。日期可只写到年或月，如 2024、2024-06。",
          en: "Fields with * are required. A date may be a year or month alone: 2024, 2024-06.",
        })}
      </p>
      {problem === null ? null : (
        <>
          {placed === 0 ? null : (
            <p role="alert" style={{ fontWeight: 600 }}>
              {t({
                zh: `没有保存：共 ${issues.length} 处问题，见各栏下方。`,
                en: `Not kept: ${issues.length} problems, each below its field.`,
              })}
            </p>
          )}
          {placed === issues.length && issues.length > 0 ? null : <ProblemAlert error={problem} />}
        </>
      )}
      <div className="record-form">
        {fields.map((field) =>
          field.code === register.roles.zone ? (
            <div key={field.code} className="form-field zone-field">
              <ZoneSelect
                zone={values[field.code] ?? ""}
                none={t({ zh: "未填", en: "not given" })}
                onChange={(zone) => setValues({ ...values, [field.code]: zone })}
              />
              <Faults texts={faultsOf(field.code)} />
            </div>
          ) : (
            <Input
              key={field.code}
              field={field}
              value={values[field.code] ?? ""}
              faults={faultsOf(field.code)}
              onChange={(text) => setValues({ ...values, [field.code]: text })}
            />
          ),
        )}
      </div>
      {children}
      <Button type="primary" htmlType="submit" loading={busy}>
        {submit}
      </Button>
    </form>
  )
}

function Input({
  field,
  value,
  faults,
  onChange,
}: {
  readonly field: RegisterField
  readonly value: string
  readonly faults: readonly string[]
  readonly onChange: (text: string) => void
}) {
  const { t } = useLanguage()
  const id = useId()
  const common = {
    id,
    value,
    "aria-invalid": faults.length > 0,
    ...(faults.length > 0 ? { "aria-describedby": `${id}-faults` } : {}),
    ...(field.required ? { "aria-required": true } : {}),
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  const unit = field.unit === undefined ? "" : `（${field.unit}）`
  const nothing = t({ zh: "未填", en: "not given" })
  return (
    <div className="form-field">
      <label htmlFor={id} style={{ display: "block", marginBottom: 4 }}>
        {t(field.label)}
        {unit}
        {field.required ? " *" : ""}
        {field.restricted ? (
          <span className="muted"> {t({ zh: "（限本机构查看）", en: " (for the keeper only)" })}</span>
        ) : null}
      </label>
      {field.type === "choice" ? (
        <select {...common}>
          <option value="">{nothing}</option>
          {(field.choices ?? []).map((choice) => (
            <option key={choice.code} value={choice.code}>
              {t(choice.label)}
            </option>
          ))}
        </select>
      ) : field.type === "truth" ? (
        <select {...common}>
          <option value="">{nothing}</option>
          <option value="true">{t({ zh: "是", en: "Yes" })}</option>
          <option value="false">{t({ zh: "否", en: "No" })}</option>
        </select>
      ) : (
        <input
          {...common}
          type="text"
          maxLength={4000}
          {...(field.type === "number" ? { inputMode: "decimal" as const } : {})}
          {...(field.type === "date" ? { placeholder: "2024-06-30" } : {})}
        />
      )}
      <Faults id={`${id}-faults`} texts={faults} />
    </div>
  )
}

function Faults({ id, texts }: { readonly id?: string; readonly texts: readonly string[] }) {
  return texts.length === 0 ? null : (
    <ul className="field-faults" id={id}>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}
