import type { Insertable, Selectable } from "kysely"
import type { FrameworkDraftTable, Transaction } from "#schema"

export type DraftRow = Omit<Selectable<FrameworkDraftTable>, "framework" | "file_digest" | "place">

const columns = [
  "id",
  "organisation_id",
  "title",
  "file_name",
  "reading",
  "created_at",
  "created_by",
  "withdrawn_at",
] as const

export async function insertDraft(tx: Transaction, row: Insertable<FrameworkDraftTable>): Promise<void> {
  await tx.insertInto("framework_draft").values(row).execute()
}

/** Drafts that are not withdrawn, the newest first. */
export function listDrafts(tx: Transaction): Promise<DraftRow[]> {
  return tx
    .selectFrom("framework_draft")
    .where("withdrawn_at", "is", null)
    .select(columns)
    .orderBy("created_at", "desc")
    .execute()
}

export function findDraft(tx: Transaction, id: string): Promise<DraftRow | undefined> {
  return tx
    .selectFrom("framework_draft")
    .where("id", "=", id)
    .where("withdrawn_at", "is", null)
    .select(columns)
    .executeTakeFirst()
}

/** @returns whether there was such a draft */
export async function markWithdrawn(tx: Transaction, id: string, at: Date): Promise<boolean> {
  const changed = await tx
    .updateTable("framework_draft")
    .set({ withdrawn_at: at })
    .where("id", "=", id)
    .where("withdrawn_at", "is", null)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}
