import { Link } from "@tanstack/react-router"
import type { Contracts, ResponseOf } from "#contracts"
import { type Text, useLanguage } from "../../app/language.tsx"
import "../../components/plain.css"

type Data = ResponseOf<Contracts["GET /api/overview"]>["data"]

/** What is real, what is invented, what is missing. */
export function DataLine({ data }: { readonly data: Data }) {
  const { t } = useLanguage()
  const join = (texts: readonly Text[]) => texts.map(t).join(t({ zh: "，", en: ", " }))
  return (
    <section className="panel data-line" aria-label={t({ zh: "数据说明", en: "About the data" })}>
      <strong>{t({ zh: "真实：", en: "Real: " })}</strong>
      {join(data.real)}
      {"；"}
      <strong>{t({ zh: "示例：", en: "Invented: " })}</strong>
      {data.invented.length === 0 ? t({ zh: "无", en: "none" }) : join(data.invented)}
      {"；"}
      <strong>{t({ zh: "缺：", en: "Missing: " })}</strong>
      {data.missing.map(({ text, href }) => (
        <span key={text.zh}>
          {t(text)}
          {href === null ? null : (
            <>
              {" → "}
              <Link to={href}>{t({ zh: "导入", en: "import" })}</Link>
            </>
          )}
        </span>
      ))}
      {" · "}
      <Link to="/packs">{t({ zh: "数据包与来源", en: "Packs and sources" })}</Link>
    </section>
  )
}
