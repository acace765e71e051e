import {
  type Checked,
  checkExpression,
  type Declared,
  namesOf,
  readExpression,
  type Scope,
  type SqlParser,
} from "#expressions"
import { type Issue, issue } from "#issues"
import { changeText, NotExact, requiredText, unitSlipText } from "./cell-conditions.ts"
import { decimalFraction } from "./decimal-fraction.ts"
import type { CheckDefinition, Checks, CheckTest, Peers, ReadyCheck, ReadyPeers } from "./model.ts"

/**
 * Reads checks and holds them against the variables: names, units, truths of one unit. A faulty check is left out.
 *
 * @param definitions checks of a pack, in the order in which findings are to stand
 * @param scope every variable of the forms that a return holds together; groups too
 * @returns all issues; `path` is the check's code, the key, and for an expression the place in it
 */
export function readChecks(
  definitions: readonly CheckDefinition[],
  scope: Scope,
  parse: SqlParser,
): { readonly checks: Checks; readonly issues: readonly Issue[] } {
  const issues: Issue[] = []
  const seen = new Set<string>()
  const checks: ReadyCheck[] = []
  const variables = new Map(scope.variables.map((each) => [each.code, each]))
  for (const definition of definitions) {
    const found: Issue[] = []
    if (seen.has(definition.code)) found.push(issue("error", "return-check-twice", definition.code))
    seen.add(definition.code)
    const ready = readCheck(definition, { scope, parse, variables, issues: found })
    issues.push(...found)
    if (!found.some(({ severity }) => severity === "error")) checks.push(ready)
  }
  return { checks: { scope, checks }, issues }
}

interface Reading {
  readonly scope: Scope
  readonly parse: SqlParser
  readonly variables: ReadonlyMap<string, Declared>
  readonly issues: Issue[]
}

function readCheck(definition: CheckDefinition, reading: Reading): ReadyCheck {
  const { code } = definition
  const { issues } = reading
  const condition =
    definition.kind === "relation" || definition.kind === "required" ? definition.where : undefined
  const where = condition === undefined ? null : readTruth(condition, `${code}/where`, reading)
  const told = issues.length
  checkCells(definition, reading)
  const sound = issues.length === told
  const tests: CheckTest[] = []
  const test = (text: string, key: string, cells?: readonly string[]) => {
    const holds = readTruth(text, `${code}/${key}`, reading)
    if (holds !== null) tests.push({ cells: cells ?? namesOf(holds.expression), holds })
  }
  /** One test for each cell; its text is ours, so only a number in it can be at fault. */
  const each = (cells: readonly string[], textOf: (cell: string) => string) => {
    if (!sound) return
    for (const cell of cells)
      try {
        test(textOf(cell), `cells/${cell}`, [cell])
      } catch (cause) {
        if (!(cause instanceof NotExact)) throw cause
        issues.push(issue("error", "return-check-number", `${code}/${cause.message}`))
        return
      }
  }
  let peers: ReadyPeers | null = null
  switch (definition.kind) {
    case "relation":
      test(definition.holds, "holds", definition.cells)
      break
    case "required":
      each(definition.cells, requiredText)
      break
    case "change":
      each(definition.cells, (cell) => changeText(cell, definition))
      break
    case "unit-slip":
      for (const factor of definition.factors) above(factor, 1, false, `${code}/factors`, issues)
      above(definition.within, 1, true, `${code}/within`, issues)
      each(definition.cells, (cell) => unitSlipText(cell, definition))
      if (definition.peers !== undefined) {
        above(definition.peers.within, 1, true, `${code}/peers/within`, issues)
        peers = sound ? readPeers(definition.cells, definition.peers, `${code}/peers`, reading) : null
      }
      break
    case "outlier":
      above(definition.deviations, 0, false, `${code}/deviations`, issues)
      peers = sound ? readPeers(definition.cells, definition, code, reading) : null
      break
  }
  const cells = definition.cells ?? [...new Set(tests.flatMap((each) => each.cells))]
  return { definition, cells, where, tests, peers }
}

/** Cells are declared; what is measured is a number. */
function checkCells(definition: CheckDefinition, { variables, issues }: Reading) {
  const numbers = definition.kind !== "relation" && definition.kind !== "required"
  for (const cell of definition.cells ?? []) {
    const declared = variables.get(cell)
    if (declared === undefined)
      issues.push(issue("error", "return-check-cell", `${definition.code}/cells`, { cell }))
    else if (numbers && declared.type !== "number")
      issues.push(issue("error", "return-check-no-number", `${definition.code}/cells`, { cell }))
  }
}

function readPeers(
  cells: readonly string[],
  { over, groups, fewest }: Peers,
  path: string,
  reading: Reading,
): ReadyPeers {
  if (!Number.isInteger(fewest) || fewest < 3)
    reading.issues.push(issue("error", "return-check-fewest", `${path}/fewest`, { fewest }))
  const divisor = over === undefined ? null : read(over, `${path}/over`, reading)
  const measures =
    over !== undefined && divisor === null
      ? []
      : cells.flatMap((cell) => {
          const text = over === undefined ? cell : `${cell} / (${over})`
          const measure = read(text, `${path}/cells/${cell}`, reading)
          return measure === null ? [] : [{ cell, measure }]
        })
  const made = groups.map((text, i) => {
    const group = read(text, `${path}/groups/${i + 1}`, reading)
    if (group?.nature.level === "whole" || group?.nature.type.kind === "double") {
      reading.issues.push(issue("error", "return-check-group", `${path}/groups/${i + 1}`, { text }))
      return null
    }
    return group
  })
  return { measures, groups: made.filter((group) => group !== null), fewest }
}

/** A truth of one unit. */
function readTruth(text: string, path: string, reading: Reading): Checked | null {
  const checked = read(text, path, reading)
  if (checked === null) return null
  const { level, type } = checked.nature
  const tell = (code: string) => reading.issues.push(issue("error", code, path, { text }))
  if (type.kind !== "truth") tell("return-check-no-truth")
  else if (level !== "row") tell("return-check-not-of-one")
  else return checked
  return null
}

function read(text: string, path: string, { scope, parse, issues }: Reading): Checked | null {
  const at = (found: readonly Issue[]) =>
    found.map((each) => ({ ...each, path: `${path} ${each.path}`, values: { ...each.values, text } }))
  const { expression, issues: unread } = readExpression(text, parse)
  issues.push(...at(unread))
  if (expression === null) return null
  const outcome = checkExpression(expression, scope, text)
  // A ratio of zero staff is undecided, and says so: nothing for the author of a check to mend.
  issues.push(...at(outcome.issues.filter(({ severity }) => severity !== "info")))
  return outcome.checked
}

function above(value: number, bound: number, orEqual: boolean, path: string, issues: Issue[]) {
  if (decimalFraction(value) === null || value < bound || (value === bound && !orEqual))
    issues.push(issue("error", "return-check-number", path))
}
