import { useState } from "react"
import { useLanguage } from "../../app/language.tsx"
import { Raw } from "../../components/Num.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { growthText, type IndicatorsAnswer, type Shown } from "./snapshot-types.ts"
import { TableDownloads } from "./TableDownloads.tsx"

const numberOf = (text: string | null) => (text === null ? null : Number(text))

/** Growth of every indicator in two scopes: all units of either period, and only those that are in both. */
export function GrowthTable({ view, ...shown }: Shown & { readonly view: IndicatorsAnswer }) {
  const { t } = useLanguage()
  const [asked, setCode] = useState("")
  const grown = new Set(view.growth.map(({ indicator }) => indicator))
  const indicators = view.indicators.filter(({ code }) => grown.has(code))
  const code = grown.has(asked) ? asked : (indicators[0]?.code ?? "")
  const names = new Map(view.zones.map((zone) => [zone.code, zone.name ?? zone.code]))
  if (view.prior === null || indicators.length === 0)
    return (
      <p>{t({ zh: "没有上期的快照，不计算增长。", en: "No snapshot of a period before: no growth." })}</p>
    )
  return (
    <>
      <p>
        {t({
          zh: "全部口径：两期各自的全部单位；同口径：两期都有报表且未换园区的单位。两者相差大时，增长多半来自名录变化。",
          en: "All: every unit of either period. Same units: those with a return in both and in the same zone. Where they differ much, growth comes from the frame.",
        })}
      </p>
      <div className="fields" style={{ marginBottom: 6 }}>
        <label>
          {t({ zh: "指标", en: "Indicator" })}
          <select value={code} onChange={(event) => setCode(event.target.value)}>
            {indicators.map((one) => (
              <option key={one.code} value={one.code}>
                {one.number ?? one.code} {t(one.label)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <TableDownloads {...shown} view={view} tables={["growth"]} />
      <PlainTable
        caption={t({
          zh: `增长：${view.prior} → ${view.period}`,
          en: `Growth: ${view.prior} to ${view.period}`,
        })}
        rows={view.growth.filter(({ indicator }) => indicator === code)}
        keyOf={({ zone }) => zone}
        columns={[
          {
            key: "zone",
            title: t({ zh: "园区", en: "Zone" }),
            heading: true,
            cell: ({ zone }) => names.get(zone) ?? zone,
          },
          {
            key: "before",
            title: t({ zh: "上期", en: "Before" }),
            number: true,
            cell: ({ before }) => <Raw value={numberOf(before)} />,
          },
          {
            key: "now",
            title: t({ zh: "本期", en: "Now" }),
            number: true,
            cell: ({ now }) => <Raw value={numberOf(now)} />,
          },
          {
            key: "growth",
            title: t({ zh: "增长（全部）", en: "Growth (all)" }),
            number: true,
            cell: ({ growth }) => growthText(growth),
          },
          {
            key: "sameBefore",
            title: t({ zh: "上期（同口径）", en: "Before (same units)" }),
            number: true,
            cell: ({ sameBefore }) => <Raw value={numberOf(sameBefore)} />,
          },
          {
            key: "sameNow",
            title: t({ zh: "本期（同口径）", en: "Now (same units)" }),
            number: true,
            cell: ({ sameNow }) => <Raw value={numberOf(sameNow)} />,
          },
          {
            key: "sameGrowth",
            title: t({ zh: "增长（同口径）", en: "Growth (same units)" }),
            number: true,
            cell: ({ sameGrowth }) => growthText(sameGrowth),
          },
        ]}
      />
    </>
  )
}
