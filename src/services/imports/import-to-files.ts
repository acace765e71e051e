import type { Framework } from "#evaluation"
import {
  csvLine,
  csvText,
  describeFactor,
  type FileProposal,
  type ImportAnswers,
  type ImportProfile,
  type ImportRead,
  learnProfile,
  originColumns,
  profileYaml,
  proposeFile,
  type ReadRow,
  type ReadValue,
  readImport,
  readProposal,
  startSources,
  type TablePlan,
  tableOf,
  unreadColumns,
  unreadRows,
  type WorkbookRead,
} from "#imports"
import { type Issue, issue } from "#issues"
import type { EvaluationContext } from "#services/evaluation"
import type { Packs } from "#services/frameworks"
import { taskFor } from "./task-of.ts"

/** What a person asks on the command line. */
export interface FileImport {
  /** Where the file lies, and what people call it. */
  readonly path: string
  readonly name: string
  readonly pack: string
  readonly framework: string | null
  /** A framework of one's own in place of one of the pack. */
  readonly ownFramework: Framework | null
  /** Id of a profile, or one of one's own; `null`: none; left out: by likeness. */
  readonly profile?: string | ImportProfile | null
  readonly period: string | null
  readonly answers: ImportAnswers
  readonly sheets: readonly string[]
}

/** A file that is written little by little; nothing of it is seen before `finish`. */
export interface Draft {
  readonly write: (text: string) => void
  readonly finish: () => void
  readonly abandon: () => void
}

export interface FileImportContext extends Pick<EvaluationContext, "writeFile" | "resolvePath"> {
  readonly packs: Packs
  readonly readWorkbook: (path: string, source: string) => Promise<WorkbookRead>
  readonly openDraft: (path: string) => Draft
}

export interface FileReading {
  /** `null`: the file could not be read. */
  readonly proposal: FileProposal | null
  readonly read: ImportRead | null
  readonly issues: readonly Issue[]
}

/** Reads a file for the command line: nothing is written. */
export async function readForFiles(asked: FileImport, context: FileImportContext): Promise<FileReading> {
  const own = typeof asked.profile === "object" && asked.profile !== null ? asked.profile : null
  const profile = own === null ? (asked.profile as string | null | undefined) : own.id
  const task = taskFor(
    context.packs,
    {
      fileName: asked.name,
      pack: asked.pack,
      framework: asked.framework,
      period: asked.period,
      ...(profile === undefined ? {} : { profile }),
    },
    { framework: asked.framework, ownFramework: asked.ownFramework },
    own === null ? [] : [own],
  )
  const { workbook, issues } = await context.readWorkbook(asked.path, asked.name)
  if (workbook === null) return { proposal: null, read: null, issues }
  const proposed = proposeFile(workbook, { ...task, answers: asked.answers, sheets: asked.sheets })
  const proposal = { ...proposed, issues: [...issues, ...proposed.issues] }
  const read = readProposal(proposal, "summary")
  const nothing =
    read.outcome.account.values === 0 ? [issue("error", "import-nothing-read", asked.name, {})] : []
  return { proposal, read, issues: [...read.issues, ...nothing] }
}

/** Writes what was read: table.csv, origin.csv, unread.csv, profile.yaml, import.json. @returns their names */
export async function writeReading(
  proposal: FileProposal,
  read: ImportRead,
  folder: string,
  context: FileImportContext,
): Promise<string[]> {
  const at = (name: string) => context.resolvePath(folder, name)
  await context.writeFile(at("import.json"), `${JSON.stringify(summaryOf(read), null, 2)}\n`)
  const profile = learnProfile(read.plan, {
    id: read.profile?.id ?? "learnt",
    title: read.profile?.title ?? proposal.workbook.source,
    rows: read.profile?.rows ?? "entities",
    register: read.profile?.register,
  })
  await context.writeFile(at("profile.yaml"), profileYaml(profile))
  const { outcome } = read
  const unread =
    outcome.unread.length === outcome.unreadCount
      ? csvText(unreadColumns, unreadRows(outcome.unread))
      : (readProposal(proposal, "unread").unread ?? "")
  await context.writeFile(at("unread.csv"), unread)
  if (proposal.dictionary.entities === null) writeRecords(proposal, at, context)
  else {
    const content = tableOf(proposal)
    await context.writeFile(at("table.csv"), content.csv)
    const draft = context.openDraft(at("origin.csv"))
    try {
      draft.write(`\uFEFF${csvLine(originColumns)}`)
      for (const row of content.origins) draft.write(csvLine(row))
      draft.finish()
    } catch (cause) {
      draft.abandon()
      throw cause
    }
  }
  return ["table.csv", "origin.csv", "unread.csv", "profile.yaml", "import.json"]
}

