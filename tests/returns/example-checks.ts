// A form of a few variables, its checks, and returns written as texts, for the tests of checks.
import { type Declared, readRecord, type Scope, type SqlParser } from "#expressions"
import { type CheckDefinition, type Checks, readChecks, type UnitReturn } from "#returns"

const number = (code: string, zh: string, en: string, unit: string, decimals = 0): Declared => ({
  code,
  label: { zh, en },
  type: "number",
  unit,
  decimals,
  period: "year",
})

export const scope: Scope = {
  variables: [
    number("revenue", "营业收入", "Operating revenue", "千元"),
    number("technology", "技术收入", "Technology revenue", "千元"),
    number("products", "产品销售收入", "Product sales", "千元"),
    number("goods", "商品销售收入", "Merchandise sales", "千元"),
    number("other", "其他营业收入", "Other revenue", "千元"),
    number("profit", "利润总额", "Total profit", "千元", 2),
    number("staff", "期末人数", "Staff", "人"),
    number("researchers", "研发人员", "Researchers", "人"),
    { code: "industry", label: { zh: "行业代码", en: "Industry" }, type: "text" },
    { code: "listed", label: { zh: "是否上市", en: "Listed" }, type: "truth" },
    { code: "listed_on", label: { zh: "上市日期", en: "Listed on" }, type: "date" },
    { code: "founded", label: { zh: "注册日期", en: "Founded on" }, type: "date" },
  ],
}

/** Definitions of a test: the head is filled in. */
export type Given = Readonly<Record<string, unknown>>

export function checksOf(parse: SqlParser, given: Readonly<Record<string, Given>>, over = scope) {
  const definitions = Object.entries(given).map(
    // What a test leaves out or gets wrong is what it is about.
    ([code, rest]) =>
      ({ code, level: "error", label: { zh: code, en: code }, ...rest }) as unknown as CheckDefinition,
  )
  return readChecks(definitions, over, parse)
}

/** Checks without a fault. */
export function soundChecks(parse: SqlParser, given: Readonly<Record<string, Given>>, over = scope): Checks {
  const { checks, issues } = checksOf(parse, given, over)
  if (issues.length > 0) throw new Error(JSON.stringify(issues))
  return checks
}

export function returnOf(texts: Readonly<Record<string, string>>, unit = "U1", period = "2024"): UnitReturn {
  const { record, issues } = readRecord(scope, texts, unit)
  if (issues.length > 0) throw new Error(JSON.stringify(issues))
  return { unit, name: null, zone: null, period, record }
}
