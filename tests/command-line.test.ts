import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { EvaluationResult } from "#evaluation"

const cli = resolve(import.meta.dirname, "../src/cli/gaoxin.mjs")
let folder = ""
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gaoxin-"))
})
afterAll(() => rmSync(folder, { recursive: true }))

function gaoxin(...words: string[]) {
  const done = spawnSync(process.execPath, [cli, ...words], { encoding: "utf8", cwd: folder })
  return { code: done.status, out: done.stdout, err: done.stderr }
}

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content)
  return name
}

function json(words: string[]): EvaluationResult {
  const done = gaoxin(...words, "--json")
  expect(done.code, done.err).toBe(0)
  return JSON.parse(done.out) as EvaluationResult
}

const imeta = `iCode,iName,Direction,Weight,Level,Parent,Type,Denominator
Goods,Trade in goods,1,1,1,Conn,Indicator,GDP
CO2,Emissions,-1,3,1,Conn,Indicator,
Forest,Forest area,1,1,1,Sust,Indicator,
Conn,Connectivity,1,1,2,Index,Aggregate,
Sust,Sustainability,1,1,2,Index,Aggregate,
Index,The index,1,1,3,,Aggregate,
GDP,Gross domestic product,,,,,Denominator,
Region,Region,,,,,Group,
`
const idata = `uCode,uName,Region,GDP,Goods,CO2,Forest
AUT,Austria,Europe,10,20,1,7
NAM,Namibia,Africa,10,NA,3,5
CHN,China,Asia,20,20,2,9
`

describe("COINr's own files", () => {
  test("are evaluated as COINr does: min-max 0–100, weighted arithmetic means, gaps passed over", () => {
    const result = json([
      "evaluate",
      "--imeta",
      file("iMeta.csv", imeta),
      "--idata",
      file("iData.csv", idata),
    ])
    // By hand. Goods 20, –, 20: constant → missing. CO2 (lower is better) 1, 3, 2 → 100, 0, 50. Forest 7, 5, 9 → 50, 0, 100.
    // Conn is CO2 alone. Index = mean of Conn and Sust: 75, 0, 75.
    expect(result.scores.Conn).toEqual([100, 0, 50])
    expect(result.scores.Index).toEqual([75, 0, 75])
    expect(result.ranks.Index).toEqual([1, 3, 1])
    expect(result.issues.map((found) => found.code)).toContain("indicator-constant")
    expect(result.missing).toContainEqual({
      step: "raw",
      node: "Goods",
      entity: "NAM",
      reason: "not-reported",
    })
  })

  test("denominate by the Denominator column when the method says so", () => {
    file("iMeta.csv", imeta)
    file("iData.csv", idata)
    const method = file("denominate.yaml", "denominate: true\n")
    const result = json(["evaluate", "--imeta", "iMeta.csv", "--idata", "iData.csv", "--method", method])
    expect(result.steps.denominated?.Goods).toEqual([2, null, 1])
    // Goods 100, –, 0 with weight 1 against CO2 100, 0, 50 with weight 3: (100 + 300)/4, 0, (0 + 150)/4.
    expect(result.scores.Conn).toEqual([100, 0, 37.5])
  })

  test("NA is missing in a number column and Namibia in a code column", () => {
    file("iMeta.csv", imeta)
    const data = file("na.csv", idata.replace("NAM,", "NA,"))
    const result = json(["evaluate", "--imeta", "iMeta.csv", "--idata", data])
    expect(result.entities.map((entity) => entity.code)).toEqual(["AUT", "NA", "CHN"])
  })
})

const framework = `id: small
title: { zh: 小例, en: A small example }
tree:
  code: total
  label: { zh: 总分, en: Total }
  children:
    - code: a
      label: { zh: 甲, en: A }
      direction: higher-is-better
      unit: "%"
      weight: 1
    - code: b
      label: { zh: 乙, en: B }
      direction: lower-is-better
      unit: 亿元
      weight: 3
`

