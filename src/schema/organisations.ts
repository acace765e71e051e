import type { Generated } from "kysely"
import type { OrganisationKind, Origin, Role } from "#access"

export interface OrganisationTable {
  id: string
  kind: OrganisationKind
  name_zh: string
  name_en: string | null
  short_name: string | null
  parent_id: string | null
  /** Where it stands in the tree: `/cn/320000/320500/`. */
  place: string
  /** The subtree that it oversees. */
  scope: string
  origin: Exclude<Origin, "derived">
  created_at: Generated<Date>
  /** Unified social credit code of an enterprise. */
  uscc: Generated<string | null>
}

export interface MembershipTable {
  id: Generated<string>
  organisation_id: string
  parent_id: string
  kind: "belongs" | "park" | "entrusted"
  /** ISO date. */
  valid_from: string
  valid_to: string | null
  reference: string | null
  recorded_at: Generated<Date>
  recorded_by: string | null
}

export interface PersonTable {
  id: string
  username: string
  name: string
  mail: string | null
  kind: "member" | "system-administrator" | "security-administrator" | "auditor"
  organisation_id: string
  place: string
  disabled_at: Date | null
  created_at: Generated<Date>
  created_by: string | null
}

export interface AppointmentTable {
  id: string
  person_id: string
  person_kind: PersonTable["kind"]
  organisation_id: string
  place: string
  role: Role
  valid_from: Generated<Date>
  valid_to: Date | null
  granted_by: string | null
}

export interface SettingTable {
  name: string
  /** JSON; written as text. */
  value: unknown
  changed_at: Generated<Date>
  changed_by: string | null
}
