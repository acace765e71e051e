import { Link } from "@tanstack/react-router"
import { Timeline } from "antd"
import { surveyActionWords } from "#surveys"
import { useLanguage } from "../../app/language.tsx"
import { Moment } from "../../components/Moment.tsx"
import type { SurveyAnswer } from "./survey-types.ts"

/** What was done with the period and by whom; nothing is ever removed. */
export function HistoryTab({ survey }: { readonly survey: SurveyAnswer }) {
  const { t } = useLanguage()
  return (
    <Timeline
      items={[...survey.history].reverse().map((event) => ({
        key: event.id,
        content: (
          <>
            <Moment at={event.at} /> <b>{t(surveyActionWords[event.action])}</b>{" "}
            <span className="muted">{event.personName ?? event.person}</span>
            {event.reason === null ? null : <div>{event.reason}</div>}
            {event.dueAt === null ? null : (
              <div>
                {t({ zh: "截止（本机关设定）", en: "Due (the authority's own date)" })}{" "}
                <Moment at={event.dueAt} />
              </div>
            )}
            {event.excluded === null ? null : (
              <div>
                {t({ zh: `当时不入快照 ${event.excluded} 家`, en: `${event.excluded} would be left out` })}
              </div>
            )}
            {event.snapshot === null ? null : (
              <div>
                <Link
                  to="/surveys/$survey/snapshots/$number"
                  params={{ survey: survey.id, number: String(event.snapshot) }}
                >
                  {t({ zh: `快照 ${event.snapshot}`, en: `Snapshot ${event.snapshot}` })}
                </Link>
              </div>
            )}
          </>
        ),
      }))}
    />
  )
}
