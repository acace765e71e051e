import type { Words } from "#issues"
import type { Purpose } from "./purpose.ts"
import type { Role } from "./role.ts"

export const roleWords: Readonly<Record<Role, Words>> = {
  reporter: { zh: "填报人", en: "Reporter" },
  reviewer: { zh: "审核人", en: "Reviewer" },
  analyst: { zh: "分析人", en: "Analyst" },
  "decision-maker": { zh: "决策人", en: "Decision-maker" },
  publisher: { zh: "发布人", en: "Publisher" },
  "system-administrator": { zh: "系统管理员", en: "System administrator" },
  "security-administrator": { zh: "安全管理员", en: "Security administrator" },
  auditor: { zh: "审计员", en: "Auditor" },
}

export const purposeWords: Readonly<Record<Purpose, Words>> = {
  statistics: { zh: "统计", en: "Statistics" },
  administration: { zh: "行政管理", en: "Administration" },
  service: { zh: "服务", en: "Service" },
  public: { zh: "公开", en: "Public" },
}
