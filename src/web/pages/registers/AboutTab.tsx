import { Link } from "@tanstack/react-router"
import { useLanguage } from "../../app/language.tsx"
import { certaintyText } from "../../components/Citation.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { type Register, referenceOf, typeWords } from "./register-words.ts"

/** How a register is made: its fields with the headers they are known by, what names a record, who it serves. */
export function AboutTab({ register }: { readonly register: Register }) {
  const { t } = useLanguage()
  const { certainty, note } = referenceOf(register.reference)
  const sure = certaintyText(certainty)
  const labelOf = (code: string) =>
    t(register.fields.find((field) => field.code === code)?.label ?? { zh: code, en: code })
  const comma = t({ zh: "、", en: ", " })
  return (
    <div style={{ display: "grid", gap: 8 }}>
      <ul className="in-text" style={{ margin: 0 }}>
        <li>
          {t({ zh: "确定一条记录：", en: "A record is named by: " })}
          {register.key.map(labelOf).join(comma)}
          {t({ zh: "（同一园区内再有一条即为重复）", en: " (a second one in the same zone is a duplicate)" })}
        </li>
        {register.validYears === null ? null : (
          <li>
            {t({
              zh: `名单没有写明到期日时，自起始日起 ${register.validYears} 年有效`,
              en: `Valid ${register.validYears} years from the first day where a list gives no end`,
            })}
          </li>
        )}
        {register.expiryWarningDays === null ? null : (
          <li>
            {t({
              zh: `到期前 ${register.expiryWarningDays} 天列入预警`,
              en: `On the expiry list ${register.expiryWarningDays} days before its end`,
            })}
          </li>
        )}
        <li>
          {t({ zh: "佐证材料：", en: "Document of proof: " })}
          {t(
            {
              required: { zh: "必须", en: "required" },
              optional: { zh: "可附", en: "optional" },
              none: { zh: "不需要", en: "none" },
            }[register.proof],
          )}
        </li>
        {register.clauses.length === 0 ? null : (
          <li>
            {t({ zh: "条款：", en: "Clauses: " })}
            {register.clauses.map((clause, i) => (
              <span key={clause}>
                {i === 0 ? "" : comma}
                <Link to="/clauses" search={{ article: `（${clause.split("-")[0]}）` }}>
                  {clause}
                </Link>
              </span>
            ))}
          </li>
        )}
        {register.evidenceFor.length === 0 ? null : (
          <li>
            {t({ zh: "定性指标佐证：", en: "Evidence for: " })}
            {register.evidenceFor.join(comma)}
          </li>
        )}
        {note === null && sure === null ? null : (
          <li>
            {t({ zh: "依据：", en: "Ground: " })}
            {sure === null ? "" : `${t(sure)}${note === null ? "" : t({ zh: "；", en: "; " })}`}
            {note === null ? "" : t(note)}
          </li>
        )}
      </ul>
      <PlainTable
        caption={t({
          zh: "字段，以及导入时认得的表头；认不出的由人对应，不丢弃",
          en: "Fields and the headers that the import knows; others are matched by hand, none is dropped",
        })}
        rows={register.fields}
        keyOf={(field) => field.code}
        columns={[
          {
            key: "label",
            title: t({ zh: "字段", en: "Field" }),
            heading: true,
            cell: (field) => t(field.label),
          },
          {
            key: "type",
            title: t({ zh: "类型", en: "Type" }),
            cell: (field) => t(typeWords[field.type]) + (field.unit === undefined ? "" : `（${field.unit}）`),
          },
          {
            key: "need",
            title: t({ zh: "要求", en: "Need" }),
            cell: (field) =>
              [
                field.required ? t({ zh: "必填", en: "required" }) : "",
                field.restricted ? t({ zh: "限登记机构查看", en: "for the keeper only" }) : "",
              ]
                .filter((text) => text !== "")
                .join(comma),
          },
          {
            key: "names",
            title: t({ zh: "认得的表头", en: "Known headers" }),
            width: "30%",
            cell: (field) => (field.names ?? []).join("、"),
          },
          {
            key: "choices",
            title: t({ zh: "选项", en: "Choices" }),
            width: "34%",
            cell: (field) => (field.choices ?? []).map((choice) => t(choice.label)).join(comma),
          },
        ]}
      />
    </div>
  )
}
