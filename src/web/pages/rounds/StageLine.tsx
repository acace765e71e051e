import { type RoundStage, stageWords } from "#rounds"
import { useLanguage } from "../../app/language.tsx"
import { Moment } from "../../components/Moment.tsx"
import "./rounds.css"

interface Stage {
  readonly stage: RoundStage
  readonly status: "done" | "current" | "ahead"
  readonly at: string | null
  readonly person: string | null
}

/** The steps of a round: which are done, when each was reached, and by whom. */
export function StageLine({ stages }: { readonly stages: readonly Stage[] }) {
  const { t } = useLanguage()
  return (
    <ol className="stage-line" aria-label={t({ zh: "进展", en: "Progress" })}>
      {stages.map(({ stage, status, at, person }) => (
        <li key={stage} className={status} aria-current={status === "current" ? "step" : undefined}>
          <b>{t(stageWords[stage])}</b>
          {at === null ? null : (
            <small>
              <Moment at={at} />
              <br />
              {person}
            </small>
          )}
        </li>
      ))}
    </ol>
  )
}

/** The same in one line without dates, for lists. */
export function StageDots({ stages }: { readonly stages: readonly Stage[] }) {
  const { t } = useLanguage()
  return (
    <ol className="stage-dots" aria-label={t({ zh: "进展", en: "Progress" })}>
      {stages.map(({ stage, status }) => (
        <li key={stage} className={status} aria-current={status === "current" ? "step" : undefined}>
          {t(stageWords[stage])}
        </li>
      ))}
    </ol>
  )
}
