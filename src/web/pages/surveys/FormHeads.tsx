import { Tag } from "antd"
import { useLanguage } from "../../app/language.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { type FormShown, formStateWords } from "./survey-types.ts"

/** Forms that are no statistical survey have no heads. */
const known = (text: string) => (text === "unknown" ? "—" : text)

/** The heads that a survey form has to show (统计法第十七条), and why no survey opens with one. */
export function FormHeads({ forms }: { readonly forms: readonly FormShown[] }) {
  const { t } = useLanguage()
  return (
    <PlainTable
      caption={t({ zh: "报表表头标识", en: "Heads of the forms" })}
      rows={forms}
      keyOf={(form) => form.id}
      columns={[
        {
          key: "number",
          title: t({ zh: "表号", en: "Number" }),
          heading: true,
          cell: (form) => known(form.number),
        },
        { key: "title", title: t({ zh: "表名", en: "Title" }), cell: (form) => t(form.title) },
        { key: "maker", title: t({ zh: "制定机关", en: "Made by" }), cell: (form) => known(t(form.maker)) },
        { key: "approval", title: t({ zh: "文号", en: "Approval" }), cell: (form) => known(form.approval) },
        {
          key: "until",
          title: t({ zh: "有效期至", en: "Valid until" }),
          cell: (form) => known(form.validUntil),
        },
        {
          key: "state",
          title: t({ zh: "状态", en: "State" }),
          cell: (form) => (
            <>
              <Tag color={formStateWords[form.state].color}>{t(formStateWords[form.state])}</Tag>
              {form.refusal === null ? null : <div>{t(form.refusal)}</div>}
            </>
          ),
        },
      ]}
    />
  )
}
