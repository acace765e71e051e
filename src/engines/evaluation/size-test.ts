import { ln, pearson } from "#statistics"
import type { Aggregated } from "./aggregate-step.ts"
import type { Dataset } from "./model.ts"
import type { Normalised } from "./normalise-step.ts"
import type { Prepared } from "./prepare.ts"
import { columnOf, type Slice } from "./slice.ts"
import type { Tree } from "./tree.ts"

/**
 * Correlation (Pearson) of each indicator's scores, each aggregate and the index with the logarithm of a size column:
 * an index of absolute amounts measures size. `null` with fewer than three pairs or no variation.
 */
export function sizeTest(
  dataset: Dataset,
  slice: Slice,
  size: string,
  tree: Tree,
  prepared: Prepared,
  normalised: Normalised,
  aggregated: Aggregated,
): { size: string; correlation: Record<string, number | null> } {
  const logarithm = columnOf(dataset, slice, size).map((x, i) =>
    x > 0 && prepared.screened[i] !== true ? ln(x) : Number.NaN,
  )
  return {
    size,
    correlation: Object.fromEntries(
      tree.nodes.map((node) => {
        const r = pearson((normalised.values.get(node.code) ?? aggregated.scores.get(node.code))!, logarithm)
        return [node.code, Number.isFinite(r) ? r : null]
      }),
    ),
  }
}
