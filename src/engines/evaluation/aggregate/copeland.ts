import Type from "typebox"
import type { TableAggregation } from "./aggregation.ts"

const options = Type.Object({ method: Type.Literal("copeland") }, { additionalProperties: false })

/**
 * Outranking: for each pair the weight share of the children on which i is above j, plus half where equal, over the
 * children present in both; above ½ counts 1, below ½ −1, else 0; the score is the sum over j.
 * Gaps are taken pair by pair, so the order of entities plays no part (in COINr it does). Cost grows with n²·m.
 * Source: OECD/JRC Handbook (2008) step 6; COINr `a_copeland`.
 */
export const copeland: TableAggregation<typeof options> = {
  options,
  of: "all entities",
  scores: (columns, weights) => {
    const n = columns[0]?.length ?? 0
    const m = columns.length
    const rows = new Float64Array(n * m)
    columns.forEach((column, k) => {
      for (let i = 0; i < n; i++) rows[i * m + k] = column[i] ?? Number.NaN
    })
    const scores = new Float64Array(n)
    const seen = new Uint8Array(n)
    for (let i = 0; i < n; i++) {
      for (let j = i + 1; j < n; j++) {
        let above = 0
        let below = 0
        let shared = false
        for (let k = 0; k < m; k++) {
          const a = rows[i * m + k]!
          const b = rows[j * m + k]!
          const w = weights[k]!
          if (a > b) above += w
          else if (a < b) below += w
          else if (a !== b) continue
          shared = true
        }
        if (!shared) continue
        seen[i] = 1
        seen[j] = 1
        // share > ½ ⇔ above > below; sums that differ by rounding alone are a tie.
        const difference = above - below
        if (Math.abs(difference) <= 1e-12 * (above + below)) continue
        scores[i]! += difference > 0 ? 1 : -1
        scores[j]! -= difference > 0 ? 1 : -1
      }
    }
    for (let i = 0; i < n; i++) {
      const present = columns.some((column) => !Number.isNaN(column[i]!))
      if (!present || (n > 1 && seen[i] === 0)) scores[i] = Number.NaN
    }
    return scores
  },
}
