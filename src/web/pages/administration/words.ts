import type { OrganisationKind } from "#access"
import type { Text } from "../../app/language.tsx"

export const kindWords: Readonly<Record<OrganisationKind, Text>> = {
  nation: { zh: "国家", en: "Nation" },
  department: { zh: "部门", en: "Department" },
  province: { zh: "省（区、市）", en: "Province" },
  city: { zh: "市（州、盟）", en: "City" },
  zone: { zh: "高新区", en: "Zone" },
  enterprise: { zh: "企业", en: "Enterprise" },
}

export const membershipWords: Readonly<Record<"belongs" | "park" | "entrusted", Text>> = {
  belongs: { zh: "隶属", en: "Belongs to" },
  park: { zh: "一区多园", en: "Park of" },
  entrusted: { zh: "托管", en: "Run by" },
}

export const personKindWords: Readonly<
  Record<"member" | "system-administrator" | "security-administrator" | "auditor", Text>
> = {
  member: { zh: "业务人员", en: "Member" },
  "system-administrator": { zh: "系统管理员", en: "System administrator" },
  "security-administrator": { zh: "安全管理员", en: "Security administrator" },
  auditor: { zh: "审计员", en: "Auditor" },
}
