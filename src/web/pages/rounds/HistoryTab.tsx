import { Timeline } from "antd"
import { roleWords } from "#access"
import { actionWords, type DeadlineKind, deadlineWords, type RoundAction } from "#rounds"
import { useLanguage } from "../../app/language.tsx"
import { Moment } from "../../components/Moment.tsx"
import type { RoundAnswer } from "./round-types.ts"

/** What was done, by whom, in which role; nothing is ever removed. */
export function HistoryTab({ round }: { readonly round: RoundAnswer }) {
  const { t } = useLanguage()
  const nameOf = (id: string | null) => round.participants.find((one) => one.id === id)?.name ?? id
  return (
    <Timeline
      items={[...round.history].reverse().map((event) => ({
        key: event.id,
        content: (
          <>
            <Moment at={event.at} /> <b>{t(actionWords[event.action])}</b>
            {event.accepted === null
              ? ""
              : event.accepted
                ? t({ zh: "（采纳）", en: " (accepted)" })
                : t({ zh: "（不采纳）", en: " (rejected)" })}
            {event.participant === null ? "" : ` · ${nameOf(event.participant)}`}
            <div className="muted">
              {event.person}
              {event.role === null ? "" : ` · ${t(roleWords[event.role])}`} · {t(event.organisation)}
            </div>
            {event.reason === null ? null : <div>{event.reason}</div>}
            {event.until === null ? null : (
              <div>
                {t(deadlineWords[dateOf(event.action)])} <Moment at={event.until} />
                {t({ zh: "（本机关设定）", en: " (set by the authority)" })}
              </div>
            )}
            {event.proofDigest === null ? null : (
              <code style={{ fontSize: 12, wordBreak: "break-all" }}>{event.proofDigest}</code>
            )}
          </>
        ),
      }))}
    />
  )
}

/** What the date of an action is. */
function dateOf(action: RoundAction): DeadlineKind {
  return action === "release" ? "release" : action === "publish-notice" ? "notice" : "confirm"
}
