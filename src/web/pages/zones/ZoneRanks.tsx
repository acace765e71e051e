import { useMemo } from "react"
import type { Contracts, ResponseOf } from "#contracts"
import { useLanguage } from "../../app/language.tsx"
import { Chart } from "../../components/Chart.tsx"
import { Citation } from "../../components/Citation.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"

type Zone = ResponseOf<Contracts["GET /api/zones/:code"]>

const official = new Set(["MOST Torch Center", "MIIT"])

/** Official total ranks over the years as a chart; all published ranks of a zone as a table. */
export function ZoneRanks({ ranks, sources }: Pick<Zone, "ranks" | "sources">) {
  const { t } = useLanguage()
  const totals = useMemo(
    () =>
      ranks
        .filter((rank) => official.has(rank.evaluator) && rank.indicator === "综合" && rank.rank !== null)
        .sort((a, b) => a.year - b.year),
    [ranks],
  )
  const option = useMemo(() => {
    const first = totals[0]?.year ?? 0
    const years = Array.from({ length: (totals.at(-1)?.year ?? first) - first + 1 }, (_, i) => first + i)
    return {
      grid: { left: 48, right: 16, top: 24, bottom: 28 },
      tooltip: { trigger: "axis" },
      xAxis: { type: "category", data: years.map(String) },
      yAxis: {
        type: "value",
        inverse: true,
        min: 1,
        minInterval: 1,
        name: t({ zh: "位次", en: "Rank" }),
        nameLocation: "start",
      },
      series: [
        {
          type: "line",
          connectNulls: false,
          symbolSize: 8,
          label: { show: true },
          data: years.map((year) => totals.find((rank) => rank.year === year)?.rank ?? null),
        },
      ],
    }
  }, [totals, t])
  if (ranks.length === 0)
    return (
      <span className="muted">{t({ zh: "没有查到公开位次。", en: "No published rank was found." })}</span>
    )
  return (
    <>
      {totals.length < 2 ? null : (
        <Chart
          option={option}
          height={200}
          label={t({
            zh: `主管部门综合位次：${totals.map((rank) => `${rank.year} 年第 ${rank.rank}`).join("，")}`,
            en: `Official total ranks: ${totals.map((rank) => `${rank.year}: ${rank.rank}`).join(", ")}`,
          })}
        />
      )}
      <PlainTable
        caption={t({
          zh: "公开位次；空缺的年份没有公布",
          en: "Published ranks; other years were not published",
        })}
        rows={[...ranks].sort((a, b) => b.year - a.year)}
        keyOf={(rank, i) => `${rank.year}${rank.indicator}${i}`}
        maxHeight={320}
        columns={[
          { key: "year", title: t({ zh: "年", en: "Year" }), heading: true, cell: (rank) => rank.year },
          { key: "evaluator", title: t({ zh: "评价者", en: "Evaluator" }), cell: (rank) => rank.evaluator },
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
            key: "score",
            title: t({ zh: "得分", en: "Score" }),
            number: true,
            cell: (rank) => rank.score ?? "",
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
            cell: (rank) => <Citation citation={rank.citation} sources={sources} />,
          },
        ]}
      />
    </>
  )
}
