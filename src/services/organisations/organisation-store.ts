import { type SelectQueryBuilder, sql } from "kysely"
import type { Tables, Transaction } from "#schema"

const columns = [
  "organisation.id",
  "organisation.kind",
  "organisation.name_zh as nameZh",
  "organisation.name_en as nameEn",
  "organisation.short_name as shortName",
  "organisation.parent_id as parent",
  "organisation.place",
  "organisation.scope",
  "organisation.origin",
  "organisation.uscc",
] as const

export function selectOrganisations(tx: Transaction) {
  return tx.selectFrom("organisation").select([...columns])
}

export type OrganisationRow =
  ReturnType<typeof selectOrganisations> extends SelectQueryBuilder<Tables, "organisation", infer R>
    ? R
    : never

export function findOrganisation(tx: Transaction, id: string) {
  return selectOrganisations(tx).where("id", "=", id).executeTakeFirst()
}

/** Held until the end of the transaction, so that two moves of one organisation come one after the other. */
export function lockOrganisation(tx: Transaction, id: string) {
  return selectOrganisations(tx).where("id", "=", id).forUpdate().executeTakeFirst()
}

/** How many organisations stand directly below each. */
export async function countChildren(
  tx: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom("organisation")
    .where("parent_id", "in", [...ids])
    .groupBy("parent_id")
    .select(["parent_id", sql<string>`count(*)`.as("count")])
    .execute()
  return new Map(rows.map((row) => [row.parent_id ?? "", Number(row.count)]))
}

export function membershipsOf(tx: Transaction, id: string) {
  return tx
    .selectFrom("membership")
    .where((where) =>
      where.or([where("membership.organisation_id", "=", id), where("membership.parent_id", "=", id)]),
    )
    .orderBy("membership.valid_from")
    .orderBy("membership.id")
    .select([
      "membership.id",
      "membership.organisation_id as organisation",
      "membership.parent_id as parent",
      "membership.kind",
      "membership.valid_from as from",
      "membership.valid_to as to",
      "membership.reference",
    ])
    .execute()
}

export type MembershipRow = Awaited<ReturnType<typeof membershipsOf>>[number]
