import type { Contracts, ResponseOf } from "#contracts"
import type { SurveyAction } from "#surveys"
import type { Text } from "../../app/language.tsx"

export type SurveysAnswer = ResponseOf<Contracts["GET /api/surveys"]>
export type SurveyAnswer = ResponseOf<Contracts["GET /api/surveys/:survey"]>
export type SurveyCounts = SurveyAnswer["counts"]
export type FormShown = SurveyAnswer["forms"][number]
export type Options = ResponseOf<Contracts["GET /api/surveys/options"]>
export type FormSet = Options["packs"][number]["formSets"][number]
export type UnitLine = ResponseOf<Contracts["GET /api/surveys/:survey/units"]>["units"][number]
export type PlaceLine = ResponseOf<Contracts["GET /api/surveys/:survey/progress"]>["places"][number]
export type UnitGroup = "missing" | "reported" | "late" | "unexplained" | "restated" | "keyed" | "undecided"

export const formStateWords: Readonly<Record<FormShown["state"], Text & { readonly color: string }>> = {
  valid: { zh: "有效", en: "in force", color: "green" },
  expired: { zh: "有效期已过", en: "expired", color: "red" },
  incomplete: { zh: "表头标识不全", en: "head not complete", color: "orange" },
  "no-survey": { zh: "不是统计调查表", en: "no survey form", color: "default" },
}

export const kindWords: Readonly<Record<SurveyAnswer["kind"], Text>> = {
  annual: { zh: "年报", en: "Annual" },
  flash: { zh: "快报", en: "Flash" },
  monthly: { zh: "月报", en: "Monthly" },
}

export const groupWords: Readonly<Record<UnitGroup, Text>> = {
  missing: { zh: "未报（含退回）", en: "Not reported (or sent back)" },
  reported: { zh: "已报", en: "Reported" },
  late: { zh: "迟报", en: "Late" },
  unexplained: { zh: "有未说明项", en: "Unexplained findings" },
  restated: { zh: "改报", en: "Restated" },
  keyed: { zh: "代录", en: "Keyed for the unit" },
  undecided: { zh: "名录规则不能判定", en: "Not decided by the rule" },
}

export const listingWords: Readonly<Record<UnitLine["listedBy"], Text>> = {
  rule: { zh: "按规则", en: "By the rule" },
  undecided: { zh: "规则不能判定", en: "Not decided" },
  added: { zh: "补入", en: "Added" },
}

/** A share as people write it; `null`: nothing is due. */
export const percentText = (share: number | null) => (share === null ? "—" : `${(share * 100).toFixed(1)}%`)

/** Whether an action is open to the reader now. */
export function isOpen(survey: SurveyAnswer, action: SurveyAction): boolean {
  return survey.actions.some((one) => one.action === action && one.barrier === null)
}
