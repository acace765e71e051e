import { Link } from "@tanstack/react-router"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { OriginBadge } from "../../components/OriginBadge.tsx"
import "../../components/plain.css"

/** What waits for the reader, and the card of the reader's zone. */
export function MyPanels({ acting }: { readonly acting: boolean }) {
  const { t } = useLanguage()
  if (acting) return <Mine />
  return (
    <section className="panel">
      <h2>{t({ zh: "我的待办", en: "My tasks" })}</h2>
      <span className="muted" style={{ fontSize: 13 }}>
        <a href="/sign-in?next=%2F">{t({ zh: "登录", en: "Sign in" })}</a>
        {t({
          zh: "后在此列出最近到期的三件；公开数据无须登录。",
          en: " to see the three that are due next; public data need no account.",
        })}
      </span>
    </section>
  )
}

function Mine() {
  const { t } = useLanguage()
  const { data } = useRoute("GET /api/overview/mine")
  if (data === undefined) return null
  const tasks = data.tasks.slice(0, 3)
  const { zone } = data
  return (
    <>
      <section className="panel">
        <h2>
          {t({ zh: "我的待办", en: "My tasks" })}
          {data.tasks.length > 3 ? ` (${data.tasks.length})` : ""}
        </h2>
        {tasks.length === 0 ? (
          <span className="muted" style={{ fontSize: 13 }}>
            {t({
              zh: "现在没有等您办理的事。评价期开启、材料被退回或结果待确认时会列在这里。",
              en: "Nothing waits for you. Open periods, returned material and results to confirm will be listed here.",
            })}
          </span>
        ) : (
          <ol className="tasks">
            {tasks.map((task) => (
              <li key={task.id}>
                <Link to={task.href}>{t(task.text)}</Link>
                {task.due === null ? "" : ` · ${task.due}`}
              </li>
            ))}
          </ol>
        )}
      </section>
      {zone === null ? null : (
        <section className="panel" style={{ fontSize: 13 }}>
          <h2>
            <Link to="/zones/$code" params={{ code: zone.code }}>
              {zone.name}
            </Link>{" "}
            <OriginBadge origin={zone.origin} />
          </h2>
          {zone.latestRank === null
            ? t({ zh: "没有查到公开的综合位次", en: "No published total rank was found" })
            : t({
                zh: `${zone.latestRank.year} 年公开综合位次：${rankText(zone.latestRank)}`,
                en: `Published total rank of ${zone.latestRank.year}: ${rankText(zone.latestRank)}`,
              })}
          {" · "}
          {zone.publishedValues === 0
            ? t({ zh: "公开来源没有本园区的指标", en: "no published values of this zone" })
            : t({
                zh: `公开指标 ${zone.publishedValues} 条`,
                en: `${zone.publishedValues} published values`,
              })}
          <br />
          <span className="muted">
            {t({
              zh: "三个短板、三件事：需要一次有本园区指标的评价",
              en: "Three gaps, three steps: need an evaluation that has this zone's data",
            })}
          </span>
        </section>
      )}
    </>
  )
}

const rankText = (rank: { readonly rank: number | null; readonly within: number | null }) =>
  rank.rank === null ? `≤ ${rank.within ?? "?"}` : String(rank.rank)
