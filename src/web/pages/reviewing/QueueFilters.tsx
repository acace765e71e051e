import { useState } from "react"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import type { QueueFilter } from "./queue-filter.ts"

const places = [
  ["mine", { zh: "待本级审核", en: "Waiting for you" }],
  ["submitted", { zh: "已报，待审核（各级）", en: "Submitted (any level)" }],
  ["returned", { zh: "已退回", en: "Sent back" }],
  ["accepted", { zh: "已通过", en: "Accepted" }],
  ["excluded", { zh: "不在本期范围", en: "Left out" }],
  ["all", { zh: "全部", en: "All" }],
] as const

const groups = [
  ["", { zh: "不限", en: "Any" }],
  ["unexplained", { zh: "有未说明的审核结果", en: "With unexplained findings" }],
  ["restated", { zh: "改报过", en: "Restated" }],
  ["late", { zh: "迟报", en: "Late" }],
  ["keyed", { zh: "代录", en: "Keyed by a clerk" }],
] as const

const sorts = [
  ["-unexplained", { zh: "未说明多的在前", en: "Most unexplained first" }],
  ["-errors", { zh: "错误项多的在前", en: "Most errors first" }],
  ["submittedAt", { zh: "先报的在前", en: "Submitted first" }],
  ["name", { zh: "按名称", en: "By name" }],
] as const

/** What is shown of a period's returns, and in what order. */
export function QueueFilters({
  survey,
  filter,
  onFilter,
}: {
  readonly survey: string
  readonly filter: QueueFilter
  readonly onFilter: (filter: QueueFilter) => void
}) {
  const { t } = useLanguage()
  const [search, setSearch] = useState(filter.search)
  const progress = useRoute("GET /api/surveys/:survey/progress", { params: { survey } })
  const within = (progress.data?.places ?? []).filter(({ kind }) => kind !== "other")
  const choose = (label: string, key: "where" | "group" | "sort", choices: readonly Choice[]) => (
    <label>
      {label}
      <select
        value={filter[key]}
        onChange={(event) => onFilter({ ...filter, [key]: event.target.value } as QueueFilter)}
      >
        {choices.map(([value, words]) => (
          <option key={value} value={value}>
            {t(words)}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <form
      className="fields"
      style={{ marginBottom: 8 }}
      onSubmit={(event) => {
        event.preventDefault()
        onFilter({ ...filter, search })
      }}
    >
      {choose(t({ zh: "状态", en: "State" }), "where", places)}
      {choose(t({ zh: "只看", en: "Only" }), "group", groups)}
      {within.length > 1 ? (
        <label>
          {t({ zh: "地区、园区", en: "Place" })}
          <select
            value={filter.within}
            onChange={(event) => onFilter({ ...filter, within: event.target.value })}
          >
            <option value="">{t({ zh: "全部", en: "All" })}</option>
            {within.map((place) => (
              <option key={place.id} value={place.id}>
                {t(place.name)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {choose(t({ zh: "顺序", en: "Order" }), "sort", sorts)}
      <label>
        {t({ zh: "名称或信用代码", en: "Name or credit code" })}
        <input type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
      </label>
      <button type="submit">{t({ zh: "查找", en: "Find" })}</button>
    </form>
  )
}

type Choice = readonly [value: string, words: { readonly zh: string; readonly en: string }]
