import { beforeAll, describe, expect, test } from "vitest"
import type { Solve } from "#evaluation"
import { describeIssue } from "#issues"
import { loadSolver } from "../../adapters/solver/index.ts"
import { cellOf, setOf } from "./example-tables.ts"
import {
  auditTables,
  checkTableSet,
  type DisclosureRules,
  disclosureIssueTexts,
  faultWords,
  protectTables,
  publicTables,
  type RatioCell,
  defaultDisclosureRules as rules,
  suppressionReasons,
  suppressionWords,
  type TableSet,
} from "./index.ts"

let solve: Solve
beforeAll(async () => {
  solve = await loadSolver()
})

const times = (count: number, value: number) => Array.from({ length: count }, () => value)
const suppressedOf = (set: TableSet, with_?: Solve, by: DisclosureRules = rules) => {
  const { cells, safe } = protectTables(set, by, with_)
  expect(safe).toBe(true)
  return Object.fromEntries(
    [...cells].flatMap(([id, state]) => (state.status === "suppressed" ? [[id, state.reason]] : [])),
  )
}

describe("one sum", () => {
  const total = cellOf("all", [10, 10, ...times(5, 6), ...times(6, 10)])
  const parts = [cellOf("a", [10, 10]), cellOf("b", times(5, 6)), cellOf("c", times(6, 10))]
  const set = setOf([total, ...parts], [{ total: "all", parts: ["a", "b", "c"] }])

  test("beside an unsafe part the one with the fewest contributors is suppressed", () => {
    expect(suppressedOf(set)).toEqual({ a: "frequency", b: "complementary" })
    expect(suppressedOf(set, solve)).toEqual({ a: "frequency", b: "complementary" })
  })

  test("with the part alone suppressed the audit says how it is found", () => {
    expect(auditTables(set, new Set(["a"]), rules)).toEqual([{ kind: "exact", cells: ["a"] }])
    expect(auditTables(set, new Set(["a", "b"]), rules, solve)).toEqual([])
    expect(auditTables(set, new Set(["b"]), rules)).toEqual([{ kind: "exact", cells: ["a"] }])
  })

  test("the order of tables, cells and relations makes no difference", () => {
    const turned = setOf([...parts, total].reverse(), [{ total: "all", parts: ["c", "b", "a"] }])
    expect(suppressedOf(turned)).toEqual(suppressedOf(set))
  })

  test("a part of one contributor each: both together are two, so a third goes too", () => {
    const cells = [
      cellOf("all", [20, 30, ...times(4, 10), ...times(5, 20)]),
      cellOf("a", [20], { units: [1] }),
      cellOf("b", [30], { units: [2] }),
      cellOf("c", times(4, 10), { units: [3, 4, 5, 6] }),
      cellOf("d", times(5, 20), { units: [7, 8, 9, 10, 11] }),
    ]
    const single = setOf(cells, [{ total: "all", parts: ["a", "b", "c", "d"] }])
    expect(auditTables(single, new Set(["a", "b"]), rules).map(({ kind }) => kind)).toContain("insider")
    expect(suppressedOf(single)).toEqual({ a: "frequency", b: "frequency", c: "complementary" })
  })

  test("a part that is too small to hide behind is passed over: 1000 must be uncertain by 200, 150 are not enough", () => {
    // (1,75): 900 / 0.75 − 1000 = 200 above the value.
    const cells = [
      cellOf("all", [900, 60, 40, 50, 50, 50, ...times(4, 100)]),
      cellOf("a", [900, 60, 40], { units: [1, 2, 3] }),
      cellOf("b", [50, 50, 50], { units: [4, 5, 6] }),
      cellOf("c", times(4, 100), { units: [7, 8, 9, 10] }),
    ]
    const wide = setOf(cells, [{ total: "all", parts: ["a", "b", "c"] }])
    const faults = auditTables(wide, new Set(["a", "b"]), rules)
    expect(faults).toEqual([
      { kind: "residual", cells: ["a", "b"] },
      { kind: "residual", cells: ["a", "b"] },
    ])
    expect(suppressedOf(wide)).toEqual({ a: "dominance", c: "complementary" })
  })
})

