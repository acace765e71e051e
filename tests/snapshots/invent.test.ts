import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { loadPack } from "#pack-files"
import { formScope, formsOf, type Pack } from "#packs"
import { isUscc } from "#registers"
import { type Invented, inventSnapshot, type OpenSnapshot, openSnapshot } from "#snapshots"
import { loadSqlParser } from "#sql-parser"

const enterprises = 600
const years = [2022, 2023, 2024]
let root: string
let pack: Pack
let clean: OpenSnapshot
/** Of this seed, among them enterprises of one person whose parts all round up. */
let many: OpenSnapshot
let faulty: OpenSnapshot
let made: { readonly clean: Invented; readonly faulty: Invented }

async function invent(
  name: string,
  more: { mistakes?: number; enterprises?: number; years?: number[]; threads?: number; seed?: string } = {},
) {
  const folder = join(root, name)
  const forms = formsOf(pack, "demo-annual").map((form) => ({
    form: form.id,
    columns: formScope(pack, [form]).variables,
  }))
  const invented = await inventSnapshot({
    folder,
    enterprises,
    years,
    seed: "7",
    mistakes: 0,
    zones: 20,
    pack: "demo",
    made: "2026-01-01T00:00:00Z",
    forms,
    ...more,
  })
  const { snapshot, issues } = await openSnapshot(folder)
  if (snapshot === null) throw new Error(JSON.stringify(issues))
  return { invented, snapshot }
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "gaoxin-invent-"))
  const parse = await loadSqlParser()
  const loaded = await loadPack("demo", join(import.meta.dirname, "../../packs"), { parse })
  if (loaded.pack === null) throw new Error(JSON.stringify(loaded.issues))
  pack = loaded.pack
  const one = await invent("clean")
  const other = await invent("faulty", { mistakes: 0.12, threads: 1 })
  clean = one.snapshot
  many = (await invent("many", { enterprises: 12_000, years: [2023, 2024], seed: "3" })).snapshot
  faulty = other.snapshot
  made = { clean: one.invented, faulty: other.invented }
})
afterAll(async () => {
  clean?.close()
  many?.close()
  faulty?.close()
  await rm(root, { recursive: true, force: true })
})

const one = async (sql: string, snapshot = many) => {
  const [row = {}] = await snapshot.query(sql)
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)]))
}

/** By hand, from the printed structure of the forms and the equations of accounting. */
const relations = [
  "qc05_0 = qc06 + qc07 + qc10 + qc49",
  "qc24 = qc25 + qc27_1",
  "qc24 = qc31 + qc33",
  "qc234 = qc120 + qc227 - qc230",
  "qc12 = qc234 - qc231",
  "qd18 = qd06 + qd07",
  "qj20 = qj23_1 + qj23_2 + qj23_3 + qj23_4 + qj23_6 + qj23_7 + qj33 + qj23_5",
  "qj33 = qj33_1 + qj33_2 + qj33_3 + qj33_4",
  "qc06 >= qc06_1 + qc06_2 + qc06_3 + qc06_4",
  "qc07 >= qc09",
  "qc52 >= qc11 and qc11 >= qc38 and qc11 >= qc11_1",
  "qc13 >= qc14 + qc16",
  "qc17 >= qc18 + qc20",
  "qc20 >= qc20_1 + qc20_2 + qc20_3",
  "qd01 >= qd03 and qd01 >= qd25 and qd01 >= qd26",
  "qd01 >= qd18 + qd08 + qd09",
  "qd26 >= qd14 and qd14 >= qd14_0",
  "qj09 <= qd01",
  "qj55 >= qj56 and qj56 >= qj56_1",
  "qj74 >= qj57 and qj57 >= qj57_1",
  "qj83 >= qj73 and qj73 >= qj73_1",
  "qj79 >= qj77 and qj79_1 >= qj79_2",
  "qj20 = qj256 + qj252 + qj253 + qj254 + qj255",
  "qd31 = qd32 + qd33 + qd34 + qd35 + qd36",
  "qj33 <= qj20 and qh51 <= qj20 - qj33",
  "qb15_1 is null or qb15_2 is not null",
  // Energy: industry alone, divisions 06 to 46.
  "qc41 is null or substring(qb03_1, 1, 2) between '06' and '46'",
  "qa03 = unit and qa19 = zone and qd01 >= 1 and qc05_0 >= 0",
  "qb04 <= qb08 and qb08 < make_date(cast(period as integer) + 1, 1, 1)",
]

