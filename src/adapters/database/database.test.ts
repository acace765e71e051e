import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Actor } from "#access"
import { type Database, openDatabase } from "./index.ts"

let folder: string
let database: Database

const system: Actor = { kind: "system", task: "test" }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gaoxin-database-"))
  database = await openDatabase({ folder })
})

afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

test("the application sees and changes rows only as an actor", async () => {
  await database.withActor(system, "administration", async (tx) => {
    await tx
      .insertInto("organisation")
      .values({
        id: "cn",
        kind: "nation",
        name_zh: "中国",
        name_en: "China",
        short_name: null,
        parent_id: null,
        place: "/cn/",
        scope: "/cn/",
        origin: "public",
      })
      .execute()
  })
  const names = await database.withActor({ kind: "public" }, "public", (tx) =>
    tx.selectFrom("organisation").select("name_zh").execute(),
  )
  expect(names).toEqual([{ name_zh: "中国" }])
  const changed = await database.withActor({ kind: "public" }, "public", (tx) =>
    tx.updateTable("organisation").set({ name_zh: "x" }).executeTakeFirst(),
  )
  expect(Number(changed.numUpdatedRows)).toBe(0)
})

test("an expression inside a query cannot change who acts", async () => {
  await expect(
    database.pool.query("select set_config('app.role', 'system', false) /* planted */"),
  ).rejects.toThrow("permission denied")
})
