import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test } from "vitest"
import { killRounds } from "../kill/kill-rounds.ts"

test("20 kills without warning of the product, its database, or both lose nothing that was confirmed", async () => {
  const folder = await mkdtemp(join(tmpdir(), "gaoxin-kill-"))
  const report = await killRounds(folder, 20, Math.random)
  expect(report.lost).toEqual([])
  expect(report.halves).toBe(0)
  expect(report.confirmed).toBeGreaterThan(100)
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}, 600_000)
