// Rules as annexes word them; what is expected was computed by hand from the wording.
import { expect, test } from "vitest"
import type { RuleOf } from "./scoring-parts.ts"
import { readScoringRule } from "./scoring-rule.ts"

const bands = (...pairs: [number, number][]) => pairs.map(([from, score]) => ({ from, score }))
const percent: RuleOf = { unit: "%", points: 10, direction: "higher-is-better" }
const lower: RuleOf = { unit: "吨标准煤/万元", points: 5, direction: "lower-is-better" }

test.each<[string, RuleOf, object]>([
  ["达到 5 % 得满分", percent, { threshold: 5 }],
  ["达到30%得满分。", percent, { threshold: 30 }],
  ["60亿元以上得满分", { unit: "亿元" }, { threshold: 60 }],
  ["达到30%得满分，不足的按比例计分", percent, { threshold: 30 }],
  // In proportion, with the target in the text or beside it.
  ["目标值 8%，实际值/目标值×分值，最高不超过分值", percent, { threshold: 8 }],
  ["按比例得分（实际值/目标值×分值，最高不超过分值）", { ...percent, target: 12 }, { threshold: 12 }],
  ["≥ 10 得 5 分；≥５得３分", { unit: null }, { bands: bands([5, 3], [10, 5]) }],
  ["20家及以上得2分，10家及以上得1分", { unit: "家" }, { bands: bands([10, 1], [20, 2]) }],
  ["10家以上得5分；5–10家得3分；5家以下不得分", { unit: "家" }, { bands: bands([0, 0], [5, 3], [10, 5]) }],
  ["≥30%得8分，20%-30%得5分，不足20%得2分", percent, { bands: bands([0, 2], [20, 5], [30, 8]) }],
  ["10以上得5分，其他不得分", { unit: null }, { bands: bands([0, 0], [10, 5]) }],
  // 10 points, half a point for each point below 30: all are lost 20 points lower.
  ["达到 30% 得满分，每低 1 个百分点扣 0.5 分，扣完为止", percent, { line: bands([10, 0], [30, 10]) }],
  ["达到30%得满分，每低1%扣0.5分", percent, { line: bands([10, 0], [30, 10]) }],
  // At most 4 of 10 are lost: 6 are left 8 points lower.
  ["达到30%得满分，每低1个百分点扣0.5分，最多扣4分", percent, { line: bands([22, 6], [30, 10]) }],
  // 1% of 60 is 0.6; 10 points at 2 each are lost after 5 steps, 3 lower.
  ["达到60亿元得满分，每低1%扣2分", { ...percent, unit: "亿元" }, { line: bands([57, 0], [60, 10]) }],
  ["达到20家得满分，每少1家扣1分", { ...percent, unit: "家" }, { line: bands([10, 0], [20, 10]) }],
  // 1% of 0.4 is 0.004; 5 points at 0.5 are ten steps, 0.04 higher.
  ["不高于0.4得满分，每高1%扣0.5分", lower, { line: bands([0.4, 5], [0.44, 0]) }],
  // 3 points at 0.5 for each point: six points to either side.
  ["达到5%得7分，每高（低）1个百分点加（扣）0.5分，最多3分", percent, { line: bands([-1, 4], [11, 10]) }],
])("%s is plain", (text, of, rule) => {
  expect(readScoringRule(text, of)).toEqual({ threshold: null, bands: null, line: null, ...rule })
})

test.each<[string, RuleOf]>([
  ["达到 30 亿元得满分", { unit: "万元" }], // another unit: whether it converts is for a person
  ["达到 30% 得满分，每低 1 个百分点扣 0.5 分", { unit: "%" }], // out of how many points?
  ["达到30家得满分，每低1个百分点扣0.5分", { ...percent, unit: "家" }],
  ["达到30%得满分，每高1个百分点扣0.5分", percent], // against the direction
  ["达到30%得满分，每低1个百分点扣0.5分，最多扣12分", percent],
  ["≥10 得 5 分；低于 10 按比例得分", { unit: null }],
  ["5–10得3分", { unit: null }], // and above 10?
  ["≥10得5分；5–8得3分", { unit: null }], // and from 8 to 10?
  ["≥10得5分；5–12得3分", { unit: null }],
  ["≥0得5分；不足0得2分", { unit: null }], // how far below?
  ["每高（低）1个百分点加（扣）0.5分，最多3分", percent], // on what base, and how many points there?
  ["达到5%得9分，每高（低）1个百分点加（扣）0.5分，最多3分", percent], // 12 of 10
  ["按比例得分（实际值/目标值×分值，最高不超过分值）", percent], // which target?
  ["实际值/目标值×分值", { ...lower, target: 0.4 }],
  ["第一名得满分，按位次递减", percent], // by how much?
  ["高度重视 3–4，较为重视 2–3", { unit: null }],
  ["5 得满分", { unit: null }], // no sign of comparison
  ["≥10 得 5 分；≥10 得 3 分", { unit: null }],
  ["", { unit: null }],
])("%s is left to people", (text, of) => {
  expect(readScoringRule(text, of)).toBeNull()
})
