import type { IssueTexts } from "#issues"

/** Faults in rules and table sets; with an error nothing leaves. */
export const disclosureIssueTexts: IssueTexts = {
  "disclosure-rule-frequency": {
    zh: "最低单位数要写不小于 1 的整数。",
    en: "The minimum frequency is a whole number of at least 1.",
  },
  "disclosure-rule-dominance": {
    zh: "{path}：(n,k) 规则中 n 为不小于 1 的整数，k 在 0 与 100 之间；这里是 ({n},{k})。",
    en: "{path}: in an (n,k) rule n is a whole number of at least 1, k lies between 0 and 100; this is ({n},{k}).",
  },
  "disclosure-rule-p-percent": {
    zh: "p% 规则中 p 大于 0、不超过 100。",
    en: "In the p% rule p is above 0 and at most 100.",
  },
  "disclosure-rule-range": {
    zh: "少数单位的保护幅度在 0 与 100 之间。",
    en: "The range of protection for rare cells lies between 0 and 100.",
  },
  "disclosure-cell-twice": {
    zh: "单元格 {path} 出现两次。",
    en: "The cell {path} stands twice.",
  },
  "disclosure-no-cell": {
    zh: "{path}：没有单元格“{cell}”。",
    en: "{path}: there is no cell “{cell}”.",
  },
  "disclosure-ratio-of-ratio": {
    zh: "{path}：“{cell}”是比值；此处要用总量或单位数。",
    en: "{path}: “{cell}” is a ratio; a sum or a count is needed here.",
  },
  "disclosure-not-additive": {
    zh: "{path}：各部分之和不等于总数，相差的部分未说明，不能保证保密。",
    en: "{path}: the parts do not add up to the total; what is between them is not declared and cannot be protected.",
  },
  "disclosure-summary": {
    zh: "{path}：单位数、绝对值合计与最大单位不相符，或最大单位不足 {needed} 个。",
    en: "{path}: number of contributors, sum of sizes and largest contributors do not agree, or fewer than {needed} are named.",
  },
  "disclosure-signed": {
    zh: "{path}：负数只能在声明可为负的表中。",
    en: "{path}: figures below zero only in a table that declares them possible.",
  },
  "disclosure-no-contributions": {
    zh: "{path}：要与另一数比较，但没有各单位的数。",
    en: "{path}: is to be compared with another, but the contributions of single units are lacking.",
  },
}
