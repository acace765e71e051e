import { auditChainIssueTexts } from "#audit-chain"
import type { IssueTexts } from "#issues"

export const auditIssueTexts: IssueTexts = {
  ...auditChainIssueTexts,
  "audit-export-too-large": {
    zh: "一次最多导出 {most} 条：请缩短时间范围或增加条件。",
    en: "One file holds at most {most} records: choose a shorter time or more conditions.",
  },
  "audit-filter-time": {
    zh: "时间不是有效的日期时间：{value}",
    en: "Not an instant: {value}",
  },
}