/** Rows of enterprises or records, written as they are read: a hundred thousand of them are never held. */
function writeRecords(
  { workbook, plan, dictionary }: FileProposal,
  at: (name: string) => string,
  context: FileImportContext,
): void {
  const measures = [...new Set(plan.tables.flatMap(measuresOfTable))]
  const identifies = dictionary.measures.find((one) => one.identifies && measures.includes(one.code))?.code
  const table = context.openDraft(at("table.csv"))
  const origin = context.openDraft(at("origin.csv"))
  const aboutOf = startAbouts(workbook.source)
  try {
    table.write(`\uFEFF${csvLine([...(identifies === undefined ? [] : ["code"]), "period", ...measures])}`)
    origin.write(`\uFEFF${csvLine(originColumns)}`)
    readImport(workbook, plan, dictionary, (own, row) => {
      const byMeasure = new Map(row.values.map((value) => [value.measure, value]))
      const text = (code: string) => {
        const value = byMeasure.get(code)
        return value !== undefined && "text" in value ? value.text : null
      }
      const code = identifies === undefined ? row.entity : text(identifies)
      table.write(csvLine([...(identifies === undefined ? [] : [code]), row.period, ...measures.map(text)]))
      const head = csvPart([code, row.period])
      for (const value of row.values) {
        const { sheet, behind } = aboutOf(own, value, row.period)
        const at = value.cell.lastIndexOf("!")
        const read = "text" in value
        const values = csvPart([read ? value.text : null, read ? null : value.missing, value.raw])
        origin.write(`${head},${value.measure},${values},${sheet},${value.cell.slice(at + 1)},${behind}\r\n`)
      }
    })
    table.finish()
    origin.finish()
  } catch (cause) {
    table.abandon()
    origin.abandon()
    throw cause
  }
}

/** Cells of a line without its end. */
const csvPart = (cells: readonly (string | null)[]) => csvLine(cells).slice(0, -2)

interface About {
  /** File and sheet, heading, unit and factor, as parts of a line. */
  readonly sheet: string
  readonly behind: string
}

/** What is the same for all values of a column, written once: there are millions of them. */
function startAbouts(file: string) {
  const { sources, sourceOf } = startSources()
  const known = new Map<TablePlan, Map<string, About>>()
  return (table: TablePlan, value: ReadValue, period: string | null): About => {
    const own = known.get(table) ?? new Map<string, About>()
    known.set(table, own)
    const key = `${value.measure} ${period ?? ""}`
    const before = own.get(key)
    if (before !== undefined) return before
    const source = sources[sourceOf(table, value)]
    const { header = "", unit = null, factor = null } = source ?? {}
    const about = {
      sheet: csvPart([file, table.sheet]),
      behind: csvPart([header, unit, factor === null ? null : describeFactor(factor, "zh")]),
    }
    own.set(key, about)
    return about
  }
}

function measuresOfTable(table: FileProposal["plan"]["tables"][number]): string[] {
  if (table.skipped) return []
  const codes = [...table.columns, ...table.items].flatMap(({ measure }) => measure ?? [])
  return codes
}

/** Rows of enterprises by the codes of their variables, for handing up. */
export function* returnRows(proposal: FileProposal): Generator<Readonly<Record<string, string | null>>> {
  const rows: ReadRow[] = []
  readImport(proposal.workbook, proposal.plan, proposal.dictionary, (_, row) => rows.push(row))
  for (const row of rows)
    yield Object.fromEntries(row.values.map((value) => [value.measure, "text" in value ? value.text : null]))
}

/** Plan and outcome of a reading as JSON. */
export function summaryOf(read: ImportRead) {
  const { file, profile, likely, plan, outcome, issues } = read
  const { issues: _told, ...rest } = outcome
  return { file, profile: profile?.id ?? null, likely, plan, outcome: rest, issues }
}