describe("a table and a framework file", () => {
  test("thousand separators, full-width digits and dashes are read; two periods evaluate the latest and say so", () => {
    file("small.yaml", framework)
    const data = file(
      "small.csv",
      'code,name,period,a,b\nx,甲区,2023,1,1\nx,甲区,2024,"1,000",５\ny,乙区,2024,3000,—\nz,丙区,2024,2000,4\n',
    )
    const done = gaoxin("evaluate", "--framework", "small.yaml", "--data", data, "--json")
    expect(done.code, done.err).toBe(0)
    const result = JSON.parse(done.out) as EvaluationResult
    expect(result.data.period).toBe("2024")
    expect(result.steps.raw).toEqual({ a: [1000, 3000, 2000], b: [5, null, 4] })
    // x: a 0, b 0; y: a 100; z: a 50, b 100 → (50 + 300)/4.
    expect(result.scores.total).toEqual([0, 100, 87.5])
    expect(done.err).toContain("2024")
  })

  test("a file in GB18030 with names in Chinese gives the same result as in UTF-8", () => {
    file("small.yaml", framework)
    // "甲区" in GB18030 is BC D7 C7 F8 (GB/T 18030 code table).
    const bytes = new Uint8Array([
      ...Buffer.from("code,name,a,b\nx,"),
      0xbc,
      0xd7,
      0xc7,
      0xf8,
      ...Buffer.from(",1,2\ny,,2,1\n"),
    ])
    const result = json(["evaluate", "--framework", "small.yaml", "--data", file("gb.csv", bytes)])
    expect(result.entities[0]?.name).toBe("甲区")
    expect(result.scores.total).toEqual([0, 100])
  })

  test("--period all gives an array, --where selects, --class ranks within groups", () => {
    file("small.yaml", framework)
    file(
      "groups.csv",
      "code,period,region,a,b\nx,2023,东,1,1\ny,2023,西,2,3\nx,2024,东,1,1\ny,2024,西,2,3\nz,2024,西,3,3\n",
    )
    const all = gaoxin(
      "evaluate",
      "--framework",
      "small.yaml",
      "--data",
      "groups.csv",
      "--period",
      "all",
      "--json",
    )
    expect((JSON.parse(all.out) as EvaluationResult[]).map((result) => result.data.period)).toEqual([
      "2023",
      "2024",
    ])
    const west = json([
      "evaluate",
      "--framework",
      "small.yaml",
      "--data",
      "groups.csv",
      "--where",
      "region=西",
    ])
    expect(west.entities.map((entity) => entity.code)).toEqual(["y", "z"])
    const classed = json([
      "evaluate",
      "--framework",
      "small.yaml",
      "--data",
      "groups.csv",
      "--class",
      "region",
    ])
    expect(classed.classRanks.total).toEqual([1, 2, 1])
  })

  test("all faults of a table at once, each with file, line and column", () => {
    file("small.yaml", framework)
    const data = file("bad.csv", "code,a,b\nx,many,1\nx,2,1\n,3,4\ny,1,2,3\n")
    const done = gaoxin("evaluate", "--framework", "small.yaml", "--data", data, "--lang", "en")
    expect(done.code).toBe(1)
    for (const expected of ["many", "bad.csv", "x", "2", "3", "4", "5"]) expect(done.err).toContain(expected)
    expect(done.err.split("\n").filter((line) => line.startsWith("✗")).length).toBeGreaterThanOrEqual(4)
  })

  test("data without a framework are refused, naming those that would fit", () => {
    const done = gaoxin(
      "evaluate",
      "--data",
      resolve(import.meta.dirname, "../packs/provinces/data/provinces.csv"),
    )
    expect(done.code).toBe(1)
    expect(done.err).toContain("--pack provinces")
  })

  test("a method file's faults come all at once with what is allowed", () => {
    file("small.yaml", framework)
    file("ok.csv", "code,a,b\nx,1,1\ny,2,2\n")
    const method = file(
      "bad-method.yaml",
      "normalise: { method: minmax }\naggregate: { method: power, q: 2 }\n",
    )
    const done = gaoxin("evaluate", "--framework", "small.yaml", "--data", "ok.csv", "--method", method)
    expect(done.code).toBe(1)
    expect(done.err).toContain("min-max")
    expect(done.err).toContain("q")
  })
})

