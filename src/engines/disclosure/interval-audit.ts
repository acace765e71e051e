import type { Solve } from "#evaluation"
import { type Attacker, type Component, isUnknown, isUsable, type Pattern } from "./attacker.ts"
import { type FoundFault, unknownPart } from "./find-faults.ts"

/**
 * How far cells can be moved for sure, in their smallest unit, by column: a possible table proves it. Hiding more never
 * takes back what was reached.
 */
export type Reached = Map<number, { readonly up: number; readonly down: number }>

/** Moves are looked at up to so many times what is needed: more is not asked, and solvers work best around 1. */
const furthest = 1_000_000
const tolerance = 1e-6

/** Cells around one that are moved first; all others stay, which is a possible table too. */
const around = 40

/**
 * Cells whose bounds, as anybody can compute them from what is published, lie closer to the value than their level.
 * Every solution found for one cell is a possible table, and counts for all others.
 * Source: the Handbook, feasibility interval; Fischetti and Salazar (2000).
 * @param reached what is known of a pattern that hides no more; gets what is found
 */
export function findNarrow(
  attacker: Attacker,
  pattern: Pattern,
  component: Component,
  solve: Solve,
  reached: Reached,
): FoundFault[] {
  const targets = component.columns.filter((column) => attacker.columns[column]?.unsafe !== null)
  return targets.flatMap((target) => {
    for (const most of [around, component.columns.length]) {
      if (isWide(attacker, target, reached)) return []
      if (most > component.columns.length) continue
      const columns = nearest(attacker, pattern, component, target, most)
      for (const direction of ["Maximize", "Minimize"] as const)
        if (!isWide(attacker, target, reached))
          move(attacker, pattern, columns, target, direction, solve, reached)
    }
    return isWide(attacker, target, reached) ? [] : [faultOf(attacker, pattern, component, target)]
  })
}

/** Unknown columns nearest to one by equations. */
function nearest(
  attacker: Attacker,
  pattern: Pattern,
  component: Component,
  target: number,
  most: number,
): ReadonlySet<number> {
  if (most >= component.columns.length) return new Set(component.columns)
  const usable = new Set(component.equations)
  const columns = new Set([target])
  for (const column of columns)
    for (const number of attacker.equationsOf[column] ?? [])
      if (usable.has(number))
        for (const next of unknownPart(attacker, pattern, number).keys()) {
          if (columns.size >= most) return columns
          columns.add(next)
        }
  return columns
}

/** The unit of the programme: what the cell needs; where nothing but any doubt is needed, a small part of it. */
function scaleOf(attacker: Attacker, target: number): number {
  const { level, value } = attacker.columns[target]!
  return level > 0n ? Number(level) : Math.max(1, Math.abs(Number(value)) / 1000)
}

function isWide(attacker: Attacker, target: number, reached: Reached): boolean {
  const { up, down } = reached.get(target) ?? { up: 0, down: 0 }
  const needed = scaleOf(attacker, target) * (1 - tolerance)
  return attacker.columns[target]?.level === 0n ? up + down >= needed : up >= needed && down >= needed
}

/** Σ coefficient · deviation = 0, as text: deviations from the true values, so that right sides are exact. */
function rowsOf(attacker: Attacker, pattern: Pattern, columns: ReadonlySet<number>): string[] {
  const equations = new Set([...columns].flatMap((column) => attacker.equationsOf[column] ?? []))
  return [...equations].flatMap((number) => {
    if (!isUsable(attacker, pattern, number)) return []
    const unknown = [...unknownPart(attacker, pattern, number)]
    const largest = unknown.reduce((most, [, value]) => Math.max(most, Math.abs(Number(value))), 1)
    const terms = unknown.flatMap(([column, value]) => {
      const factor = Number(value) / largest
      return columns.has(column) ? [`${factor < 0 ? "-" : "+"} ${Math.abs(factor)} x${column}`] : []
    })
    return [`e${number}: ${terms.join(" ")} = 0`]
  })
}

function move(
  attacker: Attacker,
  pattern: Pattern,
  columns: ReadonlySet<number>,
  target: number,
  direction: "Maximize" | "Minimize",
  solve: Solve,
  reached: Reached,
): void {
  const size = scaleOf(attacker, target)
  const bounds = [...columns].map((column) => {
    const { low, high, value } = attacker.columns[column]!
    const limit = column === target ? 2 : furthest
    const least = low === null ? -limit : Math.max(-limit, Number(low - value) / size)
    const most = high === null ? limit : Math.min(limit, Number(high - value) / size)
    return `${least} <= x${column} <= ${most}`
  })
  const rows = [...rowsOf(attacker, pattern, columns), `e: x${target} <= 2`].join("\n")
  const problem = `${direction}\nobj: x${target}\nSubject To\n${rows}\nBounds\n${bounds.join("\n")}\nEnd\n`
  const { status, values } = solve(problem)
  if (status !== "Optimal") return
  for (const column of columns) {
    const moved = (values[`x${column}`] ?? 0) * size
    const { up, down } = reached.get(column) ?? { up: 0, down: 0 }
    if (moved > up || -moved > down)
      reached.set(column, { up: Math.max(up, moved), down: Math.max(down, -moved) })
  }
}

/** What is open in the sums of the cell; where nothing is, in all that hangs together with it. */
function faultOf(attacker: Attacker, pattern: Pattern, component: Component, target: number): FoundFault {
  const near = openOf(attacker, pattern, attacker.equationsOf[target] ?? [])
  const open =
    near.columns.length + near.ratios.length > 0 ? near : openOf(attacker, pattern, component.equations)
  const column = attacker.columns[target]!
  return { kind: "interval", cells: [column.id], target: column, ...open }
}

function openOf(attacker: Attacker, pattern: Pattern, equations: readonly number[]) {
  const columns = new Set<number>()
  const ratios = new Set<number>()
  for (const number of equations) {
    const equation = attacker.equations[number]
    if (equation === undefined) continue
    for (const column of equation.columns.keys())
      if (!isUnknown(attacker, pattern, column) && attacker.columns[column]?.standing === "open")
        columns.add(column)
    const ratio = equation.ratio === null ? undefined : attacker.ratios[equation.ratio]
    if (
      equation.ratio !== null &&
      !pattern.ratios.has(equation.ratio) &&
      (ratio?.standing ?? "open") === "open"
    )
      ratios.add(equation.ratio)
  }
  return { columns: [...columns], ratios: [...ratios] }
}