describe("tables of two ways", () => {
  // Rows z1 … z3, columns i1, i2; contributors: 2 4 / 3 5 / 6 7, each of 10.
  const counts = [
    [2, 4],
    [3, 5],
    [6, 7],
  ]
  const id = (row: number | string, column: number | string) => `${row}/${column}`
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
  const column = (at: number) => counts.map((row) => row[at] ?? 0)
  const cells = [
    ...counts.flatMap((row, r) => row.map((count, c) => cellOf(id(r, c), times(count, 10)))),
    ...counts.map((row, r) => cellOf(id(r, "all"), times(sum(row), 10))),
    ...[0, 1].map((c) => cellOf(id("all", c), times(sum(column(c)), 10))),
    cellOf("all/all", times(27, 10)),
  ]
  const relations = [
    ...[0, 1, 2, "all"].map((r) => ({ total: id(r, "all"), parts: [id(r, 0), id(r, 1)] })),
    ...[0, 1, "all"].map((c) => ({ total: id("all", c), parts: [id(0, c), id(1, c), id(2, c)] })),
  ]

  test("one unsafe cell takes a rectangle, on the row with the fewest contributors", () => {
    expect(suppressedOf(setOf(cells, relations))).toEqual({
      "0/0": "frequency",
      "0/1": "complementary",
      "1/0": "complementary",
      "1/1": "complementary",
    })
  })

  test("three corners of a rectangle do not do", () => {
    const faults = auditTables(setOf(cells, relations), new Set(["0/0", "0/1", "1/0"]), rules)
    expect(faults).toContainEqual({ kind: "exact", cells: ["0/0"] })
  })

  test("a second table that shares a row is protected with it", () => {
    const linked = [...cells, cellOf("0/x", times(2, 10)), cellOf("0/y", times(4, 10))]
    const more = [...relations, { total: "0/all", parts: ["0/x", "0/y"] }, { total: "0/0", parts: ["0/x"] }]
    const found = suppressedOf(setOf(linked, more))
    expect(found).toMatchObject({ "0/0": "frequency", "0/x": "frequency" })
    expect(auditTables(setOf(linked, more), new Set(Object.keys(found)), rules, solve)).toEqual([])
    // With the second table alone the cell is found through 0/all − 0/y.
    const alone = new Set(Object.keys(suppressedOf(setOf(cells, relations))))
    expect(auditTables(setOf(linked, more), alone, rules).length).toBeGreaterThan(0)
  })

  // Handbook, example 3 (Geurts 1992, table 10), times 100: rows 7, 3, 6; columns 9, 7; the third row 3, 3 published.
  test("bounds of Geurts' table: X11 = 400 lies between 300 and 600", () => {
    const values = [
      ["11", [200, 200]],
      ["12", [100, 100, 100]],
      ["21", [100, 50, 50]],
      ["22", [40, 30, 30]],
      ["31", [100, 100, 100]],
      ["32", [100, 100, 100]],
    ] as const
    const inner = values.map(([name, list]) => cellOf(name, list))
    const of = (name: string, list: readonly string[]) =>
      cellOf(
        name,
        values.flatMap(([one, of]) => (list.includes(one) ? of : [])),
      )
    const rows = ["1", "2", "3"].map((r) => ({ total: `r${r}`, parts: [`${r}1`, `${r}2`] }))
    const columns = ["1", "2"].map((c) => ({ total: `c${c}`, parts: [`1${c}`, `2${c}`, `3${c}`] }))
    const sums = [...rows, ...columns].map(({ total, parts }) => of(total, parts))
    const geurts = setOf([...inner, ...sums], [...rows, ...columns])
    expect(sums.map(({ value }) => value)).toEqual([700n, 300n, 600n, 900n, 700n])
    const hidden = new Set(["11", "12", "21", "22"])
    const frequency = { ...rules, dominance: [] }
    // 25 % of 400 is the 100 down to 300; 26 % are more than the table leaves.
    expect(auditTables(geurts, hidden, { ...frequency, frequencyRange: 25 }, solve)).toEqual([])
    expect(auditTables(geurts, hidden, { ...frequency, frequencyRange: 26 }, solve)).toEqual([
      { kind: "interval", cells: ["11"] },
    ])
    const wider = suppressedOf(geurts, solve, { ...frequency, frequencyRange: 26 })
    expect(
      auditTables(geurts, new Set(Object.keys(wider)), { ...frequency, frequencyRange: 26 }, solve),
    ).toEqual([])
  })

  test("diagonally opposite cells of one contributor each: each finds the other, so more is hidden", () => {
    const square = [
      cellOf("a", [10], { units: [1] }),
      cellOf("b", times(4, 10), { units: [2, 3, 4, 5] }),
      cellOf("c", times(4, 10), { units: [6, 7, 8, 9] }),
      cellOf("d", [10], { units: [10] }),
      ...["r1", "r2", "c1", "c2"].map((name) => cellOf(name, times(5, 10))),
    ]
    const lines = [
      { total: "r1", parts: ["a", "b"] },
      { total: "r2", parts: ["c", "d"] },
      { total: "c1", parts: ["a", "c"] },
      { total: "c2", parts: ["b", "d"] },
    ]
    const set = setOf(square, lines)
    const faults = auditTables(set, new Set(["a", "b", "c", "d"]), rules)
    expect(faults).toContainEqual({ kind: "insider", cells: ["d", "a"] })
    const found = suppressedOf(set)
    expect(Object.keys(found).length).toBeGreaterThan(4)
  })
})

