// The two statements of a whole table against checkReturn, return by return, on generated data with gaps.
import { afterAll, beforeAll, expect, test } from "vitest"
import { type DataRecord, readRecord } from "#expressions"
import { type CheckedPeriod, type Checks, checkReturn, compileChecks, type UnitReturn } from "#returns"
import { loadSqlParser } from "#sql-parser"
import { type BackEnd, openDuckDb } from "../expressions/back-ends.ts"
import { chance } from "../expressions/random-expressions.ts"
import { scope, soundChecks } from "./example-checks.ts"

let duckDb: BackEnd
let checks: Checks
beforeAll(async () => {
  const parse = await loadSqlParser()
  duckDb = await openDuckDb()
  checks = soundChecks(parse, {
    parts: { kind: "relation", holds: "revenue = technology + products + goods + other" },
    whole: { kind: "relation", holds: "researchers <= staff" },
    decimals: { kind: "relation", holds: "profit <= revenue" },
    ratio: { kind: "relation", holds: "profit / staff < 30" },
    where: { kind: "relation", holds: "researchers > 1", where: "industry like '65%' and not listed" },
    across: { kind: "relation", holds: "staff >= prior(staff) - 5", where: "prior(listed)" },
    // Without a return of the period before both are unknown, not true or false.
    before: { kind: "relation", holds: "prior(technology is not null)" },
    zero: { kind: "relation", holds: "prior(coalesce(goods, 0)) > 0" },
    dates: { kind: "relation", holds: "founded < listed_on or years_between(founded, listed_on) > 3" },
    choice: {
      kind: "relation",
      holds: "case industry when '6510' then staff > 4 when '3911' then staff > 7 end",
    },
    required: { kind: "required", cells: ["listed_on", "other"], where: "listed" },
    change: { kind: "change", cells: ["revenue", "staff"], share: 0.4, floor: 3 },
    slip: {
      kind: "unit-slip",
      cells: ["revenue", "profit"],
      factors: [10, 1000],
      within: 1.7,
      peers: { groups: ["industry"], within: 5, fewest: 20 },
    },
  })
})
afterAll(() => duckDb.stop())

/** Small numbers, so that relations often hold by chance; every cell is missing now and then. */
function generate(random: () => number, period: string, units: readonly string[]): UnitReturn[] {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]
  const whole = (most: number) => String(Math.floor(random() * (most + 1)))
  return units.map((unit) => {
    const texts: Record<string, string | null> = {
      technology: whole(2),
      products: whole(2),
      goods: whole(1),
      other: whole(1),
      revenue: pick(["0", "1", "2", "3", "20", "3000", "-2"]) ?? null,
      profit: pick(["0", "-0.5", "2.25", "300", "19.99"]) ?? null,
      staff: whole(12),
      researchers: whole(4),
      industry: pick(["6510", "6520", "3911"]) ?? null,
      listed: pick(["true", "false"]) ?? null,
      founded: pick(["2001-05-06", "2012-02-29"]) ?? null,
      listed_on: pick(["2004-05-05", "2016-02-28", "2016-03-01"]) ?? null,
    }
    for (const code of Object.keys(texts)) if (random() < 0.08) texts[code] = null
    const { record, issues } = readRecord(scope, texts, unit)
    expect(issues).toEqual([])
    return { unit, name: null, zone: null, period, record }
  })
}

const sqlTypes = { number: "bigint", text: "varchar", date: "date", truth: "boolean" } as const

async function store(table: string, returns: readonly UnitReturn[]) {
  const columns = scope.variables.map(({ code, type }) => `"${code}" ${sqlTypes[type]}`)
  const written = (record: DataRecord) =>
    scope.variables.map(({ code, type }) => {
      const cell = record[code] ?? null
      if (cell === null) return "null"
      return type === "text" ? `'${cell}'` : type === "date" ? `date '1970-01-01' + ${cell}` : String(cell)
    })
  const rows = returns.map(({ unit, record }) => `('${unit}', ${written(record).join(", ")})`)
  await duckDb.query(`create or replace table "${table}" (unit varchar, ${columns.join(", ")})`)
  if (rows.length > 0) await duckDb.query(`insert into "${table}" values ${rows.join(",\n")}`)
}

const pairs = (unit: string, of: readonly { readonly check: string; readonly cells: readonly string[] }[]) =>
  of.map(({ check, cells }) => `${unit} ${check} ${cells.join(" ")}`)

