import type { ContributionSummary, Contributions, LargestContributor } from "./model.ts"

const magnitude = (value: bigint) => (value < 0n ? -value : value)

/**
 * What the rules look at, from single contributions. Units of one holding are added up before anything is counted.
 * @param keep how many of the largest are kept: `contributorsNeeded(rules)`
 */
export function summarise(
  { units, values, holdings }: Contributions,
  keep: number,
): ContributionSummary & { readonly total: bigint } {
  if (holdings === undefined) return summaryOf(units, values, keep)
  const byHolding = new Map<number, bigint>()
  for (let i = 0; i < units.length; i++) {
    const holding = holdings[i]!
    byHolding.set(holding, (byHolding.get(holding) ?? 0n) + BigInt(values[i]!))
  }
  return summaryOf([...byHolding.keys()], [...byHolding.values()], keep)
}

function summaryOf(
  holders: ArrayLike<number>,
  values: ArrayLike<number | bigint>,
  keep: number,
): ContributionSummary & { readonly total: bigint } {
  let nonZero = 0
  let absolute = 0n
  let total = 0n
  const largest: LargestContributor[] = []
  for (let i = 0; i < holders.length; i++) {
    const value = BigInt(values[i]!)
    if (value === 0n) continue
    nonZero++
    total += value
    const size = magnitude(value)
    absolute += size
    insert(largest, { holder: holders[i]!, value: size }, keep)
  }
  return { units: holders.length, nonZero, absolute, total, largest }
}

/** Keeps the list descending and short; of equals the first stays first. */
function insert(largest: LargestContributor[], one: LargestContributor, keep: number): void {
  const last = largest.at(-1)
  if (largest.length >= keep && (last === undefined || last.value >= one.value)) return
  let at = largest.length
  while (at > 0 && largest[at - 1]!.value < one.value) at--
  largest.splice(at, 0, one)
  if (largest.length > keep) largest.pop()
}

/** Several cells taken as one. Holders below the largest of a cell are not known to be the same as others'. */
export function mergeSummaries(summaries: readonly ContributionSummary[]): ContributionSummary {
  const byHolder = new Map<number, bigint>()
  let named = 0
  let units = 0
  let nonZero = 0
  let absolute = 0n
  for (const summary of summaries) {
    units += summary.units
    nonZero += summary.nonZero
    absolute += summary.absolute
    for (const { holder, value } of summary.largest) {
      named++
      byHolder.set(holder, (byHolder.get(holder) ?? 0n) + value)
    }
  }
  // A holder of two cells was counted twice.
  const twice = named - byHolder.size
  const largest = [...byHolder]
    .map(([holder, value]) => ({ holder, value }))
    .sort((a, b) => (a.value === b.value ? 0 : a.value < b.value ? 1 : -1))
  return { units: units - twice, nonZero: nonZero - twice, absolute, largest }
}
