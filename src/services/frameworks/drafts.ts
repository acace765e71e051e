import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { type DraftRow, findDraft, listDrafts, markWithdrawn } from "./framework-draft-store.ts"
import type { NamedReading } from "./import-framework.ts"

export interface DraftHead {
  readonly id: string
  readonly title: string
  readonly file: string
  readonly organisation: string
  readonly indicators: number
  readonly createdAt: string
  readonly createdBy: string
}

const unknownDraft = (id: string) => new Problem("not-found", [issue("error", "no-such-draft", id)])

/** The drafts that the actor sees, the newest first. */
export async function listFrameworkDrafts(tx: Transaction): Promise<DraftHead[]> {
  return (await listDrafts(tx)).map(headOf)
}

/** @throws Problem not-found */
export async function getFrameworkDraft(
  tx: Transaction,
  id: string,
): Promise<{ readonly head: DraftHead; readonly reading: NamedReading }> {
  const row = await findDraft(tx, id)
  if (row === undefined) throw unknownDraft(id)
  return { head: headOf(row), reading: readingOf(row) }
}

/** Takes a draft out of the lists; the row stays. @throws Problem not-found */
export async function withdrawFrameworkDraft(tx: Transaction, id: string, at: Date): Promise<void> {
  if (!(await markWithdrawn(tx, id, at))) throw unknownDraft(id)
  await recordAction(tx, {
    action: "framework-draft.withdraw",
    objectKind: "framework-draft",
    objectId: id,
  })
}

function headOf(row: DraftRow): DraftHead {
  return {
    id: row.id,
    title: row.title,
    file: row.file_name,
    organisation: row.organisation_id,
    indicators: readingOf(row).nodes.filter((node) => node.kind === "indicator").length,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
  }
}

// Written by saveDraft.
const readingOf = (row: DraftRow) => row.reading as NamedReading
