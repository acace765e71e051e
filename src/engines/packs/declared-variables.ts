import type { Declared } from "#expressions"
import type { Pack } from "./pack.ts"
import type { Variable } from "./schemas/index.ts"

/** The variables of a pack as formulas see them. */
export function declaredVariables(pack: Pack): Declared[] {
  return [...pack.variables.values()].map(declaredVariable)
}

export function declaredVariable({ code, label, type, unit, decimals, form }: Variable): Declared {
  return {
    code,
    label,
    type,
    period: form.period,
    ...(unit === undefined ? {} : { unit }),
    ...(type === "number" ? { decimals: typeof decimals === "number" ? decimals : unknownDecimals } : {}),
  }
}

/** Digits after the point that a number is given room for when its decimals are not known. */
const unknownDecimals = 2
