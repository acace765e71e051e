import type { Dataset } from "#evaluation"
import { type Issue, issue } from "#issues"
import { type RawTable, readDataset } from "#tables"
import type { RoundContext } from "./context.ts"
import { figureColumns, type RoundFramework } from "./round-framework.ts"
import type { FiguresRow, RoundRow } from "./round-store.ts"

/** The first version of one participant's figures. */
export interface FirstFigures {
  readonly organisation: string
  readonly figures: Record<string, number | null>
  readonly groups: Record<string, string | null>
  readonly earlier: Record<string, Record<string, number | null>>
}

/** An organisation as a table may call it. */
export interface Named {
  readonly id: string
  readonly name_zh: string
  readonly short_name: string | null
  readonly origin: string
}

type Source = Pick<RoundRow, "period" | "data_digest" | "data_name" | "class_column">

/**
 * Reads the figures of the chosen zones from the pack's own table or the uploaded one: a row is a zone's when it has its
 * code, its name or its short name.
 */
export async function readFirstFigures(
  source: Source,
  chosen: readonly Named[],
  evaluated: RoundFramework,
  context: RoundContext,
): Promise<{
  readonly figures: readonly FirstFigures[]
  readonly origin: string
  readonly issues: readonly Issue[]
}> {
  const { table, issues } = await sourceTable(source, evaluated, context)
  const origin = source.data_digest === null ? (evaluated.pack?.manifest.origin ?? "user") : "user"
  if (table === null) return { figures: [], origin, issues }
  // A size serves the size test, not the scores: it is read where it is there.
  const { size } = evaluated.method
  const columns = figureColumns(evaluated).filter(({ code }) => code !== size || table.header.includes(code))
  const units = columns.flatMap(({ code, unit }) => (unit === null ? [] : [[code, unit]]))
  const read = readDataset(table, {
    code: "code",
    name: "name",
    period: "period",
    numbers: columns.map(({ code }) => code),
    units: Object.fromEntries(units) as Record<string, string>,
  })
  const faults = [...issues, ...read.issues.filter((found) => found.severity === "error")]
  if (read.dataset === null) return { figures: [], origin, issues: faults }
  const dataset = read.dataset
  const periods = [...new Set(dataset.periods.flatMap((period) => (period === null ? [] : [period])))]
  if (periods.length > 0 && !periods.includes(source.period))
    faults.push(issue("error", "round-period-missing", "period", { period: source.period, allowed: periods }))
  if (source.class_column !== null && !(source.class_column in dataset.groups))
    faults.push(
      issue("error", "round-class-unknown", "classColumn", {
        column: source.class_column,
        allowed: Object.keys(dataset.groups),
      }),
    )
  const figures = chosen.flatMap((zone) => figuresOf(zone, dataset, source.period) ?? [])
  const found = new Set(figures.map(({ organisation }) => organisation))
  const missing = chosen.filter(({ id }) => !found.has(id))
  if (missing.length > 0)
    faults.push(
      issue("error", "round-figures-missing", "participants", { names: missing.map((zone) => zone.name_zh) }),
    )
  const real = chosen.filter((zone) => zone.origin !== "invented")
  if (origin === "invented" && real.length > 0)
    faults.push(
      issue("error", "round-real-zone-invented", "participants", { names: real.map((zone) => zone.name_zh) }),
    )
  return { figures, origin, issues: faults }
}

async function sourceTable(
  source: Source,
  { pack }: RoundFramework,
  context: RoundContext,
): Promise<{ readonly table: RawTable | null; readonly issues: Issue[] }> {
  if (source.data_digest !== null) {
    const { table, issues } = await context.evaluation.readTable(
      context.artefacts.pathOf(source.data_digest),
      {},
    )
    const name = source.data_name ?? "data"
    const named = issues.map((found) => ({
      ...found,
      path: found.path.replace(source.data_digest ?? "", name),
    }))
    return { table: table === null ? null : { ...table, source: name }, issues: named }
  }
  const own = pack?.data.get(pack.manifest.default?.data ?? "")
  if (own === undefined) return { table: null, issues: [issue("error", "round-no-data", "data", {})] }
  return {
    table: {
      source: own.entry.file,
      sheet: null,
      header: own.header,
      rows: own.rows.map((cells, i) => ({ line: i + 2, cells })),
    },
    issues: [],
  }
}

function figuresOf(zone: Named, dataset: Dataset, period: string): FirstFigures[] | null {
  const names = new Set([zone.name_zh, zone.short_name].filter((name) => name !== null))
  const rows = dataset.codes.flatMap((code, row) => {
    const name = dataset.names[row]
    return code === zone.id || (typeof name === "string" && names.has(name)) ? [row] : []
  })
  const numbers = (row: number) =>
    Object.fromEntries(
      Object.entries(dataset.values).map(([column, values]) => {
        const value = values[row] ?? Number.NaN
        return [column, Number.isNaN(value) ? null : value]
      }),
    )
  const at = rows.find((row) => (dataset.periods[row] ?? period) === period)
  if (at === undefined) return null
  return [
    {
      organisation: zone.id,
      figures: numbers(at),
      groups: Object.fromEntries(
        Object.entries(dataset.groups).map(([column, values]) => [column, values[at] ?? null]),
      ),
      earlier: Object.fromEntries(
        rows.flatMap((row) => {
          const before = dataset.periods[row] ?? period
          return before < period ? [[before, numbers(row)]] : []
        }),
      ),
    },
  ]
}

/** The figures as the evaluation reads them: one row per zone and period, the earlier periods as they were given. */
export function tableOfFigures(
  round: RoundRow,
  figures: readonly FiguresRow[],
  names: ReadonlyMap<string, string>,
): RawTable {
  const groups = [...new Set(figures.flatMap((row) => Object.keys(row.groups)))]
  const columns = [...new Set(figures.flatMap((row) => Object.keys(row.figures)))]
  const cell = (value: number | null | undefined) =>
    value === null || value === undefined ? "" : String(value)
  const rows = figures.flatMap((row) => {
    const one = (period: string, values: Readonly<Record<string, number | null>>) => [
      row.organisation_id,
      names.get(row.organisation_id) ?? "",
      period,
      ...groups.map((group) => row.groups[group] ?? ""),
      ...columns.map((column) => cell(values[column])),
    ]
    return [
      ...Object.entries(row.earlier)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([period, values]) => one(period, values)),
      one(round.period, row.figures),
    ]
  })
  return {
    source: `${round.id}.csv`,
    sheet: null,
    header: ["code", "name", "period", ...groups, ...columns],
    rows: rows.map((cells, i) => ({ line: i + 2, cells })),
  }
}
