import type { Actor } from "#access"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { undoImport as undoRecords } from "#services/registers"
import type { ImportContext } from "./context.ts"
import { mustBe, ownImportRow } from "./import-store.ts"

/**
 * Undoes an import that was kept: its table leaves the lists, its records are withdrawn by one event each. Runs keep
 * what they read, and the import stays in the list as undone.
 * @throws Problem not-found, refused, conflict
 */
export async function undoImport(
  tx: Transaction,
  actor: Actor,
  id: string,
  context: Pick<ImportContext, "packs" | "now">,
): Promise<void> {
  const row = await ownImportRow(tx, actor, id)
  mustBe(row, "kept")
  const now = context.now()
  // It may have been deleted by itself before.
  if (row.dataset_id !== null)
    await tx
      .updateTable("dataset")
      .set({ deleted_at: now })
      .where("id", "=", row.dataset_id)
      .where("deleted_at", "is", null)
      .execute()
  if (row.register !== null) await undoRecords(tx, actor, id, context)
  await tx
    .updateTable("import")
    .set({
      state: "undone",
      undone_at: now,
      undone_by: actor.kind === "person" ? actor.person : "",
      version: row.version + 1,
    })
    .where("id", "=", id)
    .execute()
  await recordAction(tx, {
    action: "import.undo",
    objectKind: "import",
    objectId: id,
    detail: { dataset: row.dataset_id, register: row.register },
  })
}
