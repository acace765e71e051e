import { Link } from "@tanstack/react-router"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { OriginBadge } from "../../components/OriginBadge.tsx"
import { Page } from "../../components/Page.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"

/** The packs of policy and data with what their checks found. */
export default function PacksPage() {
  const { t } = useLanguage()
  const query = useRoute("GET /api/packs")
  return (
    <Page title={{ zh: "数据包与来源", en: "Packs and sources" }}>
      <Query query={query}>
        {(packs) => (
          <PlainTable
            caption={t({
              zh: "政策与数据都在数据包里，每个数字有来源与确定程度；检查在系统启动时进行",
              en: "Policy and data lie in packs, each number with its source; they are checked when the system starts",
            })}
            rows={packs}
            keyOf={(pack) => pack.id}
            columns={[
              {
                key: "title",
                title: t({ zh: "名称", en: "Title" }),
                heading: true,
                cell: (pack) => (
                  <>
                    <Link to="/packs/$pack" params={{ pack: pack.id }}>
                      {t(pack.title)}
                    </Link>{" "}
                    <OriginBadge origin={pack.origin} />
                    {pack.description === null ? null : <div className="muted">{t(pack.description)}</div>}
                  </>
                ),
              },
              {
                key: "frameworks",
                title: t({ zh: "指标体系", en: "Frameworks" }),
                number: true,
                cell: (pack) => pack.counts.frameworks,
              },
              {
                key: "indicators",
                title: t({ zh: "指标", en: "Indicators" }),
                number: true,
                cell: (pack) => pack.counts.indicators,
              },
              {
                key: "clauses",
                title: t({ zh: "条款", en: "Clauses" }),
                number: true,
                cell: (pack) => pack.counts.clauses,
              },
              {
                key: "tables",
                title: t({ zh: "表", en: "Tables" }),
                number: true,
                cell: (pack) => pack.counts.tables,
              },
              {
                key: "sources",
                title: t({ zh: "来源", en: "Sources" }),
                number: true,
                cell: (pack) => pack.counts.sources,
              },
              {
                key: "check",
                title: t({ zh: "检查", en: "Check" }),
                cell: (pack) =>
                  pack.loaded
                    ? t({
                        zh: `错误 ${pack.errors}，警告 ${pack.warnings}`,
                        en: `${pack.errors} errors, ${pack.warnings} warnings`,
                      })
                    : t({ zh: "读不出", en: "cannot be read" }),
              },
            ]}
          />
        )}
      </Query>
    </Page>
  )
}
