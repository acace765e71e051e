import type { Contracts, ResponseOf } from "#contracts"
import type { Text } from "../../app/language.tsx"

export type Register = ResponseOf<Contracts["GET /api/registers/:register"]>
export type RegisterField = Register["fields"][number]
export type RecordView = ResponseOf<Contracts["GET /api/registers/:register/records"]>["records"][number]
export type HistoryEvent = ResponseOf<
  Contracts["GET /api/registers/:register/records/:id"]
>["history"][number]
export type CountRow = ResponseOf<Contracts["GET /api/registers/:register/counts"]>[number]

/** Themes of the catalogue in the order in which they are shown. */
export const themeWords: Readonly<Record<string, Text>> = {
  enterprises: { zh: "企业名单", en: "Enterprises" },
  bodies: { zh: "研发机构与平台", en: "R&D institutions" },
  platforms: { zh: "创业服务与孵化", en: "Start-up services" },
  transfer: { zh: "成果转化", en: "Transfer of results" },
  finance: { zh: "财政与上市", en: "Money and listing" },
  open: { zh: "开放合作", en: "Opening up" },
  facilities: { zh: "设施、安全与环境", en: "Facilities, safety, environment" },
  governance: { zh: "授权、称号与名录", en: "Powers, titles, lists of zones" },
  other: { zh: "其他", en: "Other" },
}

export const stateWords: Readonly<Record<RecordView["state"], Text & { readonly color: string }>> = {
  entered: { zh: "待审核", en: "Not checked", color: "blue" },
  "signed-off": { zh: "已审核", en: "Signed off", color: "green" },
  queried: { zh: "被质疑", en: "Queried", color: "gold" },
  withdrawn: { zh: "已撤销", en: "Withdrawn", color: "default" },
}

export const expiryWords: Readonly<
  Record<NonNullable<RecordView["expiry"]>, Text & { readonly color: string }>
> = {
  expiring: { zh: "将到期", en: "Expiring", color: "gold" },
  expired: { zh: "已过期", en: "Expired", color: "red" },
  valid: { zh: "有效", en: "Valid", color: "green" },
}

export const eventWords: Readonly<Record<HistoryEvent["kind"], Text>> = {
  entered: { zh: "登记", en: "Entered" },
  changed: { zh: "修改", en: "Changed" },
  "signed-off": { zh: "审核通过", en: "Signed off" },
  queried: { zh: "质疑", en: "Queried" },
  withdrawn: { zh: "撤销", en: "Withdrawn" },
  proof: { zh: "上传佐证材料", en: "Document attached" },
}

export const whenWords: Readonly<Record<Register["counts"][number]["when"], Text>> = {
  "valid-at-end": { zh: "期末有效的记录", en: "records valid at the end of the period" },
  "begun-within": { zh: "本期内开始的记录", en: "records begun within the period" },
  all: { zh: "全部记录", en: "all records" },
}

export const typeWords: Readonly<Record<RegisterField["type"], Text>> = {
  text: { zh: "文字", en: "text" },
  number: { zh: "数", en: "number" },
  date: { zh: "日期", en: "date" },
  truth: { zh: "是否", en: "yes or no" },
  choice: { zh: "选项", en: "choice" },
}

const truths: Readonly<Record<string, Text>> = {
  true: { zh: "是", en: "yes" },
  false: { zh: "否", en: "no" },
}

/** A value of a field as people read it. */
export function valueText(field: RegisterField, value: string | null | undefined): Text | null {
  if (value === null || value === undefined || value === "") return null
  if (field.type === "choice") {
    const label = field.choices?.find((choice) => choice.code === value)?.label
    if (label !== undefined) return label
  }
  const said = field.type === "truth" ? truths[value] : undefined
  if (said !== undefined) return said
  const unit = field.unit === undefined ? "" : ` ${field.unit}`
  return { zh: value + unit, en: value + unit }
}

/** Source, certainty and note of a reference as a pack writes it. */
export function referenceOf(reference: unknown): { certainty: string | null; note: Text | null } {
  if (typeof reference !== "object" || reference === null) return { certainty: null, note: null }
  const { certainty, note } = reference as { certainty?: unknown; note?: unknown }
  return { certainty: typeof certainty === "string" ? certainty : null, note: textOf(note) }
}

function textOf(note: unknown): Text | null {
  if (typeof note === "string") return { zh: note, en: note }
  if (typeof note !== "object" || note === null) return null
  const { zh, en } = note as { zh?: unknown; en?: unknown }
  if (typeof zh !== "string") return null
  return { zh, en: typeof en === "string" ? en : zh }
}

/** Years that can be asked for, the latest whole one first. */
export function yearsUntil(today: Date): readonly string[] {
  const last = today.getFullYear()
  return Array.from({ length: 8 }, (_, i) => String(last - i))
}
