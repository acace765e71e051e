// A database of its own with an audit trail, and the superuser who tampers with it.
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import pg from "pg"
import type { Actor } from "#access"
import { type Database, openDatabase } from "#database"
import { type ChainReport, recordAction, verifyChain } from "#services/audit"

export interface AuditDatabase {
  readonly database: Database
  readonly superuser: pg.Client
  readonly sealer: pg.Client
  readonly write: (count: number, action?: string) => Promise<void>
  readonly verify: () => Promise<ChainReport>
  readonly close: () => Promise<void>
}

export const system: Actor = { kind: "system", task: "test" }

export async function openAuditDatabase(): Promise<AuditDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "gaoxin-audit-"))
  const database = await openDatabase({ folder })
  const superuser = new pg.Client({
    ...database.address,
    user: "postgres",
    password: database.secrets.database.postgres,
  })
  superuser.on("error", () => {})
  await superuser.connect()
  const sealer = await database.connectAs("gaoxin_sealer")
  return {
    database,
    superuser,
    sealer,
    write: async (count, action = "test.act") => {
      for (let i = 0; i < count; i += 1)
        await database.withActor(system, "administration", (tx) =>
          recordAction(tx, { action, objectKind: "thing", objectId: String(i), detail: { n: i } }),
        )
    },
    verify: () => database.withActor(system, "administration", verifyChain),
    close: async () => {
      await sealer.end()
      await superuser.end()
      await database.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
