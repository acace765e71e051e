// Forms and check relations of the packs: what the annual survey's forms say, and the same for the invented province.
import { join, resolve } from "node:path"
import { beforeAll, expect, test } from "vitest"
import { buildPack, checksOf, codeList, formScope, formsOf, formVariables, type Pack } from "#packs"
import { formState, formsState, readChecks } from "#returns"
import { loadSqlParser } from "#sql-parser"
import { readPackFolder } from "./index.ts"

const packsRoot = resolve(import.meta.dirname, "../../../packs")
let national: Pack
let demo: Pack

beforeAll(async () => {
  const only = ["pack.yaml", "sources.yaml", "variables", "checks", "data"]
  const read = async (name: string) =>
    buildPack((await readPackFolder(join(packsRoot, name), only)).files).pack
  national = await read("national")
  demo = await read("demo")
})

/** Relations as the printed structure and accounting give them: equalities, then part and whole. */
const derived = `
  QC05_0 = QC06+QC07+QC10+QC49; QC24 = QC25+QC27_1; QC24 = QC31+QC33; QC234 = QC120+QC227-QC230; QC12 = QC234-QC231;
  QD18 = QD06+QD07; QJ20 = QJ23_1+QJ23_2+QJ23_3+QJ23_4+QJ23_6+QJ23_7+QJ33+QJ23_5; QJ33 = QJ33_1+QJ33_2+QJ33_3+QJ33_4;
  QC06 >= QC06_1+QC06_2+QC06_3+QC06_4; QC07 >= QC09; QC52 >= QC11; QC11 >= QC38; QC11 >= QC11_1; QC13 >= QC14+QC16;
  QC17 >= QC18+QC20; QC20 >= QC20_1+QC20_2+QC20_3; QD01 >= QD03; QD01 >= QD25; QD01 >= QD26; QD01 >= QD18+QD08+QD09;
  QD26 >= QD14; QD14 >= QD14_0; QJ09 <= QD01; QJ55 >= QJ56; QJ56 >= QJ56_1; QJ74 >= QJ57; QJ57 >= QJ57_1;
  QJ83 >= QJ73; QJ73 >= QJ73_1; QJ79 >= QJ77; QJ79_1 >= QJ79_2`

test("the annual survey is a cover and five forms, each with its variables as printed", () => {
  const forms = formsOf(national, "torch-annual")
  expect(forms.map(({ number }) => number)).toEqual([
    "unknown",
    "GQ-001",
    "GQ-002",
    "GQ-003",
    "GQ-004",
    "GQ-005",
  ])
  expect(formsOf(national, "GQ-002").map(({ id }) => id)).toEqual(["torch-gq-002"])
  expect(formsOf(national, "GQ-999")).toEqual([])
  // 18 cover items; 197 field rows in which QB10 stands three times and QB16_1 twice; QH40 and QH51 are inferred.
  expect(formVariables(national, forms)).toHaveLength(18 + 197 - 3 + 2)
  expect(formVariables(national, forms)[0]?.officialCode).toBe("QA03")
  const reconstructed = formVariables(national, forms).filter((one) => one.reconstructed === true)
  expect(reconstructed.map(({ officialCode }) => officialCode)).toEqual(["QH40", "QH51"])
})

test("its errors are the relations that were derived, and no other", () => {
  const norm = (text: string) => text.toLowerCase().replace(/\s/g, "")
  const written = checksOf(national, formsOf(national, "torch-annual")).flatMap((check) =>
    check.kind === "relation" && check.level === "error" ? norm(check.holds) : [],
  )
  expect([...written].sort()).toEqual(derived.split(";").map(norm).sort())
})

test("every check of both packs can be held against returns", async () => {
  const parse = await loadSqlParser()
  for (const [pack, name] of [[national, "torch-annual"] as const, [demo, "demo-annual"] as const]) {
    const forms = formsOf(pack, name)
    const { checks, issues } = readChecks(checksOf(pack, forms), formScope(pack, forms), parse)
    expect(issues).toEqual([])
    expect(checks.checks).toHaveLength(checksOf(pack, forms).length)
  }
})

test("the real forms have expired and open no survey; those of the invented province open an example", () => {
  const real = formsState(formsOf(national, "torch-annual"), "2026-11-23")
  expect(real.opens).toBe("example")
  expect(real.refusals.every(({ zh }) => zh.includes("《统计法》第十七条"))).toBe(true)
  for (const form of formsOf(demo, "demo-annual")) {
    expect(form.number).toMatch(/^示例-00\d$/)
    expect(formState(form, "2026-11-23")).toMatchObject({ state: "valid", opens: "example" })
  }
})

test("the invented forms ask what the real ones ask", () => {
  const asked = (pack: Pack, survey: string) =>
    formVariables(pack, formsOf(pack, survey))
      .filter(({ code }) => code !== "qz001")
      .map(({ code, officialCode, label, type, role, codes, section }) => ({
        code,
        officialCode,
        label,
        type,
        role,
        codes,
        section,
      }))
  expect(asked(demo, "demo-annual")).toEqual(asked(national, "torch-annual"))
  const units = (pack: Pack) => [...pack.variables.values()].map(({ code, unit }) => `${code} ${unit}`)
  const differ = units(demo).filter((line) => !units(national).includes(line))
  expect(differ).toEqual(["qz001 千元", "qh40 人"])
  expect(checksOf(demo, formsOf(demo, "demo-annual"))).toEqual(
    checksOf(national, formsOf(national, "torch-annual")),
  )
})

test("industries and divisions are lists of codes, looked up in the real pack for the invented one", () => {
  const industries = codeList(demo, "gb4754_2017.csv", national)
  // The numbers that the standard gives: sections, divisions, groups, classes.
  const ofLength = (length: number) =>
    [...(industries?.keys() ?? [])].filter((code) => code.length === length)
  expect([1, 2, 3, 4].map((length) => ofLength(length).length)).toEqual([20, 97, 473, 1380])
  expect(industries?.get("0111")).toBe("稻谷种植")
  expect(codeList(demo, "gb4754_2017.csv")).toBeNull()
  const divisions = codeList(national, "gb2260.csv")
  expect([...(divisions?.keys() ?? [])].filter((code) => code.endsWith("0000"))).toHaveLength(31)
  expect(divisions?.get("510000")).toBe("四川省")
})