describe("proofs", () => {
  test("what --out writes verifies, and a changed cell is found", () => {
    file("small.yaml", framework)
    file("ok.csv", "code,name,a,b\nx,=1+1,1,1\ny,<b>,2,2\nz,丙,4,1\nu,丁,3,3\nv,戊,2,5\n")
    const done = gaoxin(
      "evaluate",
      "--framework",
      "small.yaml",
      "--data",
      "ok.csv",
      "--out",
      "run",
      "--zone-proof",
      "all",
      "--public-proof",
    )
    expect(done.code, done.err).toBe(0)
    for (const name of [
      "result.json",
      "ranking.csv",
      "workbook.xlsx",
      "proof.json",
      "report.html",
      "public-proof.json",
    ])
      expect(existsSync(join(folder, "run", name)), name).toBe(true)
    expect(gaoxin("verify", "run").code).toBe(0)
    expect(gaoxin("verify", "run/proof.json").out).toContain("一致")
    expect(gaoxin("verify", "run/zone-proofs/z.json").code).toBe(0)
    expect(
      gaoxin("verify", "run/public-proof.json", "--openings", "run/public-proof-openings.secret.json").code,
    ).toBe(0)
    const proof = JSON.parse(readFileSync(join(folder, "run/proof.json"), "utf8")) as {
      inputs: { dataset: { values: { a: number[] } } }
    }
    proof.inputs.dataset.values.a[0] = 1.0000001
    const changed = gaoxin("verify", file("changed.json", JSON.stringify(proof)), "--lang", "en")
    expect(changed.code).toBe(1)
    expect(changed.out).toContain("data.digest")
    expect(readFileSync(join(folder, "run/ranking.csv"), "utf8")).not.toMatch(/(^|,|")=1\+1/m)
  })

  test("compare tells ranks gained and options that differ", () => {
    file("small.yaml", framework)
    file("ok.csv", "code,a,b\nx,1,1\ny,2,2\nz,4,1\n")
    gaoxin("evaluate", "--framework", "small.yaml", "--data", "ok.csv", "--out", "one")
    gaoxin("evaluate", "--framework", "small.yaml", "--data", "ok.csv", "--method", "rank", "--out", "two")
    const done = gaoxin("compare", "one", "two", "--json")
    expect(done.code, done.err).toBe(0)
    const comparison = JSON.parse(done.out) as {
      settings: { option: string }[]
      same: { data: boolean; method: boolean }
    }
    expect(comparison.same).toMatchObject({ data: true, method: false })
    expect(comparison.settings.map((setting) => setting.option)).toContain("normalise")
  })
})

describe("use", () => {
  test("wrong use is exit 2 with the help; no such file is exit 1 with its name", () => {
    expect(gaoxin("evalute").code).toBe(2)
    expect(gaoxin("evaluate", "--methd", "x").code).toBe(2)
    expect(gaoxin("verify").code).toBe(2)
    const missing = gaoxin("evaluate", "--framework", "small.yaml", "--data", "nothing.csv")
    expect(missing.code).toBe(1)
    expect(missing.err).toContain("nothing.csv")
  })

  test("every command's help has an example", () => {
    for (const command of [["evaluate"], ["template"], ["compare"], ["verify"], ["pack", "check"]]) {
      const done = gaoxin(...command, "--help")
      expect(done.code).toBe(0)
      expect(done.out).toContain(`gaoxin ${command.join(" ")} `)
    }
  })
})
