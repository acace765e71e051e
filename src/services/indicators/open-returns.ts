import type { Declared } from "#expressions"
import { type Issue, issue } from "#issues"
import { declaredVariables, type Pack } from "#packs"
import type { RawTable } from "#tables"
import type { IndicatorContext, ReturnsSource } from "./context.ts"
import { readReturns } from "./read-returns.ts"

/** A unit that has to report. */
export interface FrameUnit {
  readonly unit: string
  readonly name: string | null
  readonly zone: string | null
  /** `null`: in every period. */
  readonly period: string | null
}

export interface OpenedReturns {
  readonly source: ReturnsSource
  /** Who has to report, where the folder says so (frame.csv); `null`: it does not. */
  readonly frame: readonly FrameUnit[] | null
  /** Names of zones that the folder gives (zones.csv). */
  readonly zoneNames: ReadonlyMap<string, string>
}

const tables = /\.(csv|tsv|txt|xlsx|parquet)$/i

/**
 * Opens a snapshot (a folder with manifest.json), or tables of returns: every table of a folder, or one file.
 * @returns `null` when an issue is an error
 */
export async function openReturns(
  path: string,
  pack: Pack,
  period: string | null,
  context: IndicatorContext,
): Promise<{ readonly opened: OpenedReturns | null; readonly issues: readonly Issue[] }> {
  const files = await context.filesOf(path)
  if (files === null) return { opened: null, issues: [issue("error", "returns-not-found", path)] }
  const issues: Issue[] = []
  const side = async (name: string): Promise<RawTable | null> => {
    const file = files.find((one) => one.name.toLowerCase() === name)
    if (file === undefined) return null
    const read = await context.readTable(file.path, {})
    issues.push(...read.issues)
    return read.table
  }
  const frameTable = await side("frame.csv")
  const zoneTable = await side("zones.csv")
  const frame = frameTable === null ? null : frameOf(frameTable, issues)
  const zoneNames = new Map(
    zoneTable === null
      ? []
      : records(zoneTable, ["code", "name"], issues).flatMap(([code, name]) =>
          code && name ? [[code, name] as const] : [],
        ),
  )
  const source = files.some(({ name }) => name === "manifest.json")
    ? await openSnapshot(path, context, issues)
    : await openTables(files, pack, period, context, issues)
  if (source === null || issues.some(({ severity }) => severity === "error")) {
    source?.close()
    return { opened: null, issues }
  }
  return { opened: { source, frame, zoneNames }, issues }
}

async function openSnapshot(path: string, context: IndicatorContext, issues: Issue[]) {
  const opened = await context.openSnapshot(path)
  issues.push(...opened.issues)
  return opened.source
}

async function openTables(
  files: readonly { readonly name: string; readonly path: string }[],
  pack: Pack,
  period: string | null,
  context: IndicatorContext,
  issues: Issue[],
): Promise<ReturnsSource | null> {
  const beside = ["frame.csv", "zones.csv", "planted.csv", "excluded.csv"]
  const read: RawTable[] = []
  for (const { name, path } of files) {
    if (!tables.test(name) || beside.includes(name.toLowerCase())) continue
    context.progress(name)
    const one = await context.readTable(path, {})
    issues.push(...one.issues)
    if (one.table !== null) read.push(one.table)
  }
  if (read.length === 0) {
    if (!issues.some(({ severity }) => severity === "error"))
      issues.push(issue("error", "returns-no-table", files[0]?.path ?? "--data"))
    return null
  }
  const variables: readonly Declared[] = declaredVariables(pack)
  const { input, issues: found } = readReturns(read, variables, pack.variables, period)
  issues.push(...found)
  if (issues.some(({ severity }) => severity === "error")) return null
  if (input.periods.length === 0) {
    issues.push(issue("error", "returns-empty", files[0]?.path ?? "--data"))
    return null
  }
  return context.openRows(input)
}

function frameOf(table: RawTable, issues: Issue[]): FrameUnit[] {
  return records(table, ["unit", "name", "zone", "period"], issues).flatMap(([unit, name, zone, period]) =>
    unit ? [{ unit, name: name ?? null, zone: zone ?? null, period: period ?? null }] : [],
  )
}

/** Cells of the columns asked for; the first must be there. */
function records(table: RawTable, columns: readonly string[], issues: Issue[]): (string | null)[][] {
  const at = columns.map((name) => table.header.findIndex((head) => head.trim().toLowerCase() === name))
  if (at[0] === -1) {
    issues.push(issue("error", "returns-side-column", table.source, { column: columns[0] }))
    return []
  }
  return table.rows.map(({ cells }) => at.map((index) => (cells[index] ?? "").trim() || null))
}
