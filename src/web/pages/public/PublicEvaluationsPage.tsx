import { Link } from "@tanstack/react-router"
import { Space, Tag } from "antd"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { Moment } from "../../components/Moment.tsx"
import { OriginBadge } from "../../components/OriginBadge.tsx"
import { Page } from "../../components/Page.tsx"
import { Query } from "../../components/Query.tsx"
import { Nothing } from "../../components/States.tsx"
import "../../components/plain.css"

/** What is under public notice or released; no signing in. */
export default function PublicEvaluationsPage() {
  const { t } = useLanguage()
  const query = useRoute("GET /api/public/rounds")
  return (
    <Page title={{ zh: "公示与发布", en: "Notices and releases" }}>
      <p>
        {t({
          zh: "这里只有正在公示和已经发布的评价。发布以前的数据不对外公开；发布后的更正附有理由，原公布内容保留。",
          en: "Only evaluations under public notice or released stand here. Figures are not public before release; a revision carries its reason, and what was published stays.",
        })}
      </p>
      <Query query={query}>
        {({ publications, ended }) => {
          const replaced = new Set(publications.map((one) => one.replaces))
          const shown = publications.filter((one) => !replaced.has(one.id))
          const withdrawn = ended.filter((one) => one.kind === "withdrawn")
          if (shown.length + withdrawn.length === 0)
            return (
              <Nothing text={{ zh: "目前没有公示或发布的评价", en: "Nothing is under notice or released" }} />
            )
          return (
            <ul style={{ listStyle: "none", padding: 0, display: "grid", gap: 8 }}>
              {shown.map((one) => (
                <li key={one.id} className="panel">
                  <h2>
                    <Link to="/public/evaluations/$round" params={{ round: one.round }}>
                      {t(one.content.title)}
                    </Link>
                  </h2>
                  <Space wrap>
                    <Tag color={one.kind === "notice" ? "orange" : "green"}>
                      {one.kind === "notice"
                        ? t({ zh: "公示中", en: "Under notice" })
                        : t({ zh: "已发布", en: "Released" })}
                    </Tag>
                    <OriginBadge origin={one.content.origin} />
                    {one.reason === "" ? null : (
                      <Tag color="purple">{t({ zh: "已修订", en: "Revised" })}</Tag>
                    )}
                    <span>{t(one.content.authority)}</span>
                    <span>
                      <Moment at={one.from} />
                      {one.until === null ? null : (
                        <>
                          {" "}
                          {t({ zh: "至", en: "to" })} <Moment at={one.until} />
                        </>
                      )}
                    </span>
                  </Space>
                </li>
              ))}
              {withdrawn.map((one) => (
                <li key={`${one.round}${one.endedAt}${one.from}`} className="panel">
                  <h2>{t(one.title)}</h2>
                  <Tag>{t({ zh: "已撤回", en: "Withdrawn" })}</Tag> <Moment at={one.endedAt} />：{one.reason}
                </li>
              ))}
            </ul>
          )
        }}
      </Query>
    </Page>
  )
}
