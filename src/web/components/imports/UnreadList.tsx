import { type UnreadCell, unreadWords } from "#imports"
import { useLanguage } from "../../app/language.tsx"
import type { ReadingProps } from "./reading-props.ts"
import "./imports.css"

/** Everything that was not read, by reason. */
export function UnreadList({ outcome }: Pick<ReadingProps, "outcome">) {
  const { t } = useLanguage()
  const groups = new Map<UnreadCell["reason"], UnreadCell[]>()
  for (const cell of outcome.unread) groups.set(cell.reason, [...(groups.get(cell.reason) ?? []), cell])
  if (outcome.unreadCount === 0) return <p>{t({ zh: "没有未读的单元格。", en: "Every cell was read." })}</p>
  return (
    <>
      {outcome.unreadCount > outcome.unread.length ? (
        <p className="muted">
          {t({
            zh: `共 ${outcome.unreadCount} 个，以下列出前 ${outcome.unread.length} 个；下载可得全部。`,
            en: `${outcome.unreadCount} in all; the first ${outcome.unread.length} are listed, the download has all.`,
          })}
        </p>
      ) : null}
      {[...groups].map(([reason, cells]) => (
        <details key={reason} className="unread-group">
          <summary>
            {t(unreadWords[reason])} <strong>{cells.length}</strong>
          </summary>
          <ul>
            {cells.slice(0, 200).map(({ cell, text }) => (
              <li key={cell}>
                <span className="cell-ref">{cell}</span> {text}
              </li>
            ))}
            {cells.length > 200 ? <li>…</li> : null}
          </ul>
        </details>
      ))}
    </>
  )
}
