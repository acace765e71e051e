import { type Declared, exactText } from "#expressions"
import { type Issue, issue } from "#issues"
import { formScope, type Variable } from "#packs"
import type { SnapshotManifest } from "#returns"
import type { EvaluationContext } from "#services/evaluation"
import { findSurvey } from "./find-survey.ts"

export interface InventAsked {
  readonly pack: string
  /** A survey, form or 表号; left out: the one survey of the pack whose forms come once a year. */
  readonly form: string | null
  readonly enterprises: number
  readonly years: readonly number[]
  readonly seed: string
  /** Share of returns with a deliberate mistake, 0 to 1. */
  readonly mistakes: number
  readonly zones: number
  readonly out: string
  /** Also in the layout of the forms, one file a year. */
  readonly as: "csv" | "xlsx" | null
}

interface Column {
  readonly code: string
  readonly type: "number" | "text" | "date" | "truth"
  readonly decimals?: number
}

/** What inventing returns needs of the outside. */
export interface InventContext
  extends Pick<EvaluationContext, "loadPack" | "resolvePath" | "writeFile" | "progress"> {
  readonly inventSnapshot: (options: {
    readonly folder: string
    readonly enterprises: number
    readonly years: readonly number[]
    readonly seed: string
    readonly mistakes: number
    readonly zones: number
    readonly pack: string
    readonly made: string
    readonly forms: readonly { readonly form: string; readonly columns: readonly Column[] }[]
  }) => Promise<{
    readonly manifest: SnapshotManifest
    readonly planted: number
    readonly frame: boolean
    readonly issues: readonly Issue[]
  }>
  /** Rows of one period of a snapshot, in its order; `null` with the reasons when it does not hold. */
  readonly rowsOf: (
    folder: string,
    period: string,
    columns: readonly string[],
  ) => Promise<{
    readonly rows: readonly Readonly<Record<string, unknown>>[] | null
    readonly issues: readonly Issue[]
  }>
  readonly writeReturns: (
    rows: Iterable<Readonly<Record<string, string | null>>>,
    variables: readonly (Pick<Variable, "code" | "officialCode" | "type" | "unit"> & {
      readonly label: { readonly zh: string }
    })[],
    options: { readonly format: "xlsx" | "csv-gb18030"; readonly name: string },
  ) => Promise<{ readonly content: Uint8Array; readonly issues: readonly Issue[] }>
  /** ISO 8601. */
  readonly now: () => string
}

export interface InventedReturns {
  readonly manifest: SnapshotManifest
  /** Cells that were changed on purpose. */
  readonly planted: number
  readonly files: readonly string[]
}

/** In the layout of the forms every cell is text in memory. */
export const mostInLayout = 20_000

/**
 * Writes a folder of invented returns: a snapshot with the list of its deliberate mistakes.
 * @returns no result when the pack has no such form or the folder is taken
 */
export async function inventReturns(
  asked: InventAsked,
  context: InventContext,
): Promise<{ readonly result: InventedReturns | null; readonly issues: readonly Issue[] }> {
  const { enterprises, years, seed, mistakes, zones, as } = asked
  const name = asked.form ?? (await annualSurvey(asked.pack, context))
  const found = await findSurvey(asked.pack, name, context)
  if (found.survey === null) return { result: null, issues: found.issues }
  if (as !== null && enterprises > mostInLayout)
    return {
      result: null,
      issues: [issue("error", "invent-too-many", "--as", { enterprises, most: mostInLayout })],
    }
  const { pack, forms, variables } = found.survey
  const folder = context.resolvePath(".", asked.out)
  context.progress(`${enterprises} × ${years.length} × ${variables.length}`)
  const { manifest, planted, frame, issues } = await context.inventSnapshot({
    folder,
    enterprises,
    years,
    seed,
    mistakes,
    zones,
    pack: pack.manifest.id,
    made: context.now(),
    forms: forms.map((form) => ({ form: form.id, columns: formScope(pack, [form]).variables.map(columnOf) })),
  })
  const told: Issue[] = [...issues]
  const files = ["manifest.json", ...manifest.files.map(({ file }) => file), "zones.csv", "planted.csv"]
  if (frame) files.push("frame.csv")
  else told.push(issue("info", "invent-no-frame", asked.out, { enterprises }))
  for (const year of as === null ? [] : years) {
    const columns = formScope(pack, forms).variables.map(columnOf)
    const { rows, issues: unread } = await context.rowsOf(
      folder,
      String(year),
      columns.map(({ code }) => code),
    )
    if (rows === null) return { result: null, issues: [...told, ...unread] }
    const file = `returns-${year}.${as}`
    const { content, issues: unwritten } = await context.writeReturns(
      texts(rows, columns),
      [...variables, { code: "zone", officialCode: "zone", label: { zh: "园区代码" }, type: "text" }],
      { format: as === "csv" ? "csv-gb18030" : "xlsx", name: file },
    )
    told.push(...unwritten)
    await context.writeFile(context.resolvePath(folder, file), content)
    files.push(file)
  }
  return { result: { manifest, planted, files }, issues: told }
}

async function annualSurvey(packName: string, context: InventContext): Promise<string> {
  const { pack } = await context.loadPack(packName)
  const annual = [...(pack?.forms.values() ?? [])].filter(({ kind }) => kind === "annual")
  return annual[0]?.survey ?? annual[0]?.id ?? ""
}

function columnOf({ code, type, decimals }: Declared): Column {
  return { code, type, ...(decimals === undefined ? {} : { decimals }) }
}

/** Values as people write them: numbers with their decimals. */
function* texts(
  rows: readonly Readonly<Record<string, unknown>>[],
  columns: readonly Column[],
): Generator<Record<string, string | null>> {
  for (const row of rows) {
    const written: Record<string, string | null> = { zone: String(row.zone) }
    for (const { code, type, decimals = 0 } of columns) {
      const value = row[code] ?? null
      if (value === null) written[code] = null
      else written[code] = type === "number" ? exactText(BigInt(String(value)), decimals) : String(value)
    }
    yield written
  }
}
