import type { EvaluationResult } from "#evaluation"
import { columnLetter } from "#tables"
import { type Formula, sheetReference } from "./sheet-plan.ts"

/** Where the numbers of a node stand, in a row of an entity and in the row of weights. */
export interface NodePlace {
  /** `null`: the sheet that the formula is in. */
  readonly sheet: string | null
  readonly column: number
  readonly weightColumn: number
}

export interface WeightPlace {
  readonly sheet: string
  readonly row: number
}

/** Children whose columns follow each other in both sheets. */
interface Run {
  readonly sheet: string | null
  readonly from: number
  readonly to: number
  readonly weightFrom: number
  readonly weightTo: number
}

interface Ranges {
  readonly scores: string
  readonly weights: string
}

interface Way {
  readonly value: (scores: readonly (number | null)[], weights: readonly number[]) => number
  /** By the ranges of the children, and by their cells. */
  readonly formula: (ranges: readonly Ranges[], cells: readonly Ranges[]) => string
}

const sum = (terms: readonly string[]) => terms.join("+")
const total = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

/** Weights of the children that have a score. */
const present = (ranges: readonly Ranges[]) =>
  sum(ranges.map(({ scores, weights }) => `SUMPRODUCT((${scores}<>"")*${weights})`))

/** The ways to combine children that a cell can repeat, with their arithmetic. */
const ways: readonly Way[] = [
  // Weights divided by those of the children present.
  {
    value: (scores, weights) =>
      total(scores.map((score, i) => (score ?? 0) * weights[i]!)) /
      total(weights.filter((_, i) => scores[i] !== null)),
    formula: (ranges) =>
      `(${sum(ranges.map(({ scores, weights }) => `SUMPRODUCT(${scores},${weights})`))})/` +
      `(${present(ranges)})`,
  },
  // A missing child counts as 0.
  {
    value: (scores, weights) => total(scores.map((score, i) => (score ?? 0) * weights[i]!)) / total(weights),
    formula: (ranges) =>
      `(${sum(ranges.map(({ scores, weights }) => `SUMPRODUCT(${scores},${weights})`))})/` +
      `(${sum(ranges.map(({ weights }) => `SUM(${weights})`))})`,
  },
  // Geometric, of the children present; one 0 gives 0.
  {
    value: (scores, weights) => {
      if (scores.some((score, i) => score === 0 && weights[i]! > 0)) return 0
      const logs = scores.map((score, i) => (score === null ? 0 : weights[i]! * Math.log(score)))
      return Math.exp(total(logs) / total(weights.filter((_, i) => scores[i] !== null)))
    },
    formula: (ranges, cells) => {
      // A blank becomes 1 to the power of 0. Cell by cell: functions over ranges differ between spreadsheets.
      const powers = cells.map(({ scores: x, weights: w }) => `(${x}+(${x}=""))^(${w}*(${x}<>""))`)
      return `(${powers.join("*")})^(1/(${present(ranges)}))`
    },
  },
]

/** The longest formula that spreadsheets take. */
const longest = 8192

const isClose = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b))

/**
 * The formula of an aggregate's score over its children's scores and weights, where it has one: arithmetic and
 * geometric means of the children present, or with missing ones as 0. It is given only where it yields the score of
 * the result, so a cap, another aggregation or weights by entity leave plain numbers; as do adjusted entities, whose
 * points the formula would lose.
 * @returns `null` where there is none; else by entity and row of the sheet
 */
export function findScoreFormula(
  result: EvaluationResult,
  code: string,
  places: ReadonlyMap<string, NodePlace>,
  weightPlace: WeightPlace,
): ((entity: number, row: number) => Formula | null) | null {
  const children = result.nodes.filter((node) => node.parent === code)
  const used = result.weights[code] ?? {}
  const weights: number[] = []
  const spots: NodePlace[] = []
  for (const child of children) {
    const weight = used[child.code]
    const place = places.get(child.code)
    if (typeof weight !== "number" || place === undefined) return null
    weights.push(weight)
    spots.push(place)
  }
  const columns = children.map((child) =>
    child.kind === "indicator" ? result.steps.normalised?.[child.code] : result.scores[child.code],
  )
  const own = result.scores[code] ?? []
  const points = result.adjustments.filter(
    (adjustment) => adjustment.node === code && adjustment.points !== null,
  )
  const adjusted = new Set(points.map(({ entity }) => entity))
  const childScores = (entity: number) => columns.map((column) => column?.[entity] ?? null)
  const scored = own.flatMap((score, entity) =>
    score === null || adjusted.has(result.entities[entity]?.code ?? "") ? [] : [{ score, entity }],
  )
  const way = ways.find(({ value }) =>
    scored.every(({ score, entity }) => isClose(value(childScores(entity), weights), score)),
  )
  if (way === undefined || scored.length === 0) return null
  const runs = runsOf(spots)
  const formulaAt = (row: number) =>
    way.formula(
      runs.map((run) => rangesOf(run, row, weightPlace)),
      spots.map((spot) => rangesOf(runOf(spot), row, weightPlace)),
    )
  if (formulaAt(1_000_000).length > longest) return null
  const repeated = new Map(scored.map(({ score, entity }) => [entity, score]))
  return (entity, row) => {
    const value = repeated.get(entity)
    return value === undefined ? null : { formula: formulaAt(row), value }
  }
}

const runOf = ({ sheet, column, weightColumn }: NodePlace): Run => ({
  sheet,
  from: column,
  to: column,
  weightFrom: weightColumn,
  weightTo: weightColumn,
})

function runsOf(places: readonly NodePlace[]): Run[] {
  const runs: Run[] = []
  for (const place of [...places].sort((a, b) => a.weightColumn - b.weightColumn)) {
    const { sheet, column, weightColumn } = place
    const last = runs.at(-1)
    if (last?.sheet === sheet && last.to === column - 1 && last.weightTo === weightColumn - 1)
      runs[runs.length - 1] = { ...last, to: column, weightTo: weightColumn }
    else runs.push(runOf(place))
  }
  return runs
}

/** Columns fixed, rows of entities not, so that a formula can be copied down. */
function rangesOf(run: Run, row: number, { sheet, row: weightRow }: WeightPlace): Ranges {
  const scores = rowRange(`$${columnLetter(run.from)}`, `$${columnLetter(run.to)}`, `${row}`)
  const weights = rowRange(
    `$${columnLetter(run.weightFrom)}`,
    `$${columnLetter(run.weightTo)}`,
    `$${weightRow}`,
  )
  return {
    scores: run.sheet === null ? scores : sheetReference(run.sheet, scores),
    weights: sheetReference(sheet, weights),
  }
}

/** A single cell where both ends are the same. */
const rowRange = (from: string, to: string, row: string): string =>
  from === to ? `${from}${row}` : `${from}${row}:${to}${row}`
