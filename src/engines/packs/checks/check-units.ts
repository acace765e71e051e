import type { Issue } from "#issues"
import { getPlace, type Pack } from "../pack.ts"
import { placeIssue } from "../place-issue.ts"

/** Units of measure, and the parts of quotients such as 件/万人. */
const parts = new Set(
  [
    "% ‰ 个 家 件 人 万人 人年 万人年 户 项 项目 篇 条 次 种 所 宗 套 台 块 位 位次 名 倍 分 点 级 年 月 日 天 小时",
    "元 千元 万元 千万元 亿元 百亿元 万亿元 美元 万美元 亿美元",
    "吨 万吨 吨标准煤 万吨标准煤 千克 立方米 万立方米 千瓦时 万千瓦时 平方米 万平方米 平方公里 公顷 亩 公里",
    "count person point rank year month index ratio usd cny",
  ]
    .join(" ")
    .split(" "),
)

/** Units that are not known, and the same indicator counted in two units. */
export function checkUnits(pack: Pack): Issue[] {
  const issues: Issue[] = []
  const isKnown = (unit: string) =>
    unit === "" ||
    unit === "-" ||
    pack.manifest.units?.includes(unit) === true ||
    unit.split("/").every((part) => parts.has(part))

  const unitOf = new Map<string, string>()
  for (const [code, { unit, kind }] of pack.indicators) {
    const { file, path } = getPlace(pack, `indicator:${code}`)
    if (unit === undefined) {
      if (kind !== "qualitative")
        issues.push(placeIssue("warning", "pack-no-unit", file, path, { node: code }))
      continue
    }
    unitOf.set(code, unit)
    if (!isKnown(unit))
      issues.push(placeIssue("warning", "pack-unknown-unit", file, [...path, "unit"], { node: code, unit }))
  }
  for (const { nodes } of pack.frameworks.values())
    for (const { code, own, place } of nodes) {
      const unit = own !== null && "unit" in own ? own.unit : undefined
      if (unit === undefined) continue
      const path = [...place.path, "unit"]
      const expected = unitOf.get(code)
      if (expected !== undefined && expected !== unit)
        issues.push(
          placeIssue("error", "pack-unit-mismatch", place.file, path, { node: code, unit, expected }),
        )
      else if (!isKnown(unit))
        issues.push(placeIssue("warning", "pack-unknown-unit", place.file, path, { node: code, unit }))
      unitOf.set(code, expected ?? unit)
    }
  for (const { entry, header, place } of pack.data.values())
    for (const [column, unit] of Object.entries(entry.units ?? {})) {
      const path = [...place.path, "units", column]
      const expected = unitOf.get(column)
      if (!header.includes(column))
        issues.push(placeIssue("error", "pack-no-column", place.file, path, { column, name: entry.file }))
      else if (expected !== undefined && expected !== unit)
        issues.push(
          placeIssue("error", "pack-unit-mismatch", place.file, path, { node: column, unit, expected }),
        )
    }
  return issues
}
