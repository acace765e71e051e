import type { IssueTexts } from "#issues"

/** Faults in the definition of a check, and what no scan decides; those of expressions are in `expressionIssueTexts`. */
export const checkIssueTexts: IssueTexts = {
  "return-check-twice": {
    zh: "审核关系 {path} 写了两次。请给每条一个自己的代码。",
    en: "The check {path} stands twice. Give each a code of its own.",
  },
  "return-check-cell": {
    zh: "{path}：没有变量“{cell}”。请写报表中的变量代码。",
    en: "{path}: no variable “{cell}”. Name variables of the form.",
  },
  "return-check-no-number": {
    zh: "{path}：“{cell}”不是数，不能比较大小。",
    en: "{path}: “{cell}” is no number and cannot be measured.",
  },
  "return-check-number": {
    zh: "{path}：要写正的十进制数，小数最多 9 位；倍数大于 1，within 不小于 1。",
    en: "{path}: a positive decimal of at most 9 places; factors are above 1, within is at least 1.",
  },
  "return-check-fewest": {
    zh: "{path}：至少 3 家才有中位数与离散度可言，这里是 {fewest}。",
    en: "{path}: it takes 3 units to speak of a median and a spread; this is {fewest}.",
  },
  "return-check-group": {
    zh: "{path}：“{text}”不能分组：要单个单位的文字、整数、日期或是非。",
    en: "{path}: “{text}” makes no groups: a text, whole number, date or truth of one unit does.",
  },
  "return-check-no-truth": {
    zh: "{path}：“{text}”不是成立与否的条件。",
    en: "{path}: “{text}” is not a condition that holds or not.",
  },
  "return-check-not-of-one": {
    zh: "{path}：“{text}”不是单个单位的条件：不用 sum、count 等汇总，至少写一个变量。",
    en: "{path}: “{text}” is no condition of one unit: no sum, count or the like, and at least one variable.",
  },
  "return-check-peers": {
    zh: "{path}：与同类的比较不由一次扫描作出，由引擎逐家比较。",
    en: "{path}: the comparison with peers is not made in the scan; the engine compares unit by unit.",
  },
  "return-check-columns": {
    zh: "数据中没有这些变量，每家都按缺失判断：{cells}。",
    en: "The data have no such variables; they are missing in every return: {cells}.",
  },
}
