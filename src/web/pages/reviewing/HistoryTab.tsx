import { Timeline } from "antd"
import { levelWords, returnActionWords } from "#surveys"
import { useLanguage } from "../../app/language.tsx"
import { Moment } from "../../components/Moment.tsx"
import type { Review } from "./review-types.ts"

/** What was done with the return, by whom; nothing is ever removed. */
export function HistoryTab({ review }: { readonly review: Review }) {
  const { t } = useLanguage()
  const nameOf = (code: string) => {
    const cell = review.cells.find((one) => one.code === code)
    return cell === undefined ? code : `${cell.officialCode} ${t(cell.label)}`
  }
  return (
    <Timeline
      items={[...review.history].reverse().map((event) => ({
        key: event.id,
        content: (
          <>
            <Moment at={event.at} /> <b>{t(returnActionWords[event.action])}</b>
            {event.revision === null
              ? ""
              : t({ zh: `（第 ${event.revision} 版）`, en: ` (revision ${event.revision})` })}
            {event.keyed ? t({ zh: " · 代录", en: " · keyed" }) : ""}
            <div className="muted">
              {event.personName ?? ""} {t(event.organisation)}
              {event.level === null ? "" : ` · ${t(levelWords[event.level])}`}
            </div>
            {event.reason === null ? null : <div>{event.reason}</div>}
            {event.cells.map(({ cell, reason }) => (
              <div key={cell}>
                {nameOf(cell)}：{reason}
              </div>
            ))}
            {event.restated.length === 0 ? null : (
              <div>
                {t({ zh: "改报：", en: "Restated: " })}
                {event.restated.map(nameOf).join("、")}
              </div>
            )}
          </>
        ),
      }))}
    />
  )
}
