import type { Origin } from "#access"
import { type Issue, issue, Problem, type Words } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"

export interface DatasetView {
  readonly id: string
  readonly title: string
  readonly fileName: string
  readonly digest: string
  readonly organisation: { readonly id: string; readonly name: Words }
  readonly header: string[]
  readonly rowCount: number
  readonly periods: string[]
  readonly origin: Exclude<Origin, "derived">
  readonly issues: readonly Issue[]
  readonly createdAt: string
}

const view = (tx: Transaction) =>
  tx
    .selectFrom("dataset")
    .innerJoin("organisation", "organisation.id", "dataset.organisation_id")
    .where("dataset.deleted_at", "is", null)
    .select([
      "dataset.id",
      "dataset.title",
      "dataset.file_name",
      "dataset.digest",
      "dataset.organisation_id",
      "organisation.name_zh",
      "organisation.name_en",
      "dataset.header",
      "dataset.row_count",
      "dataset.periods",
      "dataset.origin",
      "dataset.issues",
      "dataset.created_at",
    ])

type Row = Awaited<ReturnType<ReturnType<typeof view>["execute"]>>[number]

const present = (row: Row): DatasetView => ({
  id: row.id,
  title: row.title,
  fileName: row.file_name,
  digest: row.digest,
  organisation: { id: row.organisation_id, name: { zh: row.name_zh, en: row.name_en ?? row.name_zh } },
  // Written by keepDataset as lists of texts and issues.
  header: row.header as string[],
  rowCount: row.row_count,
  periods: row.periods as string[],
  origin: row.origin,
  issues: row.issues as Issue[],
  createdAt: row.created_at.toISOString(),
})

/** The uploaded tables that the actor may see, latest first. */
export async function listDatasets(tx: Transaction): Promise<DatasetView[]> {
  const rows = await view(tx).orderBy("dataset.created_at", "desc").limit(500).execute()
  return rows.map(present)
}

/** @throws Problem not-found */
export async function getDataset(tx: Transaction, id: string): Promise<DatasetView> {
  const row = await view(tx).where("dataset.id", "=", id).executeTakeFirst()
  if (row === undefined)
    throw new Problem("not-found", [issue("error", "dataset-not-found", id, { dataset: id })])
  return present(row)
}

/** Takes a table off the lists; runs that were made of it keep what they read. @throws Problem not-found */
export async function deleteDataset(tx: Transaction, id: string, now: Date): Promise<void> {
  const gone = await tx
    .updateTable("dataset")
    .set({ deleted_at: now })
    .where("id", "=", id)
    .where("deleted_at", "is", null)
    .executeTakeFirst()
  if (gone.numUpdatedRows === 0n)
    throw new Problem("not-found", [issue("error", "dataset-not-found", id, { dataset: id })])
  await recordAction(tx, { action: "dataset.delete", objectKind: "dataset", objectId: id })
}