describe("ratios", () => {
  const zones = [
    ["a", [30, 20], times(8, 10)],
    ["b", times(5, 7), times(9, 10)],
    ["c", times(9, 11), times(12, 10)],
  ] as const
  const sums = zones.flatMap(([zone, above, below]) => [
    cellOf(`tax/${zone}`, above),
    cellOf(`revenue/${zone}`, below),
  ])
  const totals = [
    cellOf(
      "tax/all",
      zones.flatMap(([, above]) => above),
    ),
    cellOf(
      "revenue/all",
      zones.flatMap(([, , below]) => below),
    ),
  ]
  const ratios = zones.map(
    ([zone]): RatioCell => ({
      kind: "ratio",
      id: `rate/${zone}`,
      numerator: `tax/${zone}`,
      denominator: `revenue/${zone}`,
      shown: "1.5 %",
    }),
  )
  const relations = ["tax", "revenue"].map((name) => ({
    total: `${name}/all`,
    parts: zones.map(([zone]) => `${name}/${zone}`),
  }))

  test("a ratio goes with its unsafe numerator; the one beside it because times its denominator it is the numerator", () => {
    expect(suppressedOf(setOf([...sums, ...totals, ...ratios], relations), solve)).toEqual({
      "tax/a": "frequency",
      "rate/a": "frequency",
      "tax/b": "complementary",
      "rate/b": "complementary",
    })
  })

  test("sums alone suppressed leave the ratios to compute them from", () => {
    const set = setOf([...sums, ...totals, ...ratios], relations)
    expect(auditTables(set, new Set(["tax/a", "tax/b", "rate/a"]), rules)).toEqual([
      { kind: "exact", cells: ["tax/a"] },
    ])
    expect(auditTables(set, new Set(["tax/a", "tax/b"]), rules)).toContainEqual({
      kind: "exact",
      cells: ["rate/a"],
    })
  })

  test("where sums never leave, only the ratio of the unsafe one is suppressed", () => {
    const inside = [...sums, ...totals].map((cell) => ({ ...cell, standing: "internal" as const }))
    expect(suppressedOf(setOf([...inside, ...ratios], relations), solve)).toEqual({ "rate/a": "frequency" })
  })
})

describe("counts", () => {
  const count = (id: string, value: number) => cellOf(id, times(value, 1), { kind: "count" })
  const relation = { total: "all", parts: ["a", "b"] }

  test("of two hidden counts below three, 4 in all tells that both are 2: the total goes too", () => {
    const set = setOf([count("a", 2), count("b", 2), count("all", 4)], [relation])
    expect(auditTables(set, new Set(["a", "b"]), rules).map(({ kind }) => kind)).toContain("residual")
    expect(suppressedOf(set)).toEqual({ a: "frequency", b: "frequency", all: "complementary" })
  })

  test("a hidden count that does not read <3 is at least 3: with 4 in all the other is 1", () => {
    const set = setOf([count("a", 1), count("b", 3), count("all", 4)], [relation])
    expect(auditTables(set, new Set(["a", "b"]), rules).length).toBeGreaterThan(0)
    expect(auditTables(set, new Set(["a", "b"]), rules, solve).length).toBeGreaterThan(0)
    expect(suppressedOf(set, solve)).toEqual({ a: "frequency", all: "complementary" })
  })

  test("no concentration is looked for in counts", () => {
    expect(
      suppressedOf(setOf([count("a", 3)], []), solve, { ...rules, dominance: [{ n: 2, k: 50 }] }),
    ).toEqual({})
  })
})

