import type { Generated } from "kysely"

/** A one-time link by which a person sets a password; the link itself is not kept, only its keyed digest. */
export interface SignInLinkTable {
  id: string
  person_id: string
  place: string
  kind: "invitation" | "recovery"
  digest: string
  created_at: Generated<Date>
  created_by: Generated<string>
  expires_at: Date
  used_at: Date | null
  voided_at: Date | null
}
