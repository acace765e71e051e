import { useLanguage } from "../app/language.tsx"
import "./plain.css"

/** The way from one page of a long list to the next; nothing where there is only one. */
export function Pager({
  page,
  size,
  total,
  onPage,
}: {
  /** From 1. */
  readonly page: number
  readonly size: number
  readonly total: number
  readonly onPage: (page: number) => void
}) {
  const { t } = useLanguage()
  const pages = Math.max(1, Math.ceil(total / size))
  if (pages <= 1) return null
  return (
    <nav
      className="fields"
      style={{ marginBlock: 8, justifyContent: "center" }}
      aria-label={t({ zh: "翻页", en: "Pages" })}
    >
      <button type="button" className="plain-button" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        {t({ zh: "上一页", en: "Previous" })}
      </button>
      <span aria-live="polite">
        {t({ zh: `第 ${page} 页，共 ${pages} 页`, en: `Page ${page} of ${pages}` })}
      </span>
      <button
        type="button"
        className="plain-button"
        disabled={page >= pages}
        onClick={() => onPage(page + 1)}
      >
        {t({ zh: "下一页", en: "Next" })}
      </button>
    </nav>
  )
}