describe("what leaves", () => {
  const cells = [
    cellOf("all", [7771, 7772, ...times(5, 6661), ...times(6, 9991)], { shown: "总计" }),
    cellOf("a", [7771, 7772], { shown: "15543" }),
    cellOf("b", times(5, 6661), { shown: "33305" }),
    cellOf("c", times(6, 9991), { shown: "59946" }),
    cellOf("inside", [1, 2], { standing: "internal", shown: "3" }),
  ]
  const set = setOf(cells, [{ total: "all", parts: ["a", "b", "c"] }])

  test("a suppressed cell holds no value, no rule and no number that it could be found from", () => {
    const [table] = publicTables(set, protectTables(set, rules), rules) ?? []
    const words = { zh: "按统计保密要求不予公布", en: "Not published for statistical confidentiality" }
    expect(table?.cells).toEqual([
      { id: "all", status: "published", value: "总计" },
      { id: "a", status: "suppressed", words, contributors: "<3" },
      { id: "b", status: "suppressed", words, contributors: null },
      { id: "c", status: "published", value: "59946" },
    ])
    expect(JSON.stringify(table)).not.toMatch(/15543|33305|777|6661|frequency|complementary/)
  })

  test("the report says how much was lost: 15543 + 33305 of 108794 is 0.449", () => {
    const { report } = protectTables(set, rules, solve)
    expect(report).toEqual({
      tables: [
        {
          code: "t",
          cells: 4,
          published: 2,
          suppressed: {
            frequency: 1,
            dominance: 0,
            "p-percent": 0,
            zero: 0,
            complementary: 1,
            differencing: 0,
          },
          suppressedShare: 0.449,
        },
      ],
      alreadyOut: [],
      faults: [],
      intervals: true,
    })
    expect(JSON.stringify(report)).not.toMatch(/15543|33305/)
  })

  test("nothing leaves of a set with errors; all of them are told", () => {
    const faulty = setOf(
      [
        cellOf("all", [5, 5, 5]),
        cellOf("a", [5, 5, 4]),
        cellOf("a", [1]),
        { ...cellOf("d", [1, 2, 3]), summary: { units: 2, nonZero: 3, absolute: 6n, largest: [] } },
        cellOf("minus", [-5, -5, -5]),
        { kind: "ratio", id: "r", numerator: "a", denominator: "nowhere", shown: "" },
      ],
      [
        { total: "all", parts: ["a"] },
        { total: "r", parts: ["gone"] },
      ],
    )
    const protection = protectTables(faulty, rules)
    expect(protection.safe).toBe(false)
    expect(publicTables(faulty, protection, rules)).toBeNull()
    const issues = checkTableSet(faulty, rules)
    expect(issues.map(({ code, path }) => `${code} ${path}`).sort()).toEqual([
      "disclosure-cell-twice a",
      "disclosure-no-cell r",
      "disclosure-no-cell r",
      "disclosure-not-additive all",
      "disclosure-ratio-of-ratio r",
      "disclosure-signed minus",
      "disclosure-summary d",
    ])
    for (const one of issues)
      for (const language of ["zh", "en"] as const) {
        expect(describeIssue(one, language, disclosureIssueTexts)).not.toMatch(/\{|—|disclosure-/)
      }
  })

  test("what was published before and cannot be taken back is told, and does not keep the rest", () => {
    const before = cells.map((cell) =>
      cell.id === "inside" ? cell : { ...cell, standing: "released" as const },
    )
    const out = setOf([...before, cellOf("next", times(4, 5))], set.relations)
    const { safe, report } = protectTables(out, rules)
    expect(safe).toBe(true)
    expect(report.alreadyOut).toEqual([{ kind: "exact", cells: ["a"] }])
  })

  test("an unsafe cell between released ones is already out as well", () => {
    const before = cells.map((cell) =>
      cell.id === "inside" || cell.id === "a" ? cell : { ...cell, standing: "released" as const },
    )
    const { safe, report, cells: states } = protectTables(setOf(before, set.relations), rules, solve)
    expect(states.get("a")).toEqual({ status: "suppressed", reason: "frequency" })
    expect(report.alreadyOut).toEqual([{ kind: "exact", cells: ["a"] }])
    expect(safe).toBe(true)
  })

  test("every reason and fault has its words in two languages", () => {
    expect(Object.keys(suppressionWords).sort()).toEqual([...suppressionReasons].sort())
    for (const { zh, en } of [...Object.values(suppressionWords), ...Object.values(faultWords)]) {
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(en).toMatch(/^[A-Z]/)
    }
  })
})
