import { join } from "node:path"
import { type Issue, issue } from "#issues"
import type { SnapshotManifest } from "#returns"
import { type DuckDbOptions, literal, quoted } from "../open-duckdb.ts"
import { draftSnapshot, type SnapshotColumn, type SnapshotDraft } from "../write-snapshot.ts"
import { type Draws, drawsOf } from "./draws.ts"
import { economyLines } from "./economy-lines.ts"
import { generalLines } from "./general-lines.ts"
import { mistakeColumns, reported, slipsWithin } from "./mistakes.ts"
import { peopleLines } from "./people-lines.ts"
import { type Line, selectLines } from "./recipe.ts"
import { researchLines } from "./research-lines.ts"
import { inventedZones, unitsSql } from "./units.ts"

export interface InventOptions extends DuckDbOptions {
  readonly folder: string
  /** At most 9,999,999; so many have to report in each year. */
  readonly enterprises: number
  readonly years: readonly number[]
  readonly seed: string
  /** Share of returns with one deliberate mistake each. */
  readonly mistakes: number
  /** At most 9,999. */
  readonly zones: number
  readonly pack: string
  /** When it was made, ISO 8601. */
  readonly made: string
  readonly forms: readonly { readonly form: string; readonly columns: readonly SnapshotColumn[] }[]
}

export interface Invented {
  readonly manifest: SnapshotManifest
  /** Cells that were changed; planted.csv lists them. */
  readonly planted: number
  /** Whether frame.csv was written; not for more than `frameLimit` enterprises. */
  readonly frame: boolean
  readonly issues: readonly Issue[]
}

/** Lists of text beside the Parquet files stay small enough to be read whole. */
export const frameLimit = 50_000

/**
 * Writes a folder of invented returns by DuckDB alone. A value depends on seed, enterprise, year and variable, on
 * nothing else: not on the number of enterprises, other years, threads or forms.
 * Beside the snapshot: `planted.csv` (unit, period, cell, kind, value, true_value), `zones.csv` (code, name), and
 * `frame.csv` (unit, name, zone, period: who had to report; some did not).
 */
export async function inventSnapshot(options: InventOptions): Promise<Invented> {
  const { folder, enterprises, years, pack, made, forms } = options
  const codes = new Set(forms.flatMap(({ columns }) => columns.map(({ code }) => code)))
  const issues: Issue[] = []
  const usable = usableColumns(options, issues)
  const frame = enterprises <= frameLimit
  const head = {
    title: {
      zh: `示例：${enterprises} 家虚构企业的填报`,
      en: `示例: returns of ${enterprises} invented enterprises`,
    },
    origin: "invented",
    pack,
    made,
    excluded: null,
  } as const
  let planted = 0
  const manifest = await draftSnapshot(folder, head, options, async (draft) => {
    for (const year of years) await writeYear(draft, year, options, usable)
    planted = await writeLists(draft, options, codes, frame)
  })
  return { manifest, planted, frame, issues }
}

const linesOf = (draws: Draws, year: number): Line[] => [
  ...generalLines(draws, year),
  ...peopleLines(draws),
  ...economyLines(draws, year),
  ...researchLines(draws),
]

/** Variables of the forms for which there is a line, with the digits to add to its integers; says which there are not. */
function usableColumns({ seed, forms }: InventOptions, issues: Issue[]): ReadonlyMap<string, number> {
  const lines = new Map(linesOf(drawsOf(seed), 2000).map((one) => [one.code, one]))
  const usable = new Map<string, number>()
  const empty: string[] = []
  for (const { form, columns } of forms) {
    for (const { code, type, decimals = 0 } of columns) {
      const own = lines.get(code)
      if (own === undefined) empty.push(code)
      else usable.set(code, type === "number" ? decimals - (own.decimals ?? 0) : 0)
    }
    if (empty.length > 0) issues.push(issue("info", "invent-left-empty", form, { columns: empty.splice(0) }))
  }
  return usable
}

const sqlTypes = { number: "bigint", text: "varchar", date: "date", truth: "boolean" } as const

