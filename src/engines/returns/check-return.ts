import { type Checked, explain } from "#expressions"
import type { Words } from "#issues"
import { both, changeWords, requiredWords, slipWords } from "./cell-text.ts"
import { compareWithPeers } from "./compare-with-peers.ts"
import type {
  CheckResult,
  Checks,
  CheckTest,
  Finding,
  PeerSpread,
  ReadyCheck,
  Undecided,
  UnitReturn,
} from "./model.ts"
import { optionsOf, relationText } from "./relation-text.ts"
import { undecidedOf } from "./undecided.ts"
import { valueFor } from "./value-for.ts"

/**
 * Holds one return against the checks. A missing cell is never zero: what depends on it is undecided, and says so.
 *
 * @param prior the same unit's return of the period before; `null`: there is none, and `prior(…)` is unknown
 * @param spreads of the peers, from `peerSpreads`; left out, comparisons with peers are undecided
 * @returns in the order of the checks; one finding for a relation, one for each cell of the other kinds
 */
export function checkReturn(
  { scope, checks }: Checks,
  of: UnitReturn,
  prior: UnitReturn | null = null,
  spreads: readonly PeerSpread[] | null = null,
): CheckResult {
  const findings: Finding[] = []
  const undecided: Undecided[] = []
  const find = ({ definition }: ReadyCheck, cells: readonly string[], text: Words) => {
    const { code, level } = definition
    findings.push({ check: code, level, unit: of.unit, period: of.period, cells, text })
  }

  const before = prior?.record ?? null
  for (const ready of checks) {
    const applies = ready.where === null ? true : valueFor(ready.where, of.record, before)
    if (applies === false) continue
    for (const test of ready.tests) {
      const held = valueFor(test.holds, of.record, before)
      if (held === true) continue
      if (applies === true && held === false) find(ready, test.cells, wordsOf(ready, test))
      else {
        const unknown: Checked[] = held === null ? [test.holds] : []
        if (applies === null && ready.where !== null) unknown.push(ready.where)
        undecided.push(undecidedOf(ready, test.cells, unknown, of, prior))
      }
    }
    const { peers } = ready
    if (peers === null) continue
    for (const { cell } of peers.measures) {
      const outcome = compareWithPeers(scope, ready, peers, cell, of, spreads)
      if (outcome?.kind === "found") find(ready, [cell], outcome.text)
      else if (outcome !== null) undecided.push(outcome.entry)
    }
  }

  function wordsOf(ready: ReadyCheck, test: CheckTest): Words {
    const { definition, where } = ready
    const [cell = ""] = test.cells
    const at = { cell, scope, of, prior }
    switch (definition.kind) {
      case "required": {
        const condition =
          where === null
            ? null
            : both((language) => explain(where, of.record, language, optionsOf(prior)).text)
        return requiredWords(scope, cell, condition)
      }
      case "change":
        return changeWords(at, definition)
      case "unit-slip":
        return slipWords(at, definition)
      default:
        return relationText(ready, test, of, prior)
    }
  }

  return { findings, undecided }
}
