import type { Generated } from "kysely"
import type { Purpose, Role } from "#access"

export interface ArtefactTable {
  id: string
  /** Lower-case SHA-256: the name of the file. */
  digest: string
  kind: string
  file_name: string
  media_type: string
  /** A bigint arrives as text. */
  bytes: string | number
  purpose: Exclude<Purpose, "public">
  organisation_id: string
  place: string
  /** Within the organisation's own circle, whoever oversees it. */
  confined: Generated<boolean>
  released_at: Date | null
  created_at: Generated<Date>
  created_by: Generated<string>
}

export interface ApiTokenTable {
  id: string
  name: string
  digest: string
  organisation_id: string
  place: string
  role: Role
  purpose: Purpose
  created_at: Generated<Date>
  created_by: Generated<string>
  expires_at: Date
  revoked_at: Date | null
  last_used_at: Date | null
}