async function writeYear(
  { connection, copy }: SnapshotDraft,
  year: number,
  { seed, enterprises, zones, mistakes, forms }: InventOptions,
  usable: ReadonlyMap<string, number>,
): Promise<void> {
  // Draws of one variable differ from year to year through the unit's own number of the year.
  const draws = drawsOf(seed)
  const units = `units_${year}`
  await connection.run(
    `create table ${units} as select *, ${mistakeColumns(draws, Math.round(mistakes * 1e6))}
    from (${unitsSql(seed, enterprises, year, zones, draws)})`,
  )
  const lines = linesOf(draws, year)
  const made = slipsWithin(new Set(usable.keys()))
  for (const { form, columns } of forms) {
    const own = columns.filter(({ code }) => usable.has(code)).map(({ code }) => code)
    // What is reported instead of a cell may be made from others.
    const wrong = made.filter(({ cell }) => own.includes(cell)).map((one) => one.wrong)
    const asked = [
      ...new Set([...own, ...lines.map(({ code }) => code).filter((code) => mentions(wrong, code))]),
    ]
    const values = columns.map(({ code, type }) => {
      const digits = usable.get(code)
      if (digits === undefined) return `cast(null as ${sqlTypes[type]}) as ${quoted(code)}`
      const times = digits === 0 ? "" : digits > 0 ? ` * ${10 ** digits}` : ` // ${10 ** -digits}`
      return `cast((${reported(code, made)})${times} as ${sqlTypes[type]}) as ${quoted(code)}`
    })
    const kept = ["unit", "zone", "place", "mistake", "variant"]
    const select = selectLines(lines, asked, `(select * from ${units} where responds)`, kept)
    await copy(form, String(year), columns, `select unit, zone, place, ${values.join(", ")} from (${select})`)
  }
}

const mentions = (texts: readonly string[], code: string) =>
  texts.some((text) => new RegExp(`\\b${code}\\b`).test(text))

async function writeLists(
  { connection, folder }: SnapshotDraft,
  { seed, years, zones }: InventOptions,
  codes: ReadonlySet<string>,
  frame: boolean,
): Promise<number> {
  const write = (name: string, select: string) =>
    connection.run(`copy (${select}) to ${literal(join(folder, name))} (format csv, header, delimiter ',')`)
  const named = inventedZones(zones).map(({ code, name }) => `(${literal(code)}, ${literal(name)})`)
  await write("zones.csv", `select * from (values ${named.join(", ")}) as zones(code, name)`)
  if (frame)
    await write(
      "frame.csv",
      years
        .map((year) => `select unit, name, zone, '${year}' as period from units_${year}`)
        .join(" union all "),
    )
  const draws = drawsOf(seed)
  const made = slipsWithin(codes)
  const all = [...new Set(made.map(({ cell }) => cell))]
  await connection.run(
    `create table planted (slot bigint, unit varchar, period varchar, cell varchar, kind varchar, value varchar, true_value varchar)`,
  )
  for (const year of years) {
    const lines = linesOf(draws, year)
    const wrong = made.map((one) => one.wrong)
    const asked = lines.map(({ code }) => code).filter((code) => all.includes(code) || mentions(wrong, code))
    const from = `(select * from units_${year} where responds and mistake is not null)`
    await connection.run(
      `create table truth_${year} as ${selectLines(lines, asked, from, ["slot", "unit", "mistake", "variant"])}`,
    )
    for (const { cell, kind, wrong: instead, where } of made)
      await connection.run(
        `insert into planted select slot, unit, '${year}', '${cell}', '${kind}', cast(${instead} as varchar),
          cast(${cell} as varchar) from truth_${year} where ${where} and ${instead} is distinct from ${cell}`,
      )
  }
  await write(
    "planted.csv",
    "select unit, period, cell, kind, value, true_value from planted order by period, slot",
  )
  const counted = await connection.runAndReadAll("select cast(count(*) as integer) from planted")
  return Number(counted.getRowsJS()[0]?.[0] ?? 0)
}
