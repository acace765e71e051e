import type { IssueTexts } from "#issues"

export const paperIssueTexts: IssueTexts = {
  "paper-unknown": {
    zh: "没有材料 {path}；本调查期有：{allowed}。",
    en: "There is no paper {path}; this period has: {allowed}.",
  },
  "paper-too-long": {
    zh: "涉及 {units} 家单位，一份文档最多 {most} 页；请按园区分别生成。",
    en: "It concerns {units} units; a document holds {most} pages. Make it for one zone after the other.",
  },
  "paper-place-unknown": {
    zh: "没有机构 {path}。",
    en: "There is no organisation {path}.",
  },
  "receipt-not-found": {
    zh: "这张报表没有第 {revision} 版，或者还没有上报。",
    en: "This return has no revision {revision}, or it was not submitted.",
  },
}
