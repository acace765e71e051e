import { Link, useParams } from "@tanstack/react-router"
import { Alert, Space, Tag } from "antd"
import { surveyPhaseWords } from "#surveys"
import { useLanguage } from "../../app/language.tsx"
import { useMe } from "../../app/me.ts"
import { useRoute } from "../../app/use-route.ts"
import { AddressedTabs } from "../../components/AddressedTabs.tsx"
import { Marked } from "../../components/Marked.tsx"
import { Moment } from "../../components/Moment.tsx"
import { OriginBadge } from "../../components/OriginBadge.tsx"
import { Page } from "../../components/Page.tsx"
import { Query } from "../../components/Query.tsx"
import { DisciplineTab } from "./DisciplineTab.tsx"
import { FrameTab } from "./FrameTab.tsx"
import { HistoryTab } from "./HistoryTab.tsx"
import { LockTab } from "./LockTab.tsx"
import { ProgressTab } from "./ProgressTab.tsx"
import { SnapshotsTab } from "./SnapshotsTab.tsx"
import { SurveyActions } from "./SurveyActions.tsx"
import { kindWords, percentText, type SurveyAnswer } from "./survey-types.ts"
import "../../components/plain.css"
import "./surveys.css"

/** The life of one survey period: how far it is, who is in it, what is locked. */
export default function SurveyPage() {
  const { survey } = useParams({ strict: false }) as { survey: string }
  const query = useRoute("GET /api/surveys/:survey", { params: { survey } })
  return <Query query={query}>{(answer) => <Shown survey={answer} />}</Query>
}

function Shown({ survey }: { readonly survey: SurveyAnswer }) {
  const { t } = useLanguage()
  const role = useMe()?.active?.role
  const last = survey.history.findLast(({ action }) => action === "cancel")
  const officer = role === "reviewer" || role === "analyst"
  return (
    <Page title={survey.title} actions={<SurveyActions survey={survey} />}>
      <Space wrap style={{ marginBottom: 8 }}>
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
        {officer ? (
          <Link to="/surveys/$survey/papers" params={{ survey: survey.id }}>
            {t({ zh: "报送材料", en: "Papers" })}
          </Link>
        ) : null}
        {role === "reviewer" ? (
          <Link to="/reviews" search={{ survey: survey.id }}>
            {t({ zh: "去审核", en: "Review the returns" })}
          </Link>
        ) : null}
      </Space>
      {survey.phase === "cancelled" ? (
        <Alert
          type="error"
          style={{ marginBottom: 8 }}
          title={`${t(surveyPhaseWords.cancelled)}${last?.reason == null ? "" : `：${last.reason}`}`}
        />
      ) : null}
      {survey.reopened === null ? null : (
        <Alert
          type="warning"
          style={{ marginBottom: 8 }}
          title={t({
            zh: `锁定后重新开启：${survey.reopened}。原快照仍在，评价所用不变。`,
            en: `Opened again after a lock: ${survey.reopened}. The snapshot stays as it was.`,
          })}
        />
      )}
      <Numbers survey={survey} />
      <Marked origin={survey.origin}>
        <AddressedTabs items={officer ? officerTabs(survey, t) : reporterTabs(survey, t)} />
      </Marked>
    </Page>
  )
}

function Numbers({ survey: { counts } }: { readonly survey: SurveyAnswer }) {
  const { t } = useLanguage()
  const numbers = [
    [t({ zh: "应报", en: "Due" }), counts.due],
    [t({ zh: "已报", en: "Submitted" }), counts.submitted],
    [t({ zh: "上报率", en: "Coverage" }), percentText(counts.coverage)],
    [t({ zh: "未报", en: "Missing" }), counts.missing],
    [t({ zh: "迟报", en: "Late" }), counts.late],
    [t({ zh: "已通过", en: "Accepted" }), counts.accepted],
    [t({ zh: "不在本期范围", en: "Left out" }), counts.excluded],
  ] as const
  return (
    <dl className="survey-numbers">
      {numbers.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

type T = ReturnType<typeof useLanguage>["t"]

function reporterTabs(survey: SurveyAnswer, t: T) {
  return [
    { key: "progress", label: t({ zh: "进度", en: "Progress" }), children: <ProgressTab survey={survey} /> },
    {
      key: "frame",
      label: t({ zh: "报表与名录", en: "Forms and frame" }),
      children: <FrameTab survey={survey} />,
    },
    { key: "history", label: t({ zh: "历史", en: "History" }), children: <HistoryTab survey={survey} /> },
  ]
}

function officerTabs(survey: SurveyAnswer, t: T) {
  const [progress, frame, history] = reporterTabs(survey, t)
  const lock = { key: "lock", label: t({ zh: "锁定", en: "Lock" }), children: <LockTab survey={survey} /> }
  return [
    ...(progress === undefined ? [] : [progress]),
    ...(frame === undefined ? [] : [frame]),
    {
      key: "discipline",
      label: t({ zh: "报送纪律", en: "Discipline" }),
      children: <DisciplineTab survey={survey} />,
    },
    ...(survey.phase === "open" || survey.phase === "closing" ? [lock] : []),
    {
      key: "snapshots",
      label: t({ zh: "快照", en: "Snapshots" }),
      children: <SnapshotsTab survey={survey} />,
    },
    ...(history === undefined ? [] : [history]),
  ]
}
