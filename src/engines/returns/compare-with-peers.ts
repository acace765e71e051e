import type { Scope } from "#expressions"
import type { Words } from "#issues"
import { exp, ln } from "#statistics"
import { nearestFactor } from "./cell-text.ts"
import type { PeerSpread, ReadyCheck, ReadyPeers, Undecided, UnitReturn } from "./model.ts"
import { notJudgedWords, outlierWords, peerSlipWords } from "./peer-text.ts"
import { standingOf } from "./peers.ts"
import { undecidedOf } from "./undecided.ts"

/** What the comparison of one cell says: what is wrong, why it could not be made, or nothing. */
export type PeerOutcome =
  | { readonly kind: "found"; readonly text: Words }
  | { readonly kind: "undecided"; readonly entry: Undecided }
  | null

/** @param spreads `null`: none were made */
export function compareWithPeers(
  scope: Scope,
  ready: ReadyCheck,
  peers: ReadyPeers,
  cell: string,
  of: UnitReturn,
  spreads: readonly PeerSpread[] | null,
): PeerOutcome {
  const { definition } = ready
  const undecided = (why: Parameters<typeof notJudgedWords>[2]): PeerOutcome => ({
    kind: "undecided",
    entry: {
      check: definition.code,
      cells: [cell],
      missing: [],
      missingPrior: [],
      get text() {
        return notJudgedWords(scope, cell, why, peers.fewest)
      },
    },
  })
  if (spreads === null) return undecided("no-spreads")
  const standing = standingOf(definition.code, peers, cell, of.record, spreads)
  if (standing.kind === "unknown") {
    const measures = peers.measures.filter((each) => each.cell === cell).map(({ measure }) => measure)
    return { kind: "undecided", entry: undecidedOf(ready, [cell], measures, of, null) }
  }
  if (standing.kind !== "among") return undecided(standing.kind)
  const { spread, logarithm } = standing
  const off = logarithm - spread.median
  const at = { cell, scope, peers, of, spread }
  if (definition.kind === "outlier") {
    if (spread.spread === 0) return undecided("no-spread")
    const deviation = off / spread.spread
    if (Math.abs(deviation) <= definition.deviations) return null
    return { kind: "found", text: outlierWords(at, deviation, definition.deviations) }
  }
  if (definition.kind !== "unit-slip" || definition.peers === undefined) return null
  const factor = nearestFactor(definition.factors, exp(Math.abs(off)))
  if (Math.abs(Math.abs(off) - ln(factor)) > ln(definition.peers.within)) return null
  return { kind: "found", text: peerSlipWords(at, factor, off > 0) }
}
