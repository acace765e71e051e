import type { ClauseState } from "#packs"
import type { Text } from "../app/language.tsx"

/** States of clauses in the order in which they are shown, with the colours of their marks. */
export const clauseStateWords: Readonly<Record<ClauseState, Text & { readonly color: string }>> = {
  "in-use": { zh: "在用", en: "In use", color: "#2f8f4e" },
  "waits-for-data": { zh: "缺数据", en: "Data missing", color: "#c98a00" },
  "waits-for-decision": { zh: "待决定", en: "Waits for a decision", color: "#7a5cc9" },
  "not-built": { zh: "未建", en: "Not built", color: "#8c9196" },
  "not-software": { zh: "不属软件", en: "Not software", color: "#c9cdd2" },
}

export const clauseStateOrder = Object.keys(clauseStateWords) as readonly ClauseState[]

export const bearerWords: Readonly<Record<string, Text>> = {
  ministry: { zh: "国家部门", en: "Ministry" },
  province: { zh: "省", en: "Province" },
  city: { zh: "市", en: "City" },
  zone: { zh: "园区", en: "Zone" },
  enterprise: { zh: "企业", en: "Enterprise" },
  institution: { zh: "机构", en: "Institution" },
}

export const forceWords: Readonly<Record<string, Text>> = {
  必: { zh: "必 · 应当做", en: "must" },
  可: { zh: "可 · 由机关决定", en: "may: an authority decides" },
  支: { zh: "支 · 支持鼓励", en: "supported" },
  探: { zh: "探 · 探索", en: "explored" },
}
