import { useMemo, useState } from "react"
import type { Contracts, ResponseOf } from "#contracts"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { Chart } from "../../components/Chart.tsx"
import { Citation } from "../../components/Citation.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"

type Answer = ResponseOf<Contracts["GET /api/national/series"]>
type Series = Answer["series"][number]

const headlines = [
  "operating_revenue",
  "gdp",
  "reporting_enterprises",
  "year_end_employees",
  "hnte_count",
  "taxes_paid",
]

/** Newest whole-year figures, then one series as chart and table, with its breaks. */
export function SeriesPanel() {
  const query = useRoute("GET /api/national/series")
  return <Query query={query}>{(data) => <Shown data={data} />}</Query>
}

function Shown({ data }: { readonly data: Answer }) {
  const { t } = useLanguage()
  const [chosen, setChosen] = useState(0)
  const series = data.series[chosen]
  const newest = headlines.flatMap((indicator) => {
    const one = data.series.find((candidate) => candidate.indicator === indicator)
    const point = one?.points.findLast((candidate) => candidate.period === "full_year")
    return one === undefined || point === undefined ? [] : [{ one, point }]
  })
  return (
    <div style={{ display: "grid", gap: 12 }}>
      <div style={{ display: "grid", gap: 8, gridTemplateColumns: "repeat(auto-fill, minmax(170px, 1fr))" }}>
        {newest.map(({ one, point }) => (
          <div key={one.indicator} className="panel">
            <div className="muted">
              {t(one.label)} · {point.year}
            </div>
            <div style={{ fontSize: 20, fontVariantNumeric: "tabular-nums" }}>
              {point.value.toLocaleString("en")} <span style={{ fontSize: 12 }}>{t(one.unit)}</span>
            </div>
            <Citation citation={point.citation} sources={data.sources} />
          </div>
        ))}
      </div>
      <div className="fields">
        <label>
          {t({ zh: "指标", en: "Indicator" })}
          <select value={chosen} onChange={(event) => setChosen(Number(event.target.value))}>
            {data.series.map((one, i) => (
              <option key={`${one.indicator}${one.unit.zh}`} value={i}>
                {t(one.label)} {one.unit.zh === "" ? "" : `（${t(one.unit)}）`} · {one.points.length}
              </option>
            ))}
          </select>
        </label>
      </div>
      {series === undefined ? null : <OneSeries series={series} sources={data.sources} />}
      <ul className="muted" style={{ fontSize: 12 }}>
        {data.notes.map((note) => (
          <li key={note.zh}>{t(note)}</li>
        ))}
      </ul>
    </div>
  )
}

function OneSeries({ series, sources }: { readonly series: Series; readonly sources: Answer["sources"] }) {
  const { t } = useLanguage()
  const label = `${t(series.label)}（${t(series.unit)}）`
  const option = useMemo(() => {
    const whole = series.points.filter((point) => point.period === "full_year")
    const first = whole[0]?.year ?? 0
    const last = whole.at(-1)?.year ?? first
    const years = Array.from({ length: last - first + 1 }, (_, i) => first + i)
    return {
      grid: { left: 72, right: 16, top: 24, bottom: 28 },
      tooltip: { trigger: "axis" },
      xAxis: { type: "category", data: years.map(String) },
      yAxis: { type: "value", name: t(series.unit), scale: true },
      series: [
        {
          type: "line",
          // A year without a figure stays a gap; nothing is drawn through it.
          connectNulls: false,
          symbolSize: 7,
          data: years.map((year) => whole.find((point) => point.year === year)?.value ?? null),
        },
      ],
    }
  }, [series, t])
  return (
    <>
      <Chart
        option={option}
        label={`${label}：${t({ zh: "数值见下表", en: "values in the table below" })}`}
        height={260}
      />
      {series.breaks.length === 0 ? null : (
        <ul style={{ margin: 0 }}>
          {series.breaks.map((one) => (
            <li key={`${one.year}${one.text.zh}`}>
              {one.year}
              {t({ zh: "：", en: ": " })}
              {t(one.text)}
            </li>
          ))}
        </ul>
      )}
      <PlainTable
        caption={label}
        rows={series.points}
        keyOf={(point) => `${point.year}${point.period}`}
        columns={[
          {
            key: "year",
            title: t({ zh: "年", en: "Year" }),
            heading: true,
            cell: (point) =>
              point.period === "full_year"
                ? point.year
                : `${point.year}（${point.period.replace("_", "–")}）`,
          },
          {
            key: "value",
            title: t({ zh: "数值", en: "Value" }),
            number: true,
            cell: (point) => point.value.toLocaleString("en"),
          },
          {
            key: "zones",
            title: t({ zh: "当时园区数", en: "Zones then" }),
            number: true,
            cell: (point) => point.zones ?? t({ zh: "来源未写", en: "not stated" }),
          },
          {
            key: "citation",
            title: t({ zh: "来源", en: "Source" }),
            cell: (point) => <Citation citation={point.citation} sources={sources} />,
          },
        ]}
      />
    </>
  )
}
