import type { IssueTexts } from "#issues"

export const reviewingIssueTexts: IssueTexts = {
  "review-revision-unknown": {
    zh: "这张报表没有第 {number} 版。",
    en: "This return has no revision {number}.",
  },
  "review-other-revision": {
    zh: "您看到的是第 {seen} 版，现在是第 {revision} 版：请重新打开后再办理。",
    en: "You saw revision {seen}; it is revision {revision} now: open it again.",
  },
  "review-unexplained-errors": {
    zh: "有 {count} 个错误项没有说明，不能通过：请退回填报单位更正或说明。",
    en: "{count} errors carry no explanation: send it back to be mended or explained.",
  },
  "review-cell-unknown": {
    zh: "报表里没有指标 {cell}。",
    en: "The forms have no cell {cell}.",
  },
  "review-cell-twice": {
    zh: "指标 {cell} 写了两次：每个单元格写一条理由。",
    en: "Cell {cell} is named twice: one reason for each cell.",
  },
  "review-question-unknown": {
    zh: "这张报表没有这个疑问。",
    en: "This return has no such question.",
  },
  "review-not-yours": {
    zh: "提问和答复由填报单位、代录人员和上级审核人办理。",
    en: "Questions and answers are for the respondent, a clerk for it, and the reviewers above it.",
  },
  "review-period-closed": {
    zh: "调查期没有开放填报，不能提问或答复。",
    en: "The period is not open: no questions or answers now.",
  },
  "review-no-scan": {
    zh: "第 {number} 版不是代录的，没有扫描件，或者不对您开放。",
    en: "Revision {number} was not keyed and has no scan, or it is not open to you.",
  },
  "review-place-unknown": {
    zh: "没有 {place} 这个地区或园区。",
    en: "There is no place {place}.",
  },
  "review-many-unseen": {
    zh: "本调查期没有这家单位，或者不对您开放。",
    en: "This period has no such unit, or it is not open to you.",
  },
}
