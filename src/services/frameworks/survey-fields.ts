import type { Pack } from "#packs"

/**
 * The variables that a formula names, in the order of their first use; one that the pack does not hold keeps its code.
 * @example variablesIn(national, "sum(qc12) / sum(qc05_0)")[0] // { code: "qc12", name: "净利润（千元）" }
 */
export function variablesIn(pack: Pack, formula: string): { readonly code: string; readonly name: string }[] {
  const codes = new Set(formula.replace(/'[^']*'/g, "").match(/\bq[a-z]\d+(?:_\d+)?\b/g))
  return [...codes].map((code) => {
    const variable = pack.variables.get(code)
    if (variable === undefined) return { code, name: code }
    const unit = variable.unit === undefined ? "" : `（${variable.unit}）`
    return {
      code,
      name: `${variable.label.zh}${unit}${variable.reconstructed === true ? "，由用途推得" : ""}`,
    }
  })
}
