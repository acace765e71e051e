import { Link } from "@tanstack/react-router"
import { useMemo, useState } from "react"
import type { Contracts, ResponseOf } from "#contracts"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { Citation } from "../../components/Citation.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"

type Answer = ResponseOf<Contracts["GET /api/published-ranks"]>

/** Published ranks by who evaluated; never one table of different evaluators. */
export function RanksPanel() {
  const query = useRoute("GET /api/published-ranks")
  return <Query query={query}>{(data) => <Shown data={data} />}</Query>
}

function Shown({ data }: { readonly data: Answer }) {
  const { t } = useLanguage()
  const groups = useMemo(
    () => [...Map.groupBy(data.ranks, (rank) => rank.evaluator)].sort((a, b) => b[1].length - a[1].length),
    [data],
  )
  const [evaluator, setEvaluator] = useState(
    () => groups.find(([name]) => name === "MIIT")?.[0] ?? groups[0]?.[0],
  )
  const own = useMemo(() => groups.find(([name]) => name === evaluator)?.[1] ?? [], [groups, evaluator])
  const years = [...new Set(own.map((rank) => rank.year))].sort((a, b) => b - a)
  const [year, setYear] = useState<number | "">("")
  const rows = own
    .filter((rank) => year === "" || rank.year === year)
    .sort(
      (a, b) =>
        b.year - a.year ||
        a.indicator.localeCompare(b.indicator) ||
        (a.rank ?? a.within ?? 999) - (b.rank ?? b.within ?? 999),
    )
  return (
    <div style={{ display: "grid", gap: 8 }}>
      <div className="fields">
        <label>
          {t({ zh: "评价者", en: "Evaluator" })}
          <select
            value={evaluator}
            onChange={(event) => {
              setEvaluator(event.target.value)
              setYear("")
            }}
          >
            {groups.map(([name, list]) => (
              <option key={name} value={name}>
                {name} · {list.length}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t({ zh: "评价年", en: "Year" })}
          <select
            value={year}
            onChange={(event) => setYear(event.target.value === "" ? "" : Number(event.target.value))}
          >
            <option value="">{t({ zh: "全部", en: "All" })}</option>
            {years.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <span className="muted">
          {t({
            zh: "没有一年是完整的；不同评价者的位次不可混用",
            en: "no year is complete; ranks of different evaluators are not to be mixed",
          })}
        </span>
      </div>
      <PlainTable
        caption={t({
          zh: `${evaluator} 公开位次 ${rows.length} 条`,
          en: `${rows.length} published ranks of ${evaluator}`,
        })}
        rows={rows}
        keyOf={(rank, i) => `${rank.zone}${rank.year}${rank.indicator}${i}`}
        maxHeight="60vh"
        columns={[
          { key: "year", title: t({ zh: "年", en: "Year" }), cell: (rank) => rank.year },
          {
            key: "zone",
            title: t({ zh: "园区", en: "Zone" }),
            heading: true,
            cell: (rank) => (
              <Link to="/zones/$code" params={{ code: rank.zone }}>
                {rank.shortName}
              </Link>
            ),
          },
          { key: "indicator", title: t({ zh: "项目", en: "Item" }), cell: (rank) => rank.indicator },
          {
            key: "rank",
            title: t({ zh: "位次", en: "Rank" }),
            number: true,
            cell: (rank) =>
              rank.rank ??
              (rank.within === null ? "—" : t({ zh: `前 ${rank.within}`, en: `first ${rank.within}` })),
          },
          {
            key: "movement",
            title: t({ zh: "比上年", en: "Movement" }),
            number: true,
            cell: (rank) => movement(rank),
          },
          {
            key: "of",
            title: t({ zh: "参评数", en: "Of" }),
            number: true,
            cell: (rank) => rank.unitsEvaluated ?? "—",
          },
          {
            key: "basis",
            title: t({ zh: "依据", en: "Basis" }),
            cell: (rank) =>
              rank.basis === "derived"
                ? t({ zh: "由升降推得", en: "derived" })
                : t({ zh: "来源写明", en: "stated" }),
          },
          {
            key: "citation",
            title: t({ zh: "来源", en: "Source" }),
            cell: (rank) => <Citation citation={rank.citation} sources={data.sources} />,
          },
        ]}
      />
    </div>
  )
}

function movement({
  rank,
  previousRank,
}: {
  readonly rank: number | null
  readonly previousRank: number | null
}) {
  if (rank === null || previousRank === null) return "—"
  const change = previousRank - rank
  return change === 0 ? "0" : change > 0 ? `↑ ${change}` : `↓ ${-change}`
}
