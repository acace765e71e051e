import { changesSql } from "#returns"
import type { Prepared } from "./compute-indicators.ts"
import type { ChangeLine, MissingLine } from "./model.ts"

const textOf = (value: unknown) => (value === null || value === undefined ? null : String(value))

/** The variable that holds a unit's name, where every period of these has it. */
export function nameVariable({ pack, opened }: Prepared, periods: readonly string[]): string | null {
  const named = [...pack.variables.values()].filter(({ role }) => role === "name")
  return (
    named.find(({ code }) => periods.every((period) => opened.source.columns(period).has(code)))?.code ?? null
  )
}

/** Units that came, went or moved between zones, by unit. */
export async function findChanges(prepared: Prepared): Promise<ChangeLine[]> {
  const { period, prior, rows, opened } = prepared
  if (prior === null) return []
  const name = nameVariable(prepared, [period, prior])
  const columns = name === null ? [] : [name]
  const found = await opened.source.query(changesSql(rows(period, columns), rows(prior, columns), name))
  return found.map((row) => ({
    unit: String(row.unit),
    name: textOf(row.name),
    kind: row.came === true ? "entry" : row.went === true ? "exit" : "move",
    zoneBefore: textOf(row.zone_before),
    zoneNow: textOf(row.zone_now),
  }))
}

/**
 * Units without a return: of the frame where there is one; and those of the period before, of which a frame says whether
 * they are gone.
 */
export async function findMissing(
  { opened, period, rows }: Prepared,
  changes: readonly ChangeLine[],
): Promise<MissingLine[]> {
  const { frame, source } = opened
  if (frame === null)
    return changes
      .filter(({ kind }) => kind === "exit")
      .map(({ unit, name, zoneBefore }) => ({ unit, name, zone: zoneBefore, because: "last-period" }))
  const { select } = rows(period, [])
  const reported = new Set(
    (await source.query(`select unit from (${select}) as given`)).map(({ unit }) => String(unit)),
  )
  return frame
    .filter((one) => (one.period === null || one.period === period) && !reported.has(one.unit))
    .map(({ unit, name, zone }) => ({ unit, name, zone, because: "frame" }))
}
