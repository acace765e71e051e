import type { Generated } from "kysely"

/** One row: what the database is, for ever. */
export interface InstallationTable {
  id: string
  single: Generated<boolean>
  mode: "production" | "demo"
  made_at: Generated<Date>
}
