// Inputs for tests: small frameworks and tables written in one line, and a comparison of columns.
import { expect } from "vitest"
import type { Dataset, Framework, FrameworkNode } from "./model.ts"

export type Place = readonly [
  code: string,
  parent: string | null,
  weight: number | null,
  extra?: Partial<FrameworkNode>,
]

/** A framework of [code, parent, weight, rest]; whoever is a parent or has none is an aggregate. */
export function frame(...places: readonly Place[]): Framework {
  const parents = new Set(places.map(([, parent]) => parent))
  return {
    id: "test",
    nodes: places.map(([code, parent, weight, extra]) => ({
      code,
      parent,
      weight,
      kind: parents.has(code) || parent === null ? "aggregate" : "indicator",
      direction: 1,
      ...extra,
    })),
  }
}

/** Entities e1, e2 … with the columns given; null is missing. */
export function table(
  columns: Record<string, readonly (number | null)[]>,
  more: Partial<Dataset> = {},
): Dataset {
  const n = Object.values(columns)[0]?.length ?? 0
  const codes = Array.from({ length: n }, (_, i) => `e${i + 1}`)
  return {
    codes,
    names: codes.map((code) => `Place ${code}.`),
    periods: codes.map(() => null),
    groups: {},
    values: Object.fromEntries(
      Object.entries(columns).map(([code, values]) => [
        code,
        Float64Array.from(values, (x) => x ?? Number.NaN),
      ]),
    ),
    ...more,
  }
}

export function close(
  actual: readonly (number | null)[] | undefined,
  expected: readonly (number | null)[],
  within = 1e-12,
) {
  expect(actual?.length).toBe(expected.length)
  expected.forEach((x, i) => {
    const y = actual?.[i] ?? null
    if (x === null || y === null) expect(y, `cell ${i}`).toBe(x)
    else
      expect(Math.abs(y - x), `cell ${i}: ${y} for ${x}`).toBeLessThanOrEqual(
        within * Math.max(1, Math.abs(x)),
      )
  })
}
