import { Link } from "@tanstack/react-router"
import { Button, Space, Tag } from "antd"
import { useState } from "react"
import { surveyActionWords, surveyPhaseWords } from "#surveys"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { Moment } from "../../components/Moment.tsx"
import { OriginBadge } from "../../components/OriginBadge.tsx"
import { Page } from "../../components/Page.tsx"
import { Query } from "../../components/Query.tsx"
import { Nothing } from "../../components/States.tsx"
import { OpenDialog } from "./OpenDialog.tsx"
import { PhaseBar, PhaseLegend } from "./PhaseBar.tsx"
import { kindWords, percentText, type SurveysAnswer } from "./survey-types.ts"
import "../../components/plain.css"
import "./surveys.css"

/** Every survey period that the reader sees, with how far it is and what waits. */
export default function SurveysPage() {
  const { t } = useLanguage()
  const query = useRoute("GET /api/surveys")
  const [opening, setOpening] = useState(false)
  return (
    <Page
      title={{ zh: "调查期", en: "Survey periods" }}
      actions={
        query.data?.mayOpen === true ? (
          <Button type="primary" onClick={() => setOpening(true)}>
            {t({ zh: "开启调查期", en: "Open a period" })}
          </Button>
        ) : null
      }
    >
      <Query query={query}>
        {({ surveys }) =>
          surveys.length === 0 ? (
            <Nothing
              text={{
                zh: "还没有调查期。由调查机关的审核人选择有效的报表、报告期和调查名录后开启。",
                en: "No survey period yet. A reviewer of the authority opens one with forms in force, a period and a frame.",
              }}
            />
          ) : (
            <>
              <PhaseLegend />
              <ul className="survey-list">
                {surveys.map((survey) => (
                  <SurveyItem key={survey.id} survey={survey} />
                ))}
              </ul>
            </>
          )
        }
      </Query>
      {opening ? <OpenDialog onClose={() => setOpening(false)} /> : null}
    </Page>
  )
}

function SurveyItem({ survey }: { readonly survey: SurveysAnswer["surveys"][number] }) {
  const { t } = useLanguage()
  const { counts } = survey
  const locks = survey.actions.some(({ action, barrier }) => action === "lock" && barrier === null)
  return (
    <li className="panel">
      <h2>
        <Link to="/surveys/$survey" params={{ survey: survey.id }}>
          {t(survey.title)}
        </Link>
      </h2>
      <Space wrap style={{ marginBottom: 6 }}>
        <Tag color="blue">{t(surveyPhaseWords[survey.phase])}</Tag>
        {survey.example ? <Tag color="volcano">{t({ zh: "示例", en: "Example" })}</Tag> : null}
        <OriginBadge origin={survey.origin} />
        <span>
          {survey.period} {t(kindWords[survey.kind])}
        </span>
        <span>{t(survey.authority)}</span>
        <span>
          {t({ zh: "截止（本机关设定）", en: "Due (the authority's own date)" })} <Moment at={survey.dueAt} />
          {survey.over && survey.phase === "open" ? (
            <Tag color="gold" style={{ marginInlineStart: 4 }}>
              {t({ zh: "已过", en: "over" })}
            </Tag>
          ) : null}
        </span>
        <span>
          {t({
            zh: `已报 ${counts.submitted}/${counts.due}（${percentText(counts.coverage)}），已通过 ${counts.accepted}`,
            en: `${counts.submitted} of ${counts.due} submitted (${percentText(counts.coverage)}), ${counts.accepted} accepted`,
          })}
        </span>
        {survey.snapshot > 0 ? (
          <Link
            to="/surveys/$survey/snapshots/$number"
            params={{ survey: survey.id, number: String(survey.snapshot) }}
          >
            {t({ zh: `快照 ${survey.snapshot}`, en: `Snapshot ${survey.snapshot}` })}
          </Link>
        ) : null}
        {locks ? (
          <Tag color="gold">
            {t({ zh: "待办：", en: "To do: " })}
            {t(surveyActionWords.lock)}
          </Tag>
        ) : null}
      </Space>
      <PhaseBar phases={survey.phases} />
    </li>
  )
}
