import { useParams } from "@tanstack/react-router"
import { Alert, Space, Tag } from "antd"
import { deadlineWords, phaseWords } from "#rounds"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { Marked } from "../../components/Marked.tsx"
import { Moment } from "../../components/Moment.tsx"
import { OriginBadge } from "../../components/OriginBadge.tsx"
import { Page } from "../../components/Page.tsx"
import { Query } from "../../components/Query.tsx"
import { ActionBar } from "./ActionBar.tsx"
import { FiguresTab } from "./FiguresTab.tsx"
import { HistoryTab } from "./HistoryTab.tsx"
import { ObjectionsTab } from "./ObjectionsTab.tsx"
import { OwnFigures } from "./OwnFigures.tsx"
import { ParticipantsTab } from "./ParticipantsTab.tsx"
import { PublicationsTab } from "./PublicationsTab.tsx"
import { QuestionsTab } from "./QuestionsTab.tsx"
import { ResultsTab } from "./ResultsTab.tsx"
import { RoundTabs } from "./RoundTabs.tsx"
import type { RoundAnswer } from "./round-types.ts"
import { StageLine } from "./StageLine.tsx"
import "../../components/plain.css"
import "./rounds.css"

/** The life of one evaluation: where it stands, what the reader may do, and all that belongs to it. */
export default function RoundPage() {
  const { round } = useParams({ strict: false }) as { round: string }
  const query = useRoute("GET /api/rounds/:round", { params: { round } })
  return <Query query={query}>{(answer) => <Shown round={answer} />}</Query>
}

function Shown({ round }: { readonly round: RoundAnswer }) {
  const { t } = useLanguage()
  const isZone = round.side === "participant"
  const last = round.history.findLast((event) => event.action === "cancel" || event.action === "withdraw")
  return (
    <Page title={round.title} actions={<ActionBar round={round} />}>
      <Space wrap style={{ marginBottom: 8 }}>
        <Tag color="blue">{t(phaseWords[round.phase])}</Tag>
        <OriginBadge origin={round.origin} />
        <span>{t(round.authority)}</span>
        {round.deadlines.map((deadline) => (
          <span key={deadline.kind}>
            {t(deadlineWords[deadline.kind])} <Moment at={deadline.at} />
            {t({ zh: "（本机关设定）", en: " (set by the authority)" })}
            {deadline.over ? <Tag color="gold">{t({ zh: "已过", en: "over" })}</Tag> : null}
          </span>
        ))}
      </Space>
      {round.version === null ? null : (
        <p className="muted" style={{ margin: "0 0 8px", overflowWrap: "anywhere" }}>
          {t({ zh: "按 ", en: "By " })}
          {t(round.version.title)} · {t(round.version.notice)} ·{" "}
          <span title={round.version.digest}>{round.version.digest.slice(0, 23)}…</span>
        </p>
      )}
      {last?.reason === undefined || last.reason === null ? null : (
        <Alert
          type="error"
          style={{ marginBottom: 8 }}
          title={`${t(phaseWords[round.phase])}：${last.reason}`}
        />
      )}
      {isZone ? null : (
        <div className="panel" style={{ marginBottom: 8, overflowX: "auto" }}>
          <StageLine stages={round.stages} />
        </div>
      )}
      <Marked origin={round.origin}>
        <RoundTabs
          label={t({ zh: "本轮内容", en: "Parts of the round" })}
          items={isZone ? zoneTabs(round, t) : officeTabs(round, t)}
        />
      </Marked>
    </Page>
  )
}

type T = ReturnType<typeof useLanguage>["t"]

function zoneTabs(round: RoundAnswer, t: T) {
  const figures = {
    key: "figures",
    label: t({ zh: "确认本园区数据", en: "Our figures" }),
    children: <OwnFigures round={round} />,
  }
  const results = {
    key: "results",
    label: t({ zh: "本园区结果", en: "Our result" }),
    children: <ResultsTab round={round} />,
  }
  const confirming = round.phase === "confirming"
  return [
    ...(confirming ? [figures] : [results, figures]),
    { key: "questions", label: t({ zh: "疑问", en: "Questions" }), children: <QuestionsTab round={round} /> },
    ...(confirming ? [results] : []),
    {
      key: "objections",
      label: t({ zh: "异议", en: "Objections" }),
      children: <ObjectionsTab round={round} />,
    },
    {
      key: "publications",
      label: t({ zh: "公示与发布", en: "Public" }),
      children: <PublicationsTab round={round} />,
    },
    {
      key: "history",
      label: t({ zh: "历史", en: "History" }),
      children: (
        <>
          <StageLine stages={round.stages} />
          <HistoryTab round={round} />
        </>
      ),
    },
  ]
}

function officeTabs(round: RoundAnswer, t: T) {
  const inside = round.side === "authority"
  return [
    {
      key: "zones",
      label: t({ zh: "园区与进度", en: "Zones" }),
      children: <ParticipantsTab round={round} />,
    },
    ...(inside
      ? [
          ...(round.phase === "draft"
            ? []
            : [
                {
                  key: "figures",
                  label: t({ zh: "数据", en: "Figures" }),
                  children: <FiguresTab round={round} />,
                },
              ]),
          {
            key: "questions",
            label: `${t({ zh: "疑问", en: "Questions" })}${round.openQuestions > 0 ? ` (${round.openQuestions})` : ""}`,
            children: <QuestionsTab round={round} />,
          },
          { key: "results", label: t({ zh: "结果", en: "Results" }), children: <ResultsTab round={round} /> },
          {
            key: "objections",
            label: `${t({ zh: "异议", en: "Objections" })}${round.openObjections > 0 ? ` (${round.openObjections})` : ""}`,
            children: <ObjectionsTab round={round} />,
          },
        ]
      : []),
    {
      key: "publications",
      label: t({ zh: "公示与发布", en: "Public" }),
      children: <PublicationsTab round={round} />,
    },
    { key: "history", label: t({ zh: "历史", en: "History" }), children: <HistoryTab round={round} /> },
  ]
}
