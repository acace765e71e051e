// Door of the system of record: PostgreSQL, embedded or a server of one's own, the same schema on both.

export { embeddedBinaries } from "./binaries.ts"
export type { DatabaseAddress } from "./connect.ts"
export { startEmbedded } from "./embedded-server.ts"
export { listMigrations, migrate, NewerSchemaError, seenMigrations } from "./migrate.ts"
export {
  type BeforeMigration,
  type Database,
  type DatabaseOptions,
  openDatabase,
  type ProductRole,
} from "./open-database.ts"
export { findServer, runningServer } from "./running-server.ts"
export { loadSecrets, type Secrets } from "./secrets.ts"
export { readServerInfo, type ServerInfo } from "./server-lock.ts"
export { PurposeRefusedError, type WithActor } from "./with-actor.ts"
