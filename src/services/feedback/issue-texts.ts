import type { IssueTexts } from "#issues"

export const feedbackIssueTexts: IssueTexts = {
  "feedback-rank-beyond": {
    zh: "{path}：位次 {rank} 大于参评园区数 {zones}。",
    en: "{path}: rank {rank} is beyond the number of zones, {zones}.",
  },
  "feedback-code-unknown": {
    zh: "{path}：指标体系里没有 {code}。",
    en: "{path}: the framework has no {code}.",
  },
  "feedback-code-twice": { zh: "{path}：{code} 填了两次。", en: "{path}: {code} is given twice." },
  "feedback-empty": {
    zh: "反馈表里什么也没有填。至少填一个位次或一个平均值。",
    en: "The letter is empty: give at least one rank or average.",
  },
}
