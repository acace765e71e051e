import type { IssueTexts } from "#issues"

/** Texts of what is found when the rows of a file are brought together. */
export const tableIssueTexts: IssueTexts = {
  "import-value-twice": {
    zh: "{path}：{name} 的 {measure} {period} 与 {first} 不一致（{value} 与 {firstValue}）。请排除其中一处（不读该列或该表）。",
    en: "{path}: {measure} of {name} {period} differs from {first} ({value}, {firstValue}). Leave one of them out (its column or table).",
  },
  "import-values-twice": {
    zh: "共有 {count} 个数值在文件中出现两次且不一致；以上列出前 {told} 个。",
    en: "{count} values stand twice in the file and differ; the first {told} are listed.",
  },
  "import-value-beside-missing": {
    zh: "{path}：{name} 的 {measure} {period} 一处有值、一处缺失（另见 {first}）；采用 {kept}。",
    en: "{path}: {measure} of {name} {period} is missing in one place and given in another (see {first}); {kept} is taken.",
  },
  "import-values-repeated": {
    zh: "{count} 个数值在文件中重复出现且一致，各记一次。",
    en: "{count} values stand more than once and agree; each is taken once.",
  },
}
