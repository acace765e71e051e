import { useNavigate, useSearch } from "@tanstack/react-router"
import { Tag } from "antd"
import { levelWords, surveyPhaseWords } from "#surveys"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { Marked } from "../../components/Marked.tsx"
import { Moment } from "../../components/Moment.tsx"
import { OriginBadge } from "../../components/OriginBadge.tsx"
import { Page } from "../../components/Page.tsx"
import { Query } from "../../components/Query.tsx"
import { Nothing } from "../../components/States.tsx"
import { ReviewQueue } from "./ReviewQueue.tsx"
import type { Queue } from "./review-types.ts"
import "../../components/plain.css"
import "./reviewing.css"

/** Returns that wait for the reader's level, period by period. */
export default function ReviewsPage() {
  const query = useRoute("GET /api/reviews")
  return (
    <Page title={{ zh: "报表审核", en: "Reviews of returns" }}>
      <Query query={query}>
        {(queue) =>
          queue.surveys.length === 0 ? (
            <Nothing
              text={{
                zh: "还没有您负责审核的调查期。调查机关开启调查期、列入您所辖的单位后在这里出现。",
                en: "No periods to review yet. One appears here when an authority lists units of your place.",
              }}
            />
          ) : (
            <Shown queue={queue} />
          )
        }
      </Query>
    </Page>
  )
}

function Shown({ queue }: { readonly queue: Queue }) {
  const { t } = useLanguage()
  const search = useSearch({ strict: false }) as { readonly survey?: string }
  const navigate = useNavigate()
  const { surveys, level } = queue
  const survey =
    surveys.find(({ id }) => id === search.survey) ?? surveys.find(({ waiting }) => waiting > 0) ?? surveys[0]
  if (survey === undefined) return null
  return (
    <>
      <div className="fields" style={{ marginBottom: 8 }}>
        <label>
          {t({ zh: "调查期", en: "Period" })}
          <select
            value={survey.id}
            onChange={(event) => void navigate({ to: "/reviews", search: { survey: event.target.value } })}
          >
            {surveys.map((one) => (
              <option key={one.id} value={one.id}>
                {t(one.title)}
                {one.waiting > 0 ? t({ zh: `（待审 ${one.waiting}）`, en: ` (${one.waiting} waiting)` }) : ""}
              </option>
            ))}
          </select>
        </label>
        <Tag color="blue">{t(surveyPhaseWords[survey.phase])}</Tag>
        <OriginBadge origin={survey.origin} />
        {survey.dueAt === null ? null : (
          <span>
            {t({ zh: "截止", en: "Due" })} <Moment at={survey.dueAt} />
            {t({ zh: "（本机关设定）", en: " (set by the authority)" })}
          </span>
        )}
        <span>
          {t({ zh: "您是", en: "You review at the level: " })}
          {t(levelWords[level])}
          {t({ zh: "级审核", en: "" })}
        </span>
      </div>
      <ul className="review-counts" aria-label={t({ zh: "本期概况", en: "The period at a glance" })}>
        {(
          [
            [{ zh: "应报", en: "Units" }, survey.units],
            [{ zh: "待本级审核", en: "Waiting for you" }, survey.waiting],
            [{ zh: "其中有未说明项", en: "of them unexplained" }, survey.unexplained],
            [{ zh: "在其他级", en: "At other levels" }, survey.elsewhere],
            [{ zh: "已退回", en: "Sent back" }, survey.returned],
            [{ zh: "已通过", en: "Accepted" }, survey.accepted],
          ] as const
        ).map(([label, count]) => (
          <li key={label.zh}>
            <span className="muted">{t(label)}</span> <b>{count}</b>
          </li>
        ))}
      </ul>
      <Marked origin={survey.origin}>
        <ReviewQueue key={survey.id} survey={survey} level={level} />
      </Marked>
    </>
  )
}
