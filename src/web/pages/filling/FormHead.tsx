import { Tag } from "antd"
import { useLanguage } from "../../app/language.tsx"
import type { SheetForm } from "./filling-types.ts"

/** 表号、制定机关、批准（备案）文号、有效期限: a form without them may be refused (统计法第十七条). */
export function FormHead({ form, survey }: { readonly form: SheetForm; readonly survey: string }) {
  const { t } = useLanguage()
  const parts = [
    [t({ zh: "表号", en: "Form" }), form.number],
    [t({ zh: "制定机关", en: "Made by" }), t(form.maker)],
    [t({ zh: "批准（备案）文号", en: "Approval" }), form.approval],
    [t({ zh: "有效期至", en: "Valid until" }), form.validUntil],
    [t({ zh: "报告期", en: "Period" }), survey],
  ] as const
  return (
    <header className="form-head">
      <h2>
        {t(form.title)} {form.example ? <Tag color="orange">{t({ zh: "示例", en: "Example" })}</Tag> : null}
        {form.state === "expired" ? <Tag color="red">{t({ zh: "已过有效期", en: "Expired" })}</Tag> : null}
      </h2>
      <dl>
        {parts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value === "unknown" || value === "" ? t({ zh: "未见", en: "not seen" }) : value}</dd>
          </div>
        ))}
      </dl>
    </header>
  )
}
