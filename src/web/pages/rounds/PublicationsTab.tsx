import { Link } from "@tanstack/react-router"
import { Tag } from "antd"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { Moment } from "../../components/Moment.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { PublishedRanking } from "../../components/proof/PublishedContent.tsx"
import { Query } from "../../components/Query.tsx"
import type { RoundAnswer } from "./round-types.ts"

/** What was shown to the public, from when to when, and exactly what. */
export function PublicationsTab({ round }: { readonly round: RoundAnswer }) {
  const { t } = useLanguage()
  const query = useRoute("GET /api/rounds/:round/publications", { params: { round: round.id } })
  return (
    <Query query={query}>
      {({ publications, ended }) => (
        <>
          <p>
            <Link to="/public/evaluations/$round" params={{ round: round.id }}>
              {t({ zh: "公开页面", en: "The public page" })}
            </Link>
          </p>
          <PlainTable
            caption={t({ zh: "公示与发布", en: "Notices and releases" })}
            keyOf={(row) => row.id}
            rows={publications}
            empty={t({ zh: "尚未公示", en: "Nothing yet" })}
            columns={[
              {
                key: "kind",
                title: t({ zh: "种类", en: "Kind" }),
                heading: true,
                cell: (row) => (
                  <Tag color={row.kind === "notice" ? "orange" : "green"}>
                    {row.kind === "notice"
                      ? t({ zh: "公示", en: "Notice" })
                      : t({ zh: "发布", en: "Release" })}
                  </Tag>
                ),
              },
              { key: "from", title: t({ zh: "自", en: "From" }), cell: (row) => <Moment at={row.from} /> },
              { key: "until", title: t({ zh: "至", en: "Until" }), cell: (row) => <Moment at={row.until} /> },
              {
                key: "reason",
                title: t({ zh: "修订理由", en: "Reason of revision" }),
                cell: (row) => row.reason,
              },
            ]}
          />
          {ended.map((one) => (
            <p key={`${one.from}${one.kind}`}>
              {one.kind === "withdrawn"
                ? t({ zh: "已撤回", en: "Withdrawn" })
                : t({ zh: "已更换", en: "Replaced" })}{" "}
              <Moment at={one.endedAt} />：{one.reason}
            </p>
          ))}
          {publications[0] === undefined ? null : (
            <>
              <h2>{t({ zh: "最近一次公开的内容", en: "What was shown last" })}</h2>
              <PublishedRanking content={publications[0].content} />
            </>
          )}
        </>
      )}
    </Query>
  )
}
