// Confirmed rules score as the annex words them; the points were worked out by hand.
import { expect, test } from "vitest"
import { evaluate } from "#evaluation"
import { draftFramework } from "./draft-framework.ts"
import type { DocumentNode, FrameworkDocument } from "./framework-document.ts"
import { readScoringRule } from "./scoring-rule.ts"

/** One group of one indicator: the index is the indicator's share of its points, in per cent. */
function documentWith(part: Partial<DocumentNode>): FrameworkDocument {
  const node: DocumentNode = {
    code: "group",
    parent: null,
    kind: "aggregate",
    number: null,
    label: "一组",
    weight: 10,
    unit: null,
    direction: "higher-is-better",
    definition: null,
    value: null,
    source: null,
    scoring: [],
    threshold: null,
    bands: null,
    line: null,
    proposed: null,
    cell: null,
  }
  const leaf = { ...node, code: "x", parent: "group", kind: "indicator" as const, label: "一项", unit: "%" }
  return { title: "示例", issuer: null, number: null, date: null, nodes: [node, { ...leaf, ...part }] }
}

function pointsBy(text: string, values: readonly number[], direction: DocumentNode["direction"]): number[] {
  const rule = readScoringRule(text, { unit: "%", points: 10, direction })
  if (rule === null) throw new Error(text)
  const { framework, issues } = draftFramework(documentWith({ direction, ...rule }), "draft-x", "办法", null)
  if (framework === null) throw new Error(JSON.stringify(issues))
  const codes = values.map((_, i) => `9900${10 + i}`)
  const { result } = evaluate({
    framework,
    dataset: {
      codes,
      names: codes,
      periods: codes.map(() => null),
      values: { x: Float64Array.from(values) },
      groups: {},
    },
    method: framework.method as Record<string, unknown>,
  })
  return (result?.scores.draft_index ?? []).map((score) => Math.round((score ?? Number.NaN) * 1e6) / 1e7)
}

test.each<[string, DocumentNode["direction"], number[], number[]]>([
  ["达到30%得满分，每低1个百分点扣0.5分", "higher-is-better", [5, 10, 26, 30, 40], [0, 0, 8, 10, 10]],
  ["达到30%得满分，每低1个百分点扣0.5分，最多扣4分", "higher-is-better", [5, 26, 31], [6, 8, 10]],
  ["不高于30%得满分，每高1个百分点扣0.5分", "lower-is-better", [20, 34, 60], [10, 8, 0]],
  [
    "达到5%得7分，每高（低）1个百分点加（扣）0.5分，最多3分",
    "higher-is-better",
    [-9, 3, 5, 8, 20],
    [4, 6, 7, 8.5, 10],
  ],
  ["≥30%得8分，20%-30%得5分，不足20%得2分", "higher-is-better", [1, 20, 29.9, 30], [2, 5, 5, 8]],
  ["达到30%得满分，不足的按比例计分", "higher-is-better", [15, 45], [5, 10]],
])("%s", (text, direction, values, points) => {
  expect(pointsBy(text, values, direction)).toEqual(points)
})

test.each<[string, Partial<DocumentNode>]>([
  ["draft-rules-many", { threshold: 5, bands: [{ from: 5, score: 10 }] }],
  ["draft-threshold-positive", { threshold: 0 }],
  [
    "draft-bands-order",
    {
      bands: [
        { from: 5, score: 1 },
        { from: 5, score: 2 },
      ],
    },
  ],
  [
    "draft-line-order",
    {
      line: [
        { from: 5, score: 10 },
        { from: 9, score: 0 },
      ],
    },
  ],
  ["draft-points-beyond", { bands: [{ from: 5, score: 12 }] }],
  ["draft-points-beyond", { weight: null, bands: [{ from: 5, score: 8 }] }],
])("%s stops it", (code, part) => {
  const { framework, issues } = draftFramework(documentWith(part), "draft-x", "办法", null)
  expect(framework).toBeNull()
  expect(issues.filter(({ severity }) => severity === "error").map((one) => one.code)).toEqual([code])
})
