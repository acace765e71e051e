import type { Solve } from "#evaluation"
import type { Issue } from "#issues"
import { type Attacker, attackerOf, componentsOf, isUnknown } from "./attacker.ts"
import { type AuditTools, type DisclosureReport, findAll, lonely, numbersOf, plain } from "./audit-tables.ts"
import { checkTableSet } from "./check-table-set.ts"
import { aggregatesById, differencing } from "./differencing.ts"
import { movementOf } from "./elimination.ts"
import { type FoundFault, solveComponent } from "./find-faults.ts"
import type { Reached } from "./interval-audit.ts"
import type { CellState, DisclosureFault, DisclosureRules, SuppressionReason, TableSet } from "./model.ts"
import { reportTables } from "./report-tables.ts"

export interface ProtectedTables {
  /** Whether anything may leave: no errors, and nothing that this publication would give away. */
  readonly safe: boolean
  /** By id. For the statisticians of the survey; the public gets `publicTables`. */
  readonly cells: ReadonlyMap<string, CellState>
  readonly report: DisclosureReport
  readonly issues: readonly Issue[]
}

/** Hidden cells while they are being chosen: number of the column or ratio → why. */
interface Choice {
  readonly columns: Map<number, SuppressionReason>
  readonly ratios: Map<number, SuppressionReason>
}

/** Larger parts are not tried again for suppressions that could be spared. */
const sparedUpTo = { exact: 150, bounds: 40 }

/**
 * Which cells of a set leave. Unsafe ones are suppressed; then, as long as a protected figure can be found from what is
 * left, the cell with the fewest contributors on the way to it is suppressed too; at the end what was suppressed in
 * vain is given back. The same set gives the same choice. The choice is valid, not the smallest there is.
 * @param solve linear programmes, to look at bounds as well
 */
export function protectTables(set: TableSet, rules: DisclosureRules, solve?: Solve): ProtectedTables {
  const issues = checkTableSet(set, rules)
  if (issues.length > 0) return refused(issues)
  const differences = differencing(set.comparisons ?? [], aggregatesById(set), rules)
  const attacker = attackerOf(set, rules, differences)
  const choice = primaryChoice(attacker)
  const tools = { attacker, rules, solve }
  suppress(tools, choice)
  giveBack(attacker, choice)
  spare(tools, choice)
  giveBack(attacker, choice)
  const pattern = patternOf(choice)
  const found = findAll(tools, pattern, new Map()).map(plain)
  const earlier = found.length === 0 ? [] : foundAnyway(tools)
  const isEarlier = (fault: DisclosureFault) => earlier.some((one) => keyOf(one) === keyOf(fault))
  const faults = found.filter((fault) => !isEarlier(fault))
  const shown: DisclosureFault[] = attacker.columns.flatMap((cell) =>
    cell.unsafe !== null && cell.standing === "released" ? [{ kind: "exact", cells: [cell.id] }] : [],
  )
  const cells = statesOf(set, attacker, choice)
  return {
    safe: faults.length === 0,
    cells,
    report: {
      tables: reportTables(set, cells),
      alreadyOut: [...shown, ...lonely(attacker, pattern), ...found.filter(isEarlier)],
      faults,
      intervals: solve !== undefined,
    },
    issues,
  }
}

const keyOf = ({ cells }: DisclosureFault) => cells.join("\n")
const faultKey = (fault: DisclosureFault) => `${fault.kind}\n${keyOf(fault)}`
const patternOf = ({ columns, ratios }: Choice) => ({
  columns: new Set(columns.keys()),
  ratios: new Set(ratios.keys()),
})

function primaryChoice({ columns, ratios }: Attacker): Choice {
  const unsafe = new Map<number, SuppressionReason>()
  for (const [number, cell] of columns.entries())
    if (cell.unsafe !== null && cell.standing === "open") unsafe.set(number, cell.unsafe)
  const of = new Map<number, SuppressionReason>()
  for (const [number, ratio] of ratios.entries()) {
    const reason = columns[ratio.above]?.unsafe ?? columns[ratio.below]?.unsafe ?? null
    if (reason !== null && (ratio.standing ?? "open") === "open") of.set(number, reason)
  }
  return { columns: unsafe, ratios: of }
}

/** Suppresses further cells until no fault is left that one more would mend. */
function suppress(tools: AuditTools, choice: Choice): void {
  const { attacker } = tools
  const reached: Reached = new Map()
  let from: number[] | undefined
  for (;;) {
    const faults = findAll(tools, patternOf(choice), reached, from)
    const [columns, ratios] = [new Set<number>(), new Set<number>()]
    for (const fault of faults) {
      // Mended by what was just chosen, or looked at again in the next round.
      if (fault.columns.some((column) => columns.has(column))) continue
      if (fault.ratios.some((ratio) => ratios.has(ratio))) continue
      const best = cheapest(attacker, fault)
      if (best === null) continue
      const reason = fault.target.difference ? "differencing" : "complementary"
      ;(best.ratio ? ratios : columns).add(best.number)
      ;(best.ratio ? choice.ratios : choice.columns).set(best.number, reason)
    }
    if (columns.size + ratios.size === 0) return
    const ends = [...ratios].flatMap((number) => [
      attacker.ratios[number]!.above,
      attacker.ratios[number]!.below,
    ])
    from = [...columns, ...ends]
  }
}

