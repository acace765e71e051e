import { type Issue, issue } from "#issues"
import { startCollection, tableColumns, tableRows } from "./collect-table.ts"
import { csvText } from "./csv-text.ts"
import { gridWindows } from "./grid-windows.ts"
import { type ImportRead, type ImportTask, mostFirstRows, mostPreviewRows } from "./import-task.ts"
import type { ImportDictionary, ImportPlan, ImportProfile, ReadRow } from "./model.ts"
import { namesEnterprises } from "./names-enterprises.ts"
import { originRows, originText } from "./origin.ts"
import { withOwnEntities } from "./own-entities.ts"
import { chooseProfile } from "./profiles.ts"
import { proposeImport } from "./propose-import.ts"
import { readImport } from "./read-import.ts"
import { unreadColumns, unreadRows } from "./reason-words.ts"
import type { Workbook } from "./workbook.ts"

export interface WorkbookRead {
  readonly workbook: Workbook | null
  readonly issues: readonly Issue[]
}

/** Below, a file does not look like a profile. */
export const leastLikeness = 0.5

/** How a file is to be read: by which profile, with which meanings, by which plan. */
export interface FileProposal {
  readonly workbook: Workbook
  readonly profile: ImportProfile | null
  readonly dictionary: ImportDictionary
  /** Every profile that the file looks like, the likeliest first. */
  readonly likely: ImportRead["likely"]
  readonly plan: ImportPlan
  readonly issues: readonly Issue[]
}

/** Chooses a profile, by likeness where none is asked for, and proposes how the file is read. */
export function proposeFile(whole: Workbook, task: Omit<ImportTask, "want">): FileProposal {
  const { workbook, sheetIssues } = pickSheets(whole, task.sheets)
  const likely = chooseProfile(
    workbook,
    task.choices.map(({ profile }) => profile),
  )
  const first = likely[0]
  const likeliest = first !== undefined && first.score >= leastLikeness ? first.id : null
  const wanted = task.profile === undefined ? likeliest : task.profile
  const choice = wanted === null ? undefined : task.choices.find(({ profile }) => profile.id === wanted)
  const profile = choice?.profile ?? null
  const dictionary = withOwnEntities(choice?.dictionary ?? task.plain, task.answers, profile)
  const unknown =
    wanted !== null && choice === undefined
      ? [
          issue("error", "import-profile-unknown", task.fileName, {
            profile: wanted,
            known: task.choices.map((one) => one.profile.id),
          }),
        ]
      : []
  const proposed =
    task.plan === undefined
      ? proposeImport(workbook, dictionary, {
          answers: task.answers,
          ...(profile === null ? {} : { profile }),
          ...(task.period === null ? {} : { period: task.period }),
        })
      : { plan: task.plan, issues: [] }
  return {
    workbook,
    profile,
    dictionary,
    likely: likely.map(({ id, score }) => ({ id, score })),
    plan: proposed.plan,
    issues: [...sheetIssues, ...unknown, ...proposed.issues],
  }
}

/**
 * Reads a file as a task says. Wrong data are issues and questions; nothing is kept.
 * @param open gives the workbook
 */
export async function readImportFile(
  open: () => Promise<WorkbookRead>,
  task: ImportTask,
): Promise<ImportRead> {
  const { workbook, issues } = await open()
  if (workbook === null) return nothingRead(issues)
  const proposal = proposeFile(workbook, task)
  return readProposal({ ...proposal, issues: [...issues, ...proposal.issues] }, task.want)
}

/** Reads a workbook by a proposal, and makes of its rows what is wanted. */
export function readProposal(proposal: FileProposal, want: ImportTask["want"]): ImportRead {
  const { workbook, plan, dictionary, profile, likely } = proposal
  const collection = startCollection(dictionary.entities)
  const firstRows: Record<string, ReadRow[]> = {}
  const records: ReadRow[] = []
  const outcome = readImport(
    workbook,
    plan,
    dictionary,
    (table, row) => {
      const shown = firstRows[table.id] ?? []
      firstRows[table.id] = shown
      if (shown.length < mostFirstRows) shown.push(row)
      if (dictionary.entities !== null) collection.add(table, row)
      else if (want === "content") records.push(row)
    },
    {
      ...(want === "unread" ? { unreadLimit: Number.POSITIVE_INFINITY } : {}),
      // Rows that name no entity are shown, or kept one by one.
      ...(dictionary.entities === null && want !== "content"
        ? { wantsRow: ({ id }) => (firstRows[id]?.length ?? 0) < mostFirstRows }
        : {}),
    },
  )
  const collected = collection.finish()
  const header = tableColumns(collected)
  const rows = want === "content" && dictionary.entities !== null ? tableRows(collected) : null
  return {
    file: { digest: workbook.digest, format: workbook.format, encoding: workbook.encoding ?? null },
    profile,
    namesEnterprises: namesEnterprises(workbook),
    likely,
    plan,
    outcome,
    firstRows,
    grid: want === "preview" ? gridWindows(workbook, plan, dictionary) : [],
    table:
      rows === null
        ? null
        : {
            csv: csvText(header, rows),
            origin: originText(collected, {
              file: workbook.source,
              digest: workbook.digest,
              profile: profile?.id ?? null,
            }),
            header,
            rowCount: rows.length,
            periods: collected.periods,
            preview: rows.slice(0, mostPreviewRows).map((cells) => cells.map((cell) => cell ?? "")),
          },
    records: want === "content" && dictionary.entities === null ? records : null,
    unread: want === "unread" ? csvText(unreadColumns, unreadRows(outcome.unread)) : null,
    issues: distinct([...proposal.issues, ...outcome.issues, ...collected.issues]),
  }
}

function pickSheets(workbook: Workbook, names: readonly string[] | undefined) {
  if (names === undefined || names.length === 0) return { workbook, sheetIssues: [] }
  const known = workbook.sheets.flatMap(({ name }) => name ?? [])
  const absent = names.filter((name) => !known.includes(name))
  return {
    workbook: {
      ...workbook,
      sheets: workbook.sheets.filter(({ name }) => name !== null && names.includes(name)),
    },
    sheetIssues: absent.map((name) =>
      issue("error", "import-sheet-unknown", workbook.source, { sheet: name, known }),
    ),
  }
}

/** One and the same issue is told once, whoever saw it. */
function distinct(issues: readonly Issue[]): Issue[] {
  return [
    ...new Map(
      issues.map((one) => [`${one.code}\n${one.path}\n${JSON.stringify(one.values)}`, one]),
    ).values(),
  ]
}

function nothingRead(issues: readonly Issue[]): ImportRead {
  const account = {
    cells: 0,
    values: 0,
    missing: 0,
    names: 0,
    headers: 0,
    titles: 0,
    setAside: 0,
    notRead: 0,
  }
  return {
    file: null,
    profile: null,
    namesEnterprises: false,
    likely: [],
    plan: { tables: [] },
    outcome: { account, unread: [], unreadCount: 0, rows: 0, issues, questions: [] },
    firstRows: {},
    grid: [],
    table: null,
    records: null,
    unread: null,
    issues,
  }
}

/** The table of a reading of entities, and where each of its values stood, as rows of a table for people. */
export function tableOf({ workbook, plan, dictionary }: FileProposal): {
  readonly csv: string
  readonly origins: Iterable<readonly (string | null)[]>
} {
  const collection = startCollection(dictionary.entities)
  readImport(workbook, plan, dictionary, collection.add)
  const collected = collection.finish()
  return {
    csv: csvText(tableColumns(collected), tableRows(collected)),
    origins: originRows(collected, workbook.source),
  }
}
