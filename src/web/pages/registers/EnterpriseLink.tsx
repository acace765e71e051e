import { Tag } from "antd"
import { type Text, useLanguage } from "../../app/language.tsx"
import type { RecordView } from "./register-words.ts"

const byWords: Readonly<Record<"uscc" | "name", Text>> = {
  uscc: { zh: "统一社会信用代码相同", en: "same unified social credit code" },
  name: { zh: "名称相同", en: "same name" },
}

const whyWords: Readonly<Record<RecordView["likelyEnterprises"][number]["why"], Text>> = {
  several: { zh: "同名不止一家", en: "several of this name" },
  "other-uscc": { zh: "名称相同，统一社会信用代码不同", en: "same name, another code" },
  likeness: { zh: "名称相近", en: "a similar name" },
}

/** In a list: whether the record was found among the registered enterprises. */
export function EnterpriseTag({ record }: { readonly record: RecordView }) {
  const { t } = useLanguage()
  const { enterprise, likelyEnterprises } = record
  if (enterprise !== null)
    return (
      <div className="muted">
        {enterprise.name === record.name
          ? t({ zh: "已登记企业", en: "registered enterprise" })
          : t({ zh: `已登记企业：${enterprise.name}`, en: `registered: ${enterprise.name}` })}
      </div>
    )
  return likelyEnterprises.length === 0 ? null : (
    <div>
      <Tag color="gold">{t({ zh: "疑似已登记企业", en: "perhaps registered" })}</Tag>
    </div>
  )
}

/** On the record's page: the enterprise, or those that it may be, for a person to judge. */
export function EnterpriseFacts({ record }: { readonly record: RecordView }) {
  const { t } = useLanguage()
  const { enterprise, likelyEnterprises } = record
  if (enterprise !== null)
    return (
      <>
        {enterprise.name} <code>{enterprise.id}</code>
        <div className="muted">{t(byWords[enterprise.by])}</div>
      </>
    )
  if (likelyEnterprises.length === 0)
    return <span className="muted">{t({ zh: "没有对应", en: "none found" })}</span>
  return (
    <>
      {t({ zh: "不能确定，没有对应。可能是：", en: "Not certain, so not linked. It may be:" })}
      <ul className="likely">
        {likelyEnterprises.map(({ id, name, why }) => (
          <li key={id}>
            {name} <code>{id}</code> <span className="muted">{t(whyWords[why])}</span>
          </li>
        ))}
      </ul>
      <span className="muted">
        {t({
          zh: "核对后更正记录或企业的统一社会信用代码，即自动对应。",
          en: "Correct the code of the record or of the enterprise, and it is linked.",
        })}
      </span>
    </>
  )
}
