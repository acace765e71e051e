// Invented tables for tests: enterprises with skewed figures in zones, cities and industries.
import type { AdditiveRelation, AggregateCell, DisclosureRules, RatioCell, TableSet } from "./model.ts"
import { contributorsNeeded, defaultDisclosureRules } from "./rules.ts"
import { summarise } from "./summarise.ts"

/** A sum or count of single values; holders are numbered from 1 on, or by `units`. */
export function cellOf(
  id: string,
  values: readonly (number | bigint)[],
  options: Partial<AggregateCell> & {
    readonly units?: readonly number[]
    readonly rules?: DisclosureRules
  } = {},
): AggregateCell {
  const { units: given, rules = defaultDisclosureRules, ...rest } = options
  const contributions = { units: given ?? values.map((_, i) => i + 1), values }
  const { total, ...summary } = summarise(contributions, contributorsNeeded(rules))
  return {
    kind: "sum",
    id,
    value: total,
    shown: String(total),
    summary,
    contributions: () => contributions,
    ...rest,
  }
}

export const setOf = (
  cells: readonly (AggregateCell | RatioCell)[],
  relations: readonly AdditiveRelation[],
  comparisons: TableSet["comparisons"] = [],
  signed = false,
): TableSet => ({ tables: [{ code: "t", signed, cells }], relations, comparisons })

export interface Enterprise {
  readonly unit: number
  readonly zone: number
  readonly industry: number
  readonly value: number
}

/** Zone × industry with cities over zones and all totals: cell `c0/i1`, `z3/all` … `all/all`. */
export function crossed(
  enterprises: readonly Enterprise[],
  zones: number,
  industries: number,
  cityOf: (zone: number) => number,
  rules: DisclosureRules = defaultDisclosureRules,
  prefix = "",
): { readonly cells: AggregateCell[]; readonly relations: AdditiveRelation[] } {
  const zoneList = Array.from({ length: zones }, (_, zone) => zone)
  const cities = [...new Set(zoneList.map(cityOf))]
  const places = [
    { id: "all", has: () => true },
    ...cities.map((city) => ({ id: `c${city}`, has: (zone: number) => cityOf(zone) === city })),
    ...zoneList.map((own) => ({ id: `z${own}`, has: (zone: number) => zone === own })),
  ]
  const kinds = ["all", ...Array.from({ length: industries }, (_, i) => `i${i}`)]
  const id = (place: string, kind: string) => `${prefix}${place}/${kind}`
  const cells = places.flatMap(({ id: place, has }) =>
    kinds.map((kind) => {
      const own = enterprises.filter(
        (one) => has(one.zone) && (kind === "all" || kind === `i${one.industry}`),
      )
      const units = own.map(({ unit }) => unit)
      return cellOf(
        id(place, kind),
        own.map(({ value }) => value),
        { units, rules },
      )
    }),
  )
  const relations = [
    ...places.map(({ id: place }) => ({
      total: id(place, "all"),
      parts: kinds.slice(1).map((kind) => id(place, kind)),
    })),
    ...kinds.flatMap((kind) => [
      { total: id("all", kind), parts: cities.map((city) => id(`c${city}`, kind)) },
      ...cities.map((city) => ({
        total: id(`c${city}`, kind),
        parts: zoneList.filter((zone) => cityOf(zone) === city).map((zone) => id(`z${zone}`, kind)),
      })),
    ]),
  ]
  return { cells, relations }
}
