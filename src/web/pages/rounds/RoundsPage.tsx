import { Link } from "@tanstack/react-router"
import { Button, Space, Tag } from "antd"
import { actionWords, deadlineWords, phaseWords } from "#rounds"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { Moment } from "../../components/Moment.tsx"
import { OriginBadge } from "../../components/OriginBadge.tsx"
import { Page } from "../../components/Page.tsx"
import { Query } from "../../components/Query.tsx"
import { Nothing } from "../../components/States.tsx"
import { StageDots } from "./StageLine.tsx"
import "../../components/plain.css"
import "./rounds.css"

/** Every round that the reader sees, with where it stands and what waits. */
export default function RoundsPage() {
  const { t } = useLanguage()
  const query = useRoute("GET /api/rounds")
  return (
    <Page
      title={{ zh: "评价轮次", en: "Rounds" }}
      actions={
        query.data?.mayCreate === true ? (
          <Link to="/rounds/new">
            <Button type="primary">{t({ zh: "建立评价轮次", en: "Set up a round" })}</Button>
          </Link>
        ) : null
      }
    >
      <Query query={query}>
        {({ rounds }) =>
          rounds.length === 0 ? (
            <Nothing
              text={{
                zh: "还没有您参加的评价轮次。由评价机关的审核人建立，园区收到确认请求后在这里出现。",
                en: "No rounds yet. A reviewer of the authority sets one up; a zone finds it here when it is asked to confirm.",
              }}
            />
          ) : (
            <ul className="round-list">
              {rounds.map((round) => {
                const open = round.actions.filter(
                  ({ action, barrier }) =>
                    barrier === null && !["cancel", "withdraw", "revise"].includes(action),
                )
                return (
                  <li key={round.id} className="panel">
                    <h2>
                      <Link to="/rounds/$round" params={{ round: round.id }}>
                        {t(round.title)}
                      </Link>
                    </h2>
                    <Space wrap>
                      <Tag color="blue">{t(phaseWords[round.phase])}</Tag>
                      <OriginBadge origin={round.origin} />
                      <span>{t(round.authority)}</span>
                      {round.phase === "confirming" && round.side === "authority" ? (
                        <span>
                          {t({
                            zh: `已确认 ${round.confirmed}/${round.zones}，疑问 ${round.openQuestions}`,
                            en: `${round.confirmed} of ${round.zones} confirmed, ${round.openQuestions} questions`,
                          })}
                        </span>
                      ) : null}
                      {round.deadlines.map((deadline) => (
                        <span key={deadline.kind}>
                          {t(deadlineWords[deadline.kind])} <Moment at={deadline.at} />
                          {t({ zh: "（本机关设定）", en: " (set by the authority)" })}
                        </span>
                      ))}
                      {open.map(({ action }) => (
                        <Tag key={action} color="gold">
                          {t({ zh: "待办：", en: "To do: " })}
                          {t(actionWords[action])}
                        </Tag>
                      ))}
                    </Space>
                    <StageDots stages={round.stages} />
                  </li>
                )
              })}
            </ul>
          )
        }
      </Query>
    </Page>
  )
}
