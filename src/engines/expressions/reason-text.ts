import type { Scope } from "./scope.ts"
import type { UnknownReason } from "./value.ts"

/** Label of a name or of `p.name` in a scope; the code where it has none. */
export function labelOf(scope: Scope, code: string, language: "zh" | "en"): string {
  const isParameter = code.startsWith("p.")
  const list = isParameter ? scope.parameters : [...scope.variables, ...(scope.groups ?? [])]
  const own = isParameter ? code.slice(2) : code
  const label = list?.find((each) => each.code === own)?.label[language] ?? ""
  return label === "" ? code : label
}

/** Why a value is not known, for people. */
export function reasonText(reason: UnknownReason, scope: Scope, language: "zh" | "en"): string {
  const zh = language === "zh"
  switch (reason.kind) {
    case "missing": {
      const label = labelOf(scope, reason.of, language)
      const why = reason.why === null ? "" : zh ? `（${reason.why}）` : ` (${reason.why})`
      return zh ? `缺“${label}”${why}` : `${label} is missing${why}`
    }
    case "division-by-zero":
      return zh ? "除数为零" : "division by zero"
    case "out-of-domain":
      return zh ? `${reason.of} 的自变量超出定义域` : `outside the domain of ${reason.of}`
    case "out-of-range":
      return zh ? "超出可表示的范围" : "out of range"
    case "no-records":
      return zh ? `${reason.of}：没有记录有值` : `${reason.of}: no record has a value`
    case "no-prior-period":
      return zh ? "没有上一时期的数据" : "no data of the period before"
    case "null":
      return zh ? "公式给出空值" : "the formula gives no value"
  }
}
