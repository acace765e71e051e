import { mkdtemp, readdir, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { describeIssue } from "#issues"
import { type InventAsked, type InventContext, inventReturns } from "#services/returns"
import { openSnapshot } from "#snapshots"
import { issueTexts, makeEvaluationContext, makeInventContext } from "#wiring"

let root: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "gaoxin-invent-command-"))
})
afterAll(() => rm(root, { recursive: true, force: true }))

const asked = (name: string, more: Partial<InventAsked> = {}): InventAsked => ({
  pack: "demo",
  form: null,
  enterprises: 40,
  years: [2024],
  seed: "1",
  mistakes: 0,
  zones: 3,
  out: join(root, name),
  as: null,
  ...more,
})
/** Reading packs is most of what a small run takes. */
const packs = new Map<string, ReturnType<InventContext["loadPack"]>>()
const run = async (options: InventAsked) => {
  const context = makeInventContext(await makeEvaluationContext(() => {}))
  const loadPack: InventContext["loadPack"] = (name) => {
    const loaded = packs.get(name) ?? context.loadPack(name)
    packs.set(name, loaded)
    return loaded
  }
  return inventReturns(options, { ...context, loadPack })
}

describe("gaoxin invent", () => {
  test("writes the layout of the forms with the values of the snapshot", async () => {
    const { result, issues } = await run(asked("layout", { as: "csv" }))
    expect(issues.filter(({ severity }) => severity !== "info")).toEqual([])
    expect(result?.files).toContain("returns-2024.csv")
    expect((await readdir(join(root, "layout"))).sort()).toEqual([...(result?.files ?? [])].sort())
    const bytes = await readFile(join(root, "layout", "returns-2024.csv"))
    const lines = new TextDecoder("gb18030").decode(bytes).trim().split(/\r?\n/)
    const header = lines[0]?.split(",") ?? []
    const at = (code: string) => header.indexOf(code)
    const { snapshot } = await openSnapshot(join(root, "layout"))
    const rows = await snapshot?.query(snapshot.relation("2024", ["qa04", "qc05_0", "qb04_0", "qc41"]))
    snapshot?.close()
    // Two lines of header: codes, and names with units.
    expect(lines.length).toBe(2 + (rows?.length ?? 0))
    expect(rows?.length).toBeGreaterThan(30)
    expect(rows?.filter(({ qc41 }) => qc41 === null).length).toBeGreaterThan(5)
    expect(rows?.filter(({ qc41 }) => qc41 !== null).length).toBeGreaterThan(2)
    for (const [i, row] of (rows ?? []).entries()) {
      const cells = lines[2 + i]?.split(",") ?? []
      expect(cells[at("QA03")]).toBe(row.unit)
      expect(cells[at("QA04")]).toBe(row.qa04)
      expect(cells[at("QC05_0")]).toBe(row.qc05_0)
      // 万元 with two decimals.
      expect(Math.round(Number(cells[at("QB04_0")]) * 100)).toBe(Number(row.qb04_0))
      // What is missing is blank, not zero.
      const coal = cells[at("QC41")] ?? ""
      if (row.qc41 === null) expect(coal).toBe("")
      else expect(coal).toBe(`${String(row.qc41).slice(0, -2)}.${String(row.qc41).slice(-2)}`)
      expect(cells[at("zone")]).toBe(row.zone)
    }
  })

  test("leaves a folder alone that is not empty, and says what it cannot do", async () => {
    await run(asked("taken"))
    const before = await readFile(join(root, "taken", "manifest.json"), "utf8")
    await expect(run(asked("taken", { seed: "2" }))).rejects.toThrow("snapshot-folder-taken")
    expect(await readFile(join(root, "taken", "manifest.json"), "utf8")).toBe(before)
    for (const more of [{ as: "xlsx", enterprises: 20_001 }, { form: "no-such-form" }] as const) {
      const { result, issues } = await run(asked("none", more))
      expect(result).toBeNull()
      expect(issues.map(({ severity }) => severity)).toEqual(["error"])
      for (const one of issues) expect(describeIssue(one, "en", issueTexts)).not.toMatch(/\{|invent-too/)
    }
    expect(await readdir(root)).not.toContain("none")
  })
})