const period = (table: string, columns = scope.variables.map(({ code }) => code)): CheckedPeriod => ({
  select: (variables) => `select unit, ${variables.map((code) => `"${code}"`).join(", ")} from "${table}"`,
  columns: new Set(columns),
})

/** What both say of a table, with or without the period before. */
async function compare(returns: readonly UnitReturn[], prior: readonly UnitReturn[] | null) {
  await store("returns of now", returns)
  if (prior !== null) await store("returns of before", prior)
  const { count, list, issues } = compileChecks(
    checks,
    period("returns of now"),
    prior === null ? null : period("returns of before"),
  )
  expect(issues.map(({ code, path }) => `${path} ${code}`)).toEqual(["slip return-check-peers"])

  const before = new Map((prior ?? []).map((each) => [each.unit, each]))
  const results = returns.map((each) => ({
    unit: each.unit,
    ...checkReturn(checks, each, before.get(each.unit) ?? null),
  }))
  const wanted = results.flatMap(({ unit, findings }) => pairs(unit, findings))
  const open = results.flatMap(({ unit, undecided }) =>
    pairs(
      unit,
      undecided.filter(({ text }) => !text.zh.includes("同类")),
    ),
  )

  const listed = (await duckDb.query(list.sql)).map(list.read)
  expect(listed.flatMap(({ unit, broken }) => pairs(unit, broken)).toSorted()).toEqual(wanted.toSorted())
  const counts = (await duckDb.query(count.sql)).map(count.read)[0]
  expect(counts?.units).toBe(returns.length)
  const howMany = (of: readonly string[], key: string) =>
    of.filter((pair) => pair.slice(pair.indexOf(" ") + 1) === key).length
  for (const { check, cells, broken, undecided } of counts?.checks ?? []) {
    const key = `${check} ${cells.join(" ")}`
    expect([key, broken, undecided]).toEqual([key, howMany(wanted, key), howMany(open, key)])
  }
  return counts?.checks ?? []
}

test("the statements say of 1,200 returns with gaps what checkReturn says of each", async () => {
  const random = chance(20_241_123)
  const units = Array.from({ length: 1200 }, (_, i) => `U${i}`)
  const now = generate(random, "2024", units)
  // One in five has no return of the period before.
  const before = generate(
    random,
    "2023",
    units.filter(() => random() < 0.8),
  )
  const counts = await compare(now, before)
  expect(counts.length).toBe(16)
  // Every check is broken, kept and left open often enough for the comparison to mean something.
  for (const { check, broken, undecided } of counts) {
    expect(broken, check).toBeGreaterThan(20)
    expect(1200 - broken - undecided, check).toBeGreaterThan(20)
    if (check !== "required") expect(undecided, check).toBeGreaterThan(20)
  }
})

test("without a period before, whatever asks for it is undecided", async () => {
  const counts = await compare(generate(chance(7), "2024", ["A", "B", "C", "D", "E", "F", "G", "H"]), null)
  const asking = counts.filter(({ check }) => ["before", "zero", "across"].includes(check))
  expect(asking.map(({ broken, undecided }) => [broken, undecided])).toEqual([
    [0, 8],
    [0, 8],
    [0, 8],
  ])
})

test("an empty table has no units and nothing broken", async () => {
  const counts = await compare([], null)
  expect(counts.map(({ broken, undecided }) => broken + undecided)).toEqual(Array(16).fill(0))
})

test("a variable that the data lack is missing in every return, and named", async () => {
  const now = generate(chance(3), "2024", ["A", "B", "C", "D"]).map((each) => ({
    ...each,
    record: { ...each.record, researchers: null, listed_on: null },
  }))
  await store("fewer", now)
  await duckDb.query('alter table "fewer" drop column "researchers"')
  const columns = scope.variables.map(({ code }) => code).filter((code) => code !== "researchers")
  const { count, issues } = compileChecks(checks, period("fewer", columns), null)
  expect(issues.map(({ code, values }) => [code, values.cells])).toEqual([
    ["return-check-peers", undefined],
    ["return-check-columns", ["researchers"]],
  ])
  const counts = (await duckDb.query(count.sql)).map(count.read)[0]
  expect(counts?.checks.find(({ check }) => check === "whole")).toMatchObject({ broken: 0, undecided: 4 })
})
