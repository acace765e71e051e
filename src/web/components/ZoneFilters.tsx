import { useLanguage } from "../app/language.tsx"
import { choices, type ZoneFilter, type ZoneItem } from "./zone-filter.ts"
import "./plain.css"

/** The fields by which a list or a map of zones is narrowed. Plain fields: the first screen waits for nothing heavier. */
export function ZoneFilters({
  zones,
  years,
  filter,
  onChange,
}: {
  readonly zones: readonly ZoneItem[]
  readonly years: readonly number[]
  readonly filter: ZoneFilter
  readonly onChange: (filter: ZoneFilter) => void
}) {
  const { t } = useLanguage()
  const set = (part: Partial<ZoneFilter>) => onChange({ ...filter, ...part })
  const all = t({ zh: "全部", en: "All" })
  const choose = (key: "region" | "stage" | "strategy", label: string, values: readonly string[]) =>
    values.length === 0 ? null : (
      <label>
        {label}
        <select value={filter[key]} onChange={(event) => set({ [key]: event.target.value })}>
          <option value="">{all}</option>
          {values.map((value) => (
            <option key={value}>{value}</option>
          ))}
        </select>
      </label>
    )
  const demonstrations = choices(zones, (zone) => [zone.demonstrationZone])
  return (
    <div className="fields">
      {years.length === 0 ? null : (
        <label>
          {t({ zh: "年末", en: "End of" })}
          <select value={filter.year} onChange={(event) => set({ year: Number(event.target.value) })}>
            {years.map((year) => (
              <option key={year}>{year}</option>
            ))}
          </select>
        </label>
      )}
      <input
        type="search"
        size={12}
        value={filter.text}
        aria-label={t({ zh: "按名称查找", en: "Find by name" })}
        placeholder={t({ zh: "名称、别名、地名", en: "Name or place" })}
        onChange={(event) => set({ text: event.target.value })}
      />
      {choose(
        "region",
        t({ zh: "地区", en: "Region" }),
        choices(zones, (zone) => [zone.region]),
      )}
      {choose(
        "stage",
        t({ zh: "阶段", en: "Stage" }),
        choices(zones, (zone) => [zone.stage]),
      )}
      {demonstrations.length === 0 ? null : (
        <label>
          {t({ zh: "自创区", en: "Demonstration zone" })}
          <select
            value={filter.demonstration}
            onChange={(event) => set({ demonstration: event.target.value })}
          >
            <option value="">{all}</option>
            <option value="any">{t({ zh: "属自创区", en: "Any" })}</option>
            {demonstrations.map((value) => (
              <option key={value}>{value}</option>
            ))}
          </select>
        </label>
      )}
      {choose(
        "strategy",
        t({ zh: "战略区域", en: "Strategy" }),
        choices(zones, (zone) => zone.strategies),
      )}
    </div>
  )
}