interface Candidate {
  readonly number: number
  readonly ratio: boolean
  readonly id: string
  readonly units: number
  readonly size: bigint
  /** 0: hides enough; 1: less than the figure needs; 2: nothing, as everybody expects it to be empty. */
  readonly weakness: number
}

/** The cell whose loss costs least, counted in contributors; before it none that would hide too little. */
function cheapest(attacker: Attacker, fault: FoundFault): Candidate | null {
  const candidates = fault.columns.map((number): Candidate => {
    const { id, summary, value } = attacker.columns[number]!
    const size = value < 0n ? -value : value
    const weakness = summary.units === 0 ? 2 : size < fault.target.level || size === 0n ? 1 : 0
    return { number, ratio: false, id, units: summary.units, size, weakness }
  })
  for (const number of fault.ratios) {
    const { id, below } = attacker.ratios[number]!
    const { units } = attacker.columns[below]!.summary
    candidates.push({ number, ratio: true, id, units, size: 0n, weakness: 0 })
  }
  return candidates.sort(compare)[0] ?? null
}

function compare(a: Candidate, b: Candidate): number {
  if (a.weakness !== b.weakness) return a.weakness - b.weakness
  if (a.units !== b.units) return a.units - b.units
  if (a.size !== b.size) return a.size < b.size ? -1 : 1
  return a.id < b.id ? -1 : 1
}

const isChosen = (reason: SuppressionReason | undefined) =>
  reason === "complementary" || reason === "differencing"

/** Publishes again what anybody can compute all the same: hiding it protects nothing. */
function giveBack(attacker: Attacker, choice: Choice): void {
  const pattern = patternOf(choice)
  for (const component of componentsOf(attacker, pattern)) {
    const { echelon } = solveComponent(attacker, pattern, component)
    for (const column of component.columns)
      if (isChosen(choice.columns.get(column)) && movementOf(column, echelon) === null)
        choice.columns.delete(column)
  }
  const left = patternOf(choice)
  for (const [number, reason] of choice.ratios) {
    const { above, below } = attacker.ratios[number]!
    const known = !isUnknown(attacker, left, above) && !isUnknown(attacker, left, below)
    if (isChosen(reason) && known) choice.ratios.delete(number)
  }
}

/** Tries, the largest first, whether a chosen cell can be published after all. */
function spare(tools: AuditTools, choice: Choice): void {
  const { attacker } = tools
  const most = tools.solve === undefined ? sparedUpTo.exact : sparedUpTo.bounds
  for (const component of componentsOf(attacker, patternOf(choice))) {
    if (component.columns.length > most) continue
    const found = (ends: readonly number[]) =>
      findAll(tools, patternOf(choice), new Map(), [...component.columns, ...ends]).map(faultKey)
    const before = new Set(found([]))
    const attempt = (hidden: Map<number, SuppressionReason>, number: number, ends: readonly number[]) => {
      const reason = hidden.get(number)
      if (reason === undefined || !isChosen(reason)) return
      hidden.delete(number)
      if (!found(ends).every((key) => before.has(key))) hidden.set(number, reason)
    }
    const units = (column: number) => attacker.columns[column]?.summary.units ?? 0
    for (const column of [...component.columns].sort((a, b) => units(b) - units(a) || a - b))
      attempt(choice.columns, column, [])
    // A ratio ties parts together that were apart: both ends are looked at.
    for (const number of [...choice.ratios.keys()]) {
      const { above, below } = attacker.ratios[number]!
      if (component.columns.includes(above) || component.columns.includes(below))
        attempt(choice.ratios, number, [above, below])
    }
  }
}

/** What could be found if nothing that is open were published: from what is out already. */
function foundAnyway(tools: AuditTools): FoundFault[] {
  const { attacker } = tools
  const everything = {
    columns: numbersOf(attacker.columns, (cell) => cell.standing === "open"),
    ratios: numbersOf(attacker.ratios, (cell) => (cell.standing ?? "open") === "open"),
  }
  return findAll(tools, everything, new Map())
}

function statesOf(set: TableSet, attacker: Attacker, choice: Choice): Map<string, CellState> {
  const reasons = new Map<string, SuppressionReason>()
  for (const [number, reason] of choice.columns) reasons.set(attacker.columns[number]!.id, reason)
  for (const [number, reason] of choice.ratios) reasons.set(attacker.ratios[number]!.id, reason)
  const states = new Map<string, CellState>()
  for (const cell of set.tables.flatMap((table) => table.cells)) {
    const reason = reasons.get(cell.id)
    if (cell.standing === "internal") states.set(cell.id, { status: "internal" })
    else
      states.set(cell.id, reason === undefined ? { status: "published" } : { status: "suppressed", reason })
  }
  return states
}

function refused(issues: readonly Issue[]): ProtectedTables {
  const report = { tables: [], alreadyOut: [], faults: [], intervals: false }
  return { safe: false, cells: new Map(), report, issues }
}
