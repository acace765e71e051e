// Tables of one period that are handed on one after the other, held against an attacker who has both and can divide and
// subtract. All numbers are small enough to be worked out by hand.
import { beforeAll, describe, expect, test } from "vitest"
import { type DisclosureRules, defaultDisclosureRules } from "#disclosure"
import type { Pack } from "#packs"
import { computeIndicators, type IndicatorContext, type IndicatorsResult } from "#services/indicators"
import { loadSolver } from "#solver"
import type { SnapshotContext } from "../../src/services/snapshots/context.ts"
import {
  type EarlierRelease,
  type ProtectedFigures,
  protectFigures,
  requireSafe,
} from "../../src/services/snapshots/disclosure-tables.ts"
import { contextOf, type ExampleReturn, exampleSource, national } from "../indicators/example-returns.ts"

const period = "2024"
/** Enterprises of a zone: certified as high-tech or not, with venture capital or not, revenue in 千元. */
const zone = (
  code: string,
  units: readonly (readonly [certified: 0 | 1, venture: 0 | 1, revenue?: number])[],
): ExampleReturn[] =>
  units.map(([certified, venture, revenue = 1000], i) => ({
    unit: `${code}-${i}`,
    zone: code,
    cells: { qb11: certified, qc226: venture * 100, qc05_0: revenue * 100 },
  }))
const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one)

// 990001: 10 enterprises, 5 with venture capital, all but one high-tech. 990002: two, none with venture capital.
// 990003: five, none with venture capital. 990004: 12, of which 5 have it and four others are not high-tech.
const first = [
  ...zone("990001", [...times(5, [1, 1] as const), ...times(4, [1, 0] as const), [0, 0]]),
  ...zone("990002", times(2, [1, 0] as const)),
  ...zone("990003", times(5, [1, 0] as const)),
  ...zone("990004", [
    ...times(5, [1, 1] as const),
    ...times(3, [1, 0] as const),
    ...times(4, [0, 0] as const),
  ]),
]
/** After the period was opened again: one enterprise of 990001 says it had venture capital, three of 990004 that they had. */
const second = first.map((one) =>
  ["990001-5", "990004-5", "990004-6", "990004-7"].includes(one.unit)
    ? { ...one, cells: { ...one.cells, qc226: 100 } }
    : one,
)

const nhtz = { pack: "national", framework: "nhtz-2021" }
const themes = { pack: "national", framework: "gaoxin-seven-themes" }
let pack: Pack
beforeAll(async () => {
  pack = await national()
})

/** Folders by name; every opening has a source of its own, which is closed after use. */
async function contexts(): Promise<{
  readonly indicators: IndicatorContext
  readonly snapshots: SnapshotContext
}> {
  const columns = ["qb11", "qc226", "qc05_0"]
  const sourceOf = (data: string) =>
    exampleSource(pack, columns, { [period]: data === "second" ? second : first })
  const own = await contextOf(pack, await sourceOf("first"))
  const indicators: IndicatorContext = {
    ...own,
    openSnapshot: async (folder) => ({ source: await sourceOf(folder), issues: [] }),
  }
  // Of the context nothing else is used.
  const used = { snapshots: { pathOf: (name: string) => name }, indicators: () => indicators }
  return { indicators, snapshots: used as unknown as SnapshotContext }
}

interface Asked {
  readonly of: { readonly pack: string; readonly framework: string }
  readonly folder?: string
  readonly earlier?: readonly EarlierRelease[]
  readonly rules?: DisclosureRules
  readonly audited?: boolean
}

async function release({
  of,
  folder = "first",
  earlier = [],
  rules = defaultDisclosureRules,
  audited = true,
}: Asked): Promise<{ readonly found: ProtectedFigures; readonly result: IndicatorsResult }> {
  const { indicators, snapshots } = await contexts()
  const { result } = await computeIndicators({ data: folder, ...of, period }, indicators)
  if (result === null) throw new Error("no indicators")
  const input = { ...of, folder, period, result, rules, earlier }
  return { found: await protectFigures(input, audited ? await loadSolver() : null, snapshots), result }
}

const statusOf = ({ found }: { readonly found: ProtectedFigures }, at: string, indicator: string) => {
  const one = found.figures.find((figure) => figure.zone === at && figure.indicator === indicator)
  return one?.cause ?? one?.status
}
const figureOf = ({ found }: { readonly found: ProtectedFigures }, at: string, indicator: string) =>
  found.figures.find((figure) => figure.zone === at && figure.indicator === indicator)?.value ?? null

/** What the release left out is what a later one is held against. */
const asEarlier = (
  of: Asked["of"],
  { found }: { readonly found: ProtectedFigures },
  folder = "first",
): EarlierRelease => {
  const left = new Set(
    found.figures.flatMap(({ zone: at, indicator, status }) =>
      status === "published" ? [`${at} ${indicator}`] : [],
    ),
  )
  return { ...of, folder, period, left: (at, indicator) => left.has(`${at} ${indicator}`) }
}

