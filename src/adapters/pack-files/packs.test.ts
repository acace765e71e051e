// The packs of this repository: no errors, what they promise, and what editors are told about them.
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { Value } from "typebox/value"
import { afterAll, describe, expect, test } from "vitest"
import { conformityOf, frameworkOf, type Pack, schemaDocuments } from "#packs"
import { loadPack, parseYamlFile } from "./index.ts"

const packsRoot = resolve(import.meta.dirname, "../../../packs")

async function packOf(name: string): Promise<Pack> {
  const { pack, issues } = await loadPack(name, packsRoot)
  expect(issues).toEqual([])
  if (pack === null) throw new Error(name)
  return pack
}

describe("demo", () => {
  test("has the 2021 structure with two known weights of indicators", async () => {
    const framework = frameworkOf(await packOf("demo"), "demo-2021")
    const leaves = framework.nodes.filter((node) => node.kind === "indicator")
    const groups = framework.nodes.filter((node) => node.parent === "index")
    expect(groups.map((node) => node.weight)).toEqual([20, 20, 15, 15, 30])
    expect(leaves).toHaveLength(46)
    expect(leaves.flatMap((node) => node.weight ?? [])).toEqual([0.8, 1.2])
    expect(leaves.map((node) => node.number)).toContain("1.10")
    expect(framework.notice).toMatchObject({ zh: "2021 结构 · 权重未公布 · 非官方" })
  })

  test("has gaps, one zone new in 2024 and one that is gone", async () => {
    const table = (await packOf("demo")).data.get("zones.csv")
    const codesOf = (period: string) => table?.rows.filter((row) => row[2] === period).map((row) => row[0])
    expect(new Set(table?.rows.map((row) => row[0])).size).toBe(20)
    expect(codesOf("2023")).not.toContain("990020")
    expect(codesOf("2024")).toContain("990020")
    expect(codesOf("2023")).toContain("990017")
    expect(codesOf("2024")).not.toContain("990017")
    expect(table?.rows.flat().filter((cell) => cell === "").length).toBeGreaterThan(10)
  })

  test("gives green indicators 5 % at equal weights, 3.75 to 6.43 % as assumed", async () => {
    // Computed apart from this code: facts/clauses.md, 十九-3.
    const green = conformityOf(await packOf("demo"), "demo-2021").find((line) => line.theme === "green")
    expect(green?.equal).toBeCloseTo(0.05, 12)
    expect(green?.assumed?.[0]).toBeCloseTo(0.0375, 12)
    expect(green?.assumed?.[1]).toBeCloseTo(0.0643, 4)
  })
})

describe("provinces", () => {
  test("is a complete matrix of 31 provinces whose sums are the published ones", async () => {
    const table = (await packOf("provinces")).data.get("provinces.csv")
    const sumOf = (column: string) =>
      table?.rows.reduce((sum, row) => sum + Number(row[table.header.indexOf(column)]), 0)
    expect(table?.rows).toHaveLength(31)
    expect(table?.rows.flat()).not.toContain("")
    // China Statistical Yearbook 2011, table 20-46: 1,369,908, 40,153,965 and 145,589; the parts are rounded there.
    expect(Math.abs((sumOf("industrial_rd_personnel_fte_2010") ?? 0) - 1_369_908)).toBeLessThanOrEqual(2)
    expect(Math.abs((sumOf("industrial_rd_expenditure_2010") ?? 0) - 40_153_965)).toBeLessThanOrEqual(1)
    expect(sumOf("industrial_rd_projects_2010")).toBe(145_589)
  })
})

describe("schemas for editors", () => {
  // After a change of a schema: `vitest run -u src/adapters/pack-files` writes them anew.
  test.each(Object.keys(schemaDocuments()))("%s is made from what the check uses", async (name) => {
    const text = `${JSON.stringify(schemaDocuments()[name], null, 2)}\n`
    await expect(text).toMatchFileSnapshot(join(packsRoot, "schema", name))
  })

  test.each([
    ["demo", "framework", "frameworks/demo-2021.yaml"],
    ["demo", "indicators", "indicators/livability.yaml"],
    ["demo", "clauses", "clauses.yaml"],
    ["provinces", "data", "data/data.yaml"],
    ["provinces", "sources", "sources.yaml"],
  ])("accept %s: %s", async (pack, schema, path) => {
    const text = await readFile(join(packsRoot, pack, path), "utf8")
    expect(
      Value.Check(schemaDocuments()[`${schema}.schema.json`] ?? {}, parseYamlFile(path, text).file?.value),
    ).toBe(true)
  })
})

describe("docs/pack-format.md", () => {
  let folder = ""
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test("its example is a pack without faults", async () => {
    const text = await readFile(resolve(packsRoot, "../docs/pack-format.md"), "utf8")
    folder = await mkdtemp(join(tmpdir(), "pack-"))
    for (const [, path = "", content = ""] of text.matchAll(
      /```(?:yaml|csv)\n# file: (\S+)\n([\s\S]*?)```/g,
    )) {
      await mkdir(join(folder, "example", path, ".."), { recursive: true })
      await writeFile(join(folder, "example", path), content)
    }
    const { pack, issues } = await loadPack("example", folder)
    expect(issues).toEqual([])
    expect(frameworkOf(pack as Pack, "small").nodes.map((node) => node.weight)).toEqual([1, 2, null, null])
  })
})
