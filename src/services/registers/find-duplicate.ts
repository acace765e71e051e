import { sql } from "kysely"
import type { Transaction } from "#schema"

/** The record that stands under a key for a zone, or of a keeper where there is no zone. */
export function findDuplicate(
  tx: Transaction,
  register: string,
  zone: string | null,
  keeper: string,
  key: string,
) {
  return tx
    .selectFrom("register_record")
    .innerJoin("organisation", "organisation.id", "register_record.organisation_id")
    .where("register_record.register", "=", register)
    .where(sql`coalesce(register_record.zone, register_record.organisation_id)`, "=", zone ?? keeper)
    .where("register_record.key_text", "=", key)
    .where("register_record.state", "<>", "withdrawn")
    .select(["register_record.id", "register_record.name", "organisation.name_zh as keeper"])
    .executeTakeFirst()
}
