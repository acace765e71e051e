// `npm run test:slow`: the short form of `npm run kill`.
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { fillDisc } from "../kill/full-disc.ts"
import { killReturns } from "../kill/kill-returns.ts"
import { seeded } from "../kill/seeded.ts"

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gaoxin-kill-"))
})
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))

test("a server killed while it takes a workbook in, and while it locks: whole or not at all, then once", async () => {
  const report = await killReturns(folder, 2, seeded(1), ["accept", "lock"], 200)
  expect(report.broken).toEqual([])
  expect(report.kills).toBe(2)
}, 240_000)

test("a full disc is said, leaves nothing half done, and is no obstacle once there is room", async (context) => {
  const { skipped, tried, broken } = await fillDisc(folder)
  if (skipped !== null) return context.skip(skipped)
  expect(broken).toEqual([])
  expect(tried.length).toBeGreaterThan(10)
}, 240_000)
