import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { CountedOf, useCounted } from "../../components/CountedOf.tsx"
import { Raw } from "../../components/Num.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"
import { ValueOrigin } from "../../components/ValueOrigin.tsx"
import "./rounds.css"
import type { RoundAnswer } from "./round-types.ts"

/** The figures of all zones, for the authority alone: one row per zone. */
export function FiguresTab({ round }: { readonly round: RoundAnswer }) {
  const { t } = useLanguage()
  const query = useRoute("GET /api/rounds/:round/figures", { params: { round: round.id } })
  const counted = useCounted(round.pack, round.framework)
  return (
    <Query query={query}>
      {({ zones }) => (
        <>
          <p className="muted">
            {t({
              zh: "发布前的数据只对组织评价的机关和园区本身开放（统计法第二十八条）；每次查看都有记录。",
              en: "Before release figures are open to the authority and to each zone alone (Statistics Law, art. 28); every reading is recorded.",
            })}
          </p>
          <PlainTable
            caption={t({ zh: `各园区数据（${round.period}）`, en: `Figures of all zones (${round.period})` })}
            keyOf={(zone) => zone.organisation}
            rows={zones}
            maxHeight="70vh"
            columns={[
              { key: "name", title: t({ zh: "园区", en: "Zone" }), heading: true, cell: (zone) => zone.name },
              {
                key: "version",
                title: t({ zh: "版次", en: "Version" }),
                number: true,
                cell: (zone) => zone.version,
              },
              ...round.columns.map((column) => ({
                key: column.code,
                title: (
                  <span className="figure-head">
                    {column.number} {t(column.label)}
                    {column.unit === null ? "" : `（${column.unit}）`}{" "}
                    <CountedOf
                      counted={counted}
                      code={column.code}
                      label={t(column.label)}
                      pack={round.pack}
                      period={round.period}
                    />
                  </span>
                ),
                number: true as const,
                cell: (zone: (typeof zones)[number]) => (
                  <>
                    <Raw value={zone.figures[column.code]} />
                    {round.dataDigest === null && zone.version === 1 ? null : (
                      <>
                        {" "}
                        <ValueOrigin
                          name={`${zone.name} ${t(column.label)}`}
                          value={{ round: round.id, organisation: zone.organisation, code: column.code }}
                        />
                      </>
                    )}
                  </>
                ),
              })),
            ]}
          />
        </>
      )}
    </Query>
  )
}
