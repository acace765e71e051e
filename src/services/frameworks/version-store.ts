import type { Insertable, Selectable } from "kysely"
import type { FrameworkVersionStateTable, FrameworkVersionTable, Transaction } from "#schema"

export type VersionRow = Selectable<FrameworkVersionTable>
export type StateRow = Selectable<FrameworkVersionStateTable>

export async function insertVersion(tx: Transaction, row: Insertable<FrameworkVersionTable>): Promise<void> {
  await tx.insertInto("framework_version").values(row).execute()
}

export async function insertState(
  tx: Transaction,
  row: Insertable<FrameworkVersionStateTable>,
): Promise<void> {
  await tx.insertInto("framework_version_state").values(row).execute()
}

/** The versions of one framework, or of all that the actor sees, the oldest first. */
export function listVersions(tx: Transaction, framework?: string): Promise<VersionRow[]> {
  let query = tx.selectFrom("framework_version").selectAll()
  if (framework !== undefined) query = query.where("framework_id", "=", framework)
  return query.orderBy("framework_id").orderBy("version").execute()
}

/** What became of them, in the order in which it was said. */
export function listStates(tx: Transaction, framework?: string): Promise<StateRow[]> {
  let query = tx.selectFrom("framework_version_state").selectAll()
  if (framework !== undefined) query = query.where("framework_id", "=", framework)
  return query.orderBy("framework_id").orderBy("id").execute()
}
