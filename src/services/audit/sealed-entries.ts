import { sql } from "kysely"
import type { ChainEntry, SealedEntry } from "#audit-chain"
import type { Transaction } from "#schema"

/** An instant in full: UTC with microseconds. */
export const instantText = (column: string) =>
  sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** The columns of a row of the trail exactly as they were sealed. */
export const entryColumns = [
  sql<string>`audit_entry.id::text`.as("id"),
  instantText("audit_entry.at").as("at"),
  "audit_entry.person",
  "audit_entry.organisation",
  "audit_entry.role",
  "audit_entry.purpose",
  "audit_entry.action",
  "audit_entry.object_kind as objectKind",
  "audit_entry.object_id as objectId",
  sql<string>`audit_entry.detail::text`.as("detail"),
] as const

export function chainEntry(row: ChainEntry): ChainEntry {
  const { id, at, person, organisation, role, purpose, action, objectKind, objectId, detail } = row
  return { id, at, person, organisation, role, purpose, action, objectKind, objectId, detail }
}

/** The next links after a number, in order, each with its row where that is still there. */
export async function linksAfter(tx: Transaction, seq: number, limit: number): Promise<SealedEntry[]> {
  const rows = await tx
    .selectFrom("audit_link")
    .leftJoin("audit_entry", "audit_entry.id", "audit_link.entry_id")
    .where("audit_link.seq", ">", String(seq))
    .orderBy("audit_link.seq")
    .limit(limit)
    .select(entryColumns)
    .select([
      "audit_link.seq",
      "audit_link.entry_id",
      instantText("audit_link.sealed_at").as("sealedAt"),
      "audit_link.previous",
      "audit_link.hash",
    ])
    .execute()
  return rows.map((row) => ({
    link: { seq: Number(row.seq), sealedAt: row.sealedAt, previous: row.previous, hash: row.hash },
    entryId: row.entry_id,
    // Of the outer join either every column is there or none.
    entry: row.id === null ? null : chainEntry(row as unknown as ChainEntry),
  }))
}