const [count, share, certified] = [
  "venture_funded_enterprises",
  "venture_funded_share",
  "hnte_share_of_enterprises",
]

/**
 * Enterprises that are not high-tech, from a count in one table and two shares in the other: the share gives their number,
 * which the other share divides. `null`: something for it was held back.
 */
function notCertified(
  one: { readonly found: ProtectedFigures },
  other: { readonly found: ProtectedFigures },
  at: string,
) {
  const [funded, fundedShare, certifiedShare] = [
    figureOf(one, at, count),
    figureOf(other, at, share),
    figureOf(other, at, certified),
  ]
  if (funded === null || fundedShare === null || certifiedShare === null) return null
  const all = Number(funded) / (Number(fundedShare) / 100)
  return Math.round(all - (all * Number(certifiedShare)) / 100)
}

describe("two frameworks of one snapshot", () => {
  test("each alone may leave; an attacker with both would know of one enterprise that it is not high-tech", async () => {
    const counts = await release({ of: nhtz })
    const shares = await release({ of: themes })
    expect(statusOf(counts, "990001", count)).toBe("published")
    expect(statusOf(shares, "990001", share)).toBe("published")
    expect(statusOf(shares, "990001", certified)).toBe("published")
    expect(notCertified(counts, shares, "990001")).toBe(1)
  })

  test("so the second leaves without one of the shares, where few are not high-tech, and there alone", async () => {
    const counts = await release({ of: nhtz })
    const shares = await release({ of: themes, earlier: [asEarlier(nhtz, counts)] })
    expect(notCertified(counts, shares, "990001")).toBeNull()
    expect([statusOf(shares, "990001", share), statusOf(shares, "990001", certified)]).toContain(
      "differencing",
    )
    expect(notCertified(counts, shares, "990004")).toBe(4)
    expect(shares.found).toMatchObject({ faults: [], alreadyOut: [], intervals: true, compared: 1 })
  })

  test("and the other way round: shares first, then the count is what gives way", async () => {
    const shares = await release({ of: themes })
    const counts = await release({ of: nhtz, earlier: [asEarlier(themes, shares)] })
    expect(notCertified(counts, shares, "990001")).toBeNull()
    expect(statusOf(counts, "990001", count)).toBe("differencing")
    expect(notCertified(counts, shares, "990004")).toBe(4)
  })
})

describe("two snapshots of one period", () => {
  test("a count that one enterprise changed is held back in another framework too; one that three changed is not", async () => {
    const before = await release({ of: nhtz })
    const after = await release({ of: nhtz, folder: "second", earlier: [asEarlier(nhtz, before)] })
    expect([statusOf(after, "990001", count), statusOf(after, "990004", count)]).toEqual([
      "differencing",
      "published",
    ])
    expect(Number(figureOf(after, "990004", count)) - Number(figureOf(before, "990004", count))).toBe(3)
    // The share of the same enterprises over a number that is known from the first snapshot's two tables.
    const shares = await release({ of: themes, earlier: [asEarlier(nhtz, before)] })
    const later = await release({
      of: themes,
      folder: "second",
      earlier: [asEarlier(nhtz, before), asEarlier(themes, shares)],
    })
    const all = Number(figureOf(before, "990001", count)) / (Number(figureOf(shares, "990001", share)) / 100)
    const now = figureOf(later, "990001", share)
    expect([all, now]).not.toEqual([10, expect.any(String)])
    expect(later.found.faults).toEqual([])
  })

  test("what two earlier tables tell already is named, and nothing more is lost for it", async () => {
    const everything = { ...nhtz, period, left: () => true }
    const found = await release({
      of: themes,
      earlier: [
        { ...everything, folder: "first" },
        { ...everything, folder: "second" },
      ],
    })
    expect(found.found.faults).toEqual([])
    expect(found.found.alreadyOut.flatMap(({ cells }) => cells).join("\n")).toContain("990001")
  })
})

describe("nobody out of few", () => {
  test("“0 of 2” tells of both and is held back; “0 of 5” leaves; the rule can be switched off", async () => {
    const counts = await release({ of: nhtz })
    expect([statusOf(counts, "990002", count), statusOf(counts, "990003", count)]).toEqual([
      "frequency",
      "published",
    ])
    expect(figureOf(counts, "990003", count)).toBe("0")
    const rules = { ...defaultDisclosureRules, zeroCells: "publish" } as const
    expect(statusOf(await release({ of: nhtz, rules }), "990002", count)).toBe("published")
  })
})

test("without the audit of bounds nothing is handed on", async () => {
  const { found } = await release({ of: nhtz, audited: false })
  expect(found.intervals).toBe(false)
  expect(() => requireSafe(found, "nhtz-2021")).toThrow("snapshot-not-audited")
})
