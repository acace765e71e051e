// Counts worked out by hand on certificates of three years.
import { loadModule, parseSync } from "libpg-query"
import { beforeAll, expect, test } from "vitest"
import { countsAt, readCounts } from "./count.ts"
import { certificate, certificates } from "./example-registers.ts"
import type { RegisterRecord } from "./model.ts"

let counts: ReturnType<typeof readCounts>["counts"]
beforeAll(async () => {
  await loadModule()
  const read = readCounts(certificates, (text) => ({ tree: parseSync(`select ${text}`) as never }))
  expect(read.issues).toEqual([])
  counts = read.counts
})

function countOf(
  records: readonly RegisterRecord[],
  period: string,
  code: string,
  options: Partial<Parameters<typeof countsAt>[4]> = {},
) {
  const all = countsAt(certificates, counts, records, period, {
    declaredNone: false,
    basis: "standing",
    ...options,
  })
  return all.find(({ count }) => count.code === code)?.value
}

/** Issued on a day; without an amount. */
const issued = (number: string, day: string, more: Record<string, string> = {}) =>
  certificate({ number, name: number, issued: day, ...more })

test("a certificate counts on the last day of its three years, and not on the day after", () => {
  // 2021-01-01 + 3 years − 1 day = 2023-12-31; one day later it begins on 2021-01-02 and ends on 2024-01-01.
  expect(countOf([issued("a", "2021-01-01")], "2023", "valid")).toBe("1")
  expect(countOf([issued("a", "2020-12-31")], "2023", "valid")).toBe("0")
  expect(countOf([issued("a", "2021-01-02")], "2024", "valid")).toBe("0")
})

test("one issued on the period's last day counts, one issued on the day after is not known of yet", () => {
  expect(countOf([issued("a", "2023-12-31")], "2023", "valid")).toBe("1")
  expect(countOf([issued("a", "2024-01-01")], "2023", "valid")).toBeNull()
})

test("begun within the period: both ends, and of the level alone", () => {
  const records = [
    issued("a", "2024-01-01", { level: "national" }),
    issued("b", "2024-12-31", { level: "national" }),
    issued("c", "2023-12-31", { level: "national" }),
    issued("d", "2025-01-01", { level: "national" }),
    issued("e", "2024-06-30", { level: "provincial" }),
  ]
  expect(countOf(records, "2024", "new")).toBe("2")
  expect(countOf(records, "2024-Q1", "new")).toBe("1")
  expect(countOf(records, "2024-12", "new")).toBe("1")
})

test("what was withdrawn does not count, what is queried does", () => {
  const records = [
    issued("a", "2023-05-01"),
    { ...issued("b", "2023-05-01"), state: "withdrawn" as const },
    { ...issued("c", "2023-05-01"), state: "queried" as const },
    { ...issued("d", "2023-05-01"), state: "signed-off" as const },
  ]
  expect(countOf(records, "2023", "valid")).toBe("3")
  expect(countOf(records, "2023", "valid", { basis: "signed-off" })).toBe("1")
})

test("no record is unknown; somebody's word that there is none is zero", () => {
  expect(countOf([], "2024", "valid")).toBeNull()
  expect(countOf([], "2024", "valid", { declaredNone: true })).toBe("0")
  // A list that was kept, but in which nothing is valid any more, says zero.
  expect(countOf([issued("a", "2015-01-01")], "2024", "valid")).toBe("0")
  const [first] = countsAt(certificates, counts, [], "2024", { declaredNone: false, basis: "standing" })
  expect(first?.reason?.zh).toContain("没有声明")
})

test("a record without a first day makes a count by days unknown, not smaller", () => {
  const undated = certificate({ number: "x", name: "x", issued: null })
  expect(countOf([issued("a", "2023-05-01"), undated], "2023", "valid")).toBeNull()
  expect(countOf([issued("a", "2023-05-01"), undated], "2023", "new")).toBeNull()
})

test("net increase: valid now less valid a period before; without an earlier list unknown", () => {
  // End of 2023: a and b (2); end of 2024: b, c, d (3), a having ended on 2024-02-28.
  const records = [
    issued("a", "2021-03-01"),
    issued("b", "2023-03-01"),
    issued("c", "2024-03-01"),
    issued("d", "2024-04-01"),
  ]
  expect(countOf(records, "2023", "valid")).toBe("2")
  expect(countOf(records, "2024", "valid")).toBe("3")
  expect(countOf(records, "2024", "increase")).toBe("1")
  expect(countOf([issued("c", "2024-03-01")], "2024", "increase")).toBeNull()
  expect(countOf([issued("c", "2024-03-01")], "2024", "increase", { declaredNoneBefore: true })).toBe("1")
})

test("sums are exact decimals", () => {
  // 0.10 + 0.20 is 0.30, which doubles say is 0.30000000000000004.
  const records = [issued("a", "2024-01-01", { amount: "0.1" }), issued("b", "2024-01-01", { amount: "0.2" })]
  expect(countOf(records, "2024", "money")).toBe("0.3")
  expect(countOf([issued("a", "2024-01-01", { amount: "-12.05" })], "2024", "money")).toBe("-12.05")
})

test("what an expression names but the register lacks is told", () => {
  const wrong = {
    ...certificates,
    counts: [{ ...certificates.counts[0], expression: "count(*) filter (where stage = 'x')" }],
  } as typeof certificates
  const { counts: none, issues } = readCounts(wrong, (text) => ({
    tree: parseSync(`select ${text}`) as never,
  }))
  expect(none.size).toBe(0)
  expect(issues[0]?.path).toMatch(/^counts\.0\.expression:/)
})
