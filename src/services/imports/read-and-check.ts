import type { ImportAnswers, ImportRead, ImportTask } from "#imports"
import { issue, Problem } from "#issues"
import type { ImportTable } from "#schema"
import type { ImportContext } from "./context.ts"

/**
 * Reads a file for the administration plane.
 * @throws Problem invalid when it cannot be read, refused when it holds returns of single enterprises
 */
export async function readAndCheck(
  content: Uint8Array,
  task: Omit<ImportTask, "want">,
  context: Pick<ImportContext, "readImportFile">,
): Promise<ImportRead & { readonly file: NonNullable<ImportRead["file"]> }> {
  const read = await context.readImportFile(content, { ...task, want: "preview" })
  const { file } = read
  if (file === null) throw new Problem("invalid", read.issues)
  const unknown = read.issues.filter(({ code }) => /^import-(profile|sheet)-unknown$/.test(code))
  if (unknown.length > 0) throw new Problem("invalid", unknown)
  if (holdsReturns(read))
    throw new Problem("refused", [issue("error", "import-enterprises-refused", task.fileName, {})])
  return { ...read, file }
}

/** Whether the rows are returns of single enterprises: they name enterprises, and are no list for a register. */
function holdsReturns(read: ImportRead): boolean {
  const rows = read.profile?.rows
  return rows === "enterprises" || (rows !== "records" && read.namesEnterprises)
}

/** The columns of a row that follow from a reading. */
export function readColumns(read: ImportRead, answers: ImportAnswers) {
  const { account, questions, rows, unreadCount } = read.outcome
  const { firstRows, grid, likely, issues } = read
  return {
    profile: read.profile === null ? null : JSON.stringify(read.profile),
    plan: JSON.stringify(read.plan),
    answers: JSON.stringify(answers),
    outcome: JSON.stringify({ ...read.outcome, issues: [] }),
    preview: JSON.stringify({ firstRows, grid, likely, issues }),
    row_count: rows,
    value_count: account.values,
    missing_count: account.missing,
    unread_count: unreadCount,
    question_count: questions.length,
    error_count: issues.filter(({ severity }) => severity === "error").length,
    register: read.profile?.register ?? null,
  } satisfies Partial<Record<keyof ImportTable, unknown>>
}