describe("invented returns", () => {
  test("keep every relation, no cell of it missing", async () => {
    const kept = await one(`select count(*) as all_rows,
      ${relations.map((relation, i) => `count(*) filter (where ${relation}) as r${i}`).join(", ")} from returns`)
    expect(kept.all_rows).toBeGreaterThan(23_000)
    for (const [i, relation] of relations.entries()) expect(kept[`r${i}`], relation).toBe(kept.all_rows)
  })

  test("are negative nowhere but in profit", async () => {
    const signed = ["qc120", "qc234", "qc12"]
    const numbers = [...many.columns("2024")].filter(([, decimals]) => decimals !== null)
    expect(numbers.length).toBeGreaterThan(170)
    const least = await one(
      `select ${numbers.map(([code]) => `min(${code}) as ${code}`).join(", ")} from returns`,
    )
    const below = Object.keys(least).filter((code) => (least[code] ?? 0) < 0)
    expect(below.sort()).toEqual([...signed].sort())
  })

  test("move from year to year by less than half", async () => {
    for (const [cell, floor] of [
      ...["qc05_0", "qc02", "qc24", "qc13", "qc11", "qj20"].map((code) => [code, 10000] as const),
      ...["qd01", "qj09"].map((code) => [code, 50] as const),
    ]) {
      const { moved, pairs } = await one(`select count(*) as pairs,
        count(*) filter (where greatest(a.${cell}, b.${cell}) > ${floor} and abs(a.${cell} - b.${cell}) * 2 > b.${cell}) as moved
        from returns a join returns b on a.unit = b.unit and cast(a.period as integer) = cast(b.period as integer) + 1`)
      expect(pairs, cell).toBeGreaterThan(10_000)
      expect(moved, cell).toBe(0)
    }
  })

  test("are of many sizes, and of enterprises that come, go and move", async () => {
    const { share } =
      await one(`select cast(sum(qc05_0) filter (where place_in <= 0.01) as double) / sum(qc05_0) as share
      from (select qc05_0, percent_rank() over (order by qc05_0 desc) as place_in from returns where period = '2024')`)
    // The largest hundredth: far more than its hundredth, and not all.
    expect(share).toBeGreaterThan(0.1)
    expect(share).toBeLessThan(0.7)
    const changes = await one(`select count(*) filter (where b.unit is null) as came,
      count(*) filter (where a.unit is null) as went, count(*) filter (where a.zone <> b.zone) as moved
      from (select * from returns where period = '2024') a
      full join (select * from returns where period = '2023') b on a.unit = b.unit`)
    for (const kind of ["came", "went"]) {
      expect(changes[kind]).toBeGreaterThan(12_000 * 0.02)
      expect(changes[kind]).toBeLessThan(12_000 * 0.12)
    }
    expect(changes.moved).toBeGreaterThan(0)
    const shares = await one(`select count(*) as n, count(*) filter (where qb11 = 1) as high_tech,
      count(*) filter (where qc11 > 0) as exporters, count(*) filter (where qj20 > 0) as performers,
      count(distinct zone) as zones, count(distinct qb03_1) as industries from returns where period = '2024'`)
    for (const kind of ["high_tech", "exporters", "performers"]) {
      expect(shares[kind], kind).toBeGreaterThan(0.1 * (shares.n ?? 0))
      expect(shares[kind], kind).toBeLessThan(0.9 * (shares.n ?? 0))
    }
    expect(shares.zones).toBe(20)
    expect(shares.industries).toBeGreaterThan(25)
  })

  test("are marked as invented everywhere", async () => {
    expect(clean.manifest.origin).toBe("invented")
    expect(clean.manifest.title.zh).toMatch(/示例.*虚构/)
    const rows = await clean.query("select distinct unit, qa04 as name, zone from returns")
    for (const { unit, name, zone } of rows) {
      expect(String(unit)).toMatch(/^99/)
      expect(isUscc(String(unit)), String(unit)).toBe(true)
      expect(String(name)).toMatch(/^示例.*（虚构）$/)
      expect(String(zone)).toMatch(/^9900/)
    }
    expect(new Set(rows.map(({ unit }) => unit)).size).toBeGreaterThan(enterprises)
    const twice = await one("select count(*) - count(distinct (unit, period)) as twice from returns")
    expect(twice.twice).toBe(0)
    // Whole names: the industries are those of the national standard.
    const codes = await readFile(
      join(import.meta.dirname, "../../packs/national/data/gb4754_2017.csv"),
      "utf8",
    )
    const known = new Set(codes.split("\n").map((line) => line.split(",")[0]))
    for (const { code } of await clean.query("select distinct qb03_1 as code from returns"))
      expect(known.has(String(code)), String(code)).toBe(true)
  })

  test("list as planted exactly the cells in which the mistakes were made", async () => {
    const planted = (await readFile(join(root, "faulty", "planted.csv"), "utf8")).trim().split("\n")
    const [header, ...lines] = planted
    expect(header).toBe("unit,period,cell,kind,value,true_value")
    const listed = lines.map((line) => {
      const [unit, period, cell, , value, was] = line.split(",")
      return [unit, period, cell, value, was].join(",")
    })
    const found: string[] = []
    for (const period of clean.periods) {
      const codes = [...clean.columns(period).keys()]
      const rowsOf = (snapshot: OpenSnapshot) => snapshot.query(snapshot.relation(period, codes))
      const [before, after] = [await rowsOf(clean), await rowsOf(faulty)]
      expect(after.length).toBe(before.length)
      for (const [i, row] of before.entries())
        for (const code of ["unit", "zone", "place", ...codes])
          if (row[code] !== after[i]?.[code])
            found.push([row.unit, period, code, after[i]?.[code] ?? "", row[code]].join(","))
    }
    expect(found.sort()).toEqual(listed.sort())
    expect(made.clean.planted).toBe(0)
    expect(made.faulty.planted).toBe(listed.length)
    // 12 % of some 1,780 returns: 214, of which a few would change nothing.
    expect(listed.length).toBeGreaterThan(160)
    expect(listed.length).toBeLessThan(270)
    const kinds = new Map<string, number>()
    for (const line of lines)
      kinds.set(line.split(",")[3] ?? "", (kinds.get(line.split(",")[3] ?? "") ?? 0) + 1)
    expect([...kinds.keys()].sort()).toEqual([
      "missing",
      "outlier",
      "part-above-whole",
      "sum-broken",
      "unit-slip",
      "wrong-check-letter",
    ])
  })

  test("make of each kind of mistake what the kind says", async () => {
    const rows = (await readFile(join(root, "faulty", "planted.csv"), "utf8")).trim().split("\n").slice(1)
    const broken: Record<string, string[]> = {}
    for (const row of rows) {
      const [unit = "", period = "", cell = "", kind, value = "", was = ""] = row.split(",")
      if (kind === "missing") expect(value).toBe("")
      if (kind === "unit-slip") expect(BigInt(value)).toBe(BigInt(was) * 1000n)
      if (kind === "outlier") expect(BigInt(value)).toBeGreaterThan(BigInt(was) * 50n)
      if (kind === "wrong-check-letter") {
        expect(was).toBe(unit)
        expect(isUscc(value)).toBe(false)
        expect(value.slice(0, 17)).toBe(unit.slice(0, 17))
      }
      if (kind === "sum-broken" || kind === "part-above-whole")
        broken[cell] = [...(broken[cell] ?? []), `${unit} ${period}`].sort()
    }
    const relationOf: Readonly<Record<string, string>> = {
      qc05_0: "qc05_0 = qc06 + qc07 + qc10 + qc49",
      qc12: "qc12 = qc234 - qc231",
      qd18: "qd18 = qd06 + qd07",
      qj20: "qj20 = qj23_1 + qj23_2 + qj23_3 + qj23_4 + qj23_6 + qj23_7 + qj33 + qj23_5",
      qc09: "qc07 >= qc09",
      qc38: "qc11 >= qc38",
      qd14: "qd26 >= qd14",
      qj56: "qj55 >= qj56",
    }
    expect(Object.keys(broken).sort()).toEqual(Object.keys(relationOf).sort())
    for (const [cell, relation] of Object.entries(relationOf)) {
      const found = await faulty.query(
        `select unit || ' ' || period as at from returns where not (${relation})`,
      )
      expect(found.map(({ at }) => String(at)).sort(), cell).toEqual(broken[cell])
    }
  })

  test("are the same whatever else was asked for, and others with another seed", async () => {
    const again = await invent("again", { threads: 4 })
    again.snapshot.close()
    expect(again.invented.manifest).toEqual(made.clean.manifest)
    // Fewer enterprises, one year: the first of the many.
    const few = await invent("few", { enterprises: 200, years: [2023] })
    const codes = [...clean.columns("2023").keys()]
    const many = await clean.query(`${clean.relation("2023", codes)} limit 150`)
    const fewer = await few.snapshot.query(`${few.snapshot.relation("2023", codes)} limit 150`)
    few.snapshot.close()
    expect(fewer).toEqual(many)
    const other = await invent("other", { enterprises: 200, years: [2023], seed: "8" })
    const different = await other.snapshot.query(`${other.snapshot.relation("2023", codes)} limit 150`)
    other.snapshot.close()
    const same = different.filter(({ qc05_0 }, i) => qc05_0 === many[i]?.qc05_0)
    expect(same.length).toBeLessThan(5)
  })
})
