import type { IssueTexts } from "#issues"

export const overviewIssueTexts: IssueTexts = {
  "no-such-zone": { zh: "名录里没有编号为 {path} 的园区。", en: "The register holds no zone {path}." },
}
