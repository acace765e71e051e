import type { RegisterDefinition, RegisterEvent, RegisterRecord } from "./model.ts"
import { daysOf } from "./validity.ts"

/** Invented: certificates that hold three years. */
export const certificates: RegisterDefinition = {
  id: "example-certificates",
  title: { zh: "示例证书", en: "Example certificates" },
  subject: "enterprise",
  fields: [
    { code: "name", label: { zh: "企业名称", en: "Enterprise" }, type: "text", required: true },
    { code: "uscc", label: { zh: "统一社会信用代码", en: "USCC" }, type: "text" },
    { code: "number", label: { zh: "证书编号", en: "Certificate" }, type: "text", required: true },
    { code: "issued", label: { zh: "发证日期", en: "Issued" }, type: "date", required: true },
    {
      code: "level",
      label: { zh: "级别", en: "Level" },
      type: "choice",
      choices: [
        { code: "national", label: { zh: "国家级", en: "National" }, names: ["国家"] },
        { code: "provincial", label: { zh: "省级", en: "Provincial" } },
      ],
    },
    { code: "amount", label: { zh: "金额", en: "Amount" }, type: "number", unit: "万元", decimals: 2 },
    { code: "active", label: { zh: "在用", en: "In use" }, type: "truth" },
  ],
  key: ["number"],
  roles: { name: "name", uscc: "uscc", level: "level", validFrom: "issued" },
  validYears: 3,
  expiryWarningDays: 90,
  proof: "optional",
  counts: [
    {
      code: "valid",
      label: { zh: "有效证书", en: "Valid" },
      expression: "count(*)",
      when: "valid-at-end",
      unit: "件",
    },
    {
      code: "new",
      label: { zh: "新增国家级", en: "New national" },
      expression: "count(*) filter (where level = 'national')",
      when: "begun-within",
      unit: "件",
    },
    {
      code: "increase",
      label: { zh: "净增", en: "Net increase" },
      expression: "count(*) - prior(count(*))",
      when: "valid-at-end",
      unit: "件",
    },
    {
      code: "money",
      label: { zh: "金额", en: "Money" },
      expression: "sum(amount)",
      when: "all",
      unit: "万元",
    },
  ],
}

/** A record that stands, with what its values say of its days. */
export function certificate(
  values: Readonly<Record<string, string | null>>,
  state: RegisterRecord["state"] = "entered",
): RegisterRecord {
  return {
    id: values.number ?? "?",
    register: certificates.id,
    zone: "990001",
    values,
    ...daysOf(certificates, values),
    state,
    version: 1,
  }
}

export function event(
  version: number,
  kind: RegisterEvent["kind"],
  by: string,
  values: Readonly<Record<string, string | null>>,
): RegisterEvent {
  return { version, kind, at: "2024-01-01T00:00:00.000Z", by, reason: "", values }
}
