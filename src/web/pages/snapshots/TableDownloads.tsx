import { addressOf } from "../../app/api.ts"
import { type Text, useLanguage } from "../../app/language.tsx"
import type { IndicatorsAnswer, Shown } from "./snapshot-types.ts"

const names = {
  indicators: { zh: "指标表", en: "Indicators" },
  states: { zh: "指标状态", en: "States" },
  growth: { zh: "增长", en: "Growth" },
  zones: { zh: "园区", en: "Zones" },
  changes: { zh: "单位变动", en: "Entries, exits, moves" },
  "missing-returns": { zh: "缺报单位", en: "Missing returns" },
} as const satisfies Record<string, Text>

/** The whole of what a page shows a part of, as CSV. */
export function TableDownloads({
  survey,
  snapshot,
  view,
  tables,
}: Shown & { readonly view: IndicatorsAnswer; readonly tables: readonly (keyof typeof names)[] }) {
  const { t, language } = useLanguage()
  return (
    <div className="fields" style={{ marginBottom: 6 }}>
      {tables.map((table) => (
        <a
          key={table}
          href={addressOf(
            "GET /api/surveys/:survey/snapshots/:number/indicators/download",
            { survey, number: String(snapshot.number) },
            { pack: view.pack, framework: view.framework, table, language },
          )}
          download
        >
          {t({ zh: `导出${names[table].zh}（CSV）`, en: `Export: ${names[table].en} (CSV)` })}
        </a>
      ))}
    </div>
  )
}
