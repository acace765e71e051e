import type { AdjustmentKind, EntityStatus, MissingReason } from "#evaluation"
import type { Severity } from "#issues"
import { cleanText } from "./clean-text.ts"
import { reportTexts } from "./report-texts.ts"
import { both, fill, type Text } from "./text.ts"

/** Words for the fixed values of a result. */

export const statusWords: Readonly<Record<EntityStatus, Text>> = {
  ranked: reportTexts.statusRanked,
  screened: reportTexts.statusScreened,
  "not-ranked": reportTexts.statusNotRanked,
  vetoed: reportTexts.statusVetoed,
  "no-score": reportTexts.statusNoScore,
}

export const adjustmentWords: Readonly<Record<AdjustmentKind, Text>> = {
  deduction: reportTexts.deduction,
  bonus: reportTexts.bonus,
  veto: reportTexts.veto,
  "not-ranked": reportTexts.notRanked,
}

export const severityWords: Readonly<Record<Severity, Text>> = {
  error: reportTexts.error,
  warning: reportTexts.warning,
  info: reportTexts.info,
}

export const missingWords: Readonly<Record<MissingReason, Text>> = {
  "not-reported": { zh: "未报送", en: "not reported" },
  "not-applicable": { zh: "不适用", en: "not applicable" },
  suppressed: { zh: "不公开", en: "suppressed" },
  "not-yet-due": { zh: "未到报送期", en: "not yet due" },
  "zero-denominator": { zh: "分母为零", en: "denominator is zero" },
  "missing-denominator": { zh: "缺分母", en: "denominator missing" },
  "no-previous-period": { zh: "缺上一期", en: "no previous period" },
  "outside-domain": { zh: "超出变换的定义域", en: "outside the domain of the transform" },
  "too-few-children": { zh: "下级有值的太少", en: "too few children present" },
}

export const stepWords: Readonly<Record<string, Text>> = {
  raw: { zh: "原始数据", en: "raw data" },
  denominated: { zh: "相对化", en: "denominating" },
  screened: { zh: "筛选", en: "screening" },
  imputed: { zh: "插补", en: "imputation" },
  treated: { zh: "极端值处理", en: "treatment" },
  transformed: { zh: "变换", en: "transform" },
  normalised: { zh: "标准化", en: "normalisation" },
  aggregated: { zh: "合成", en: "aggregation" },
}

const originWords: Readonly<Record<string, Text>> = {
  public: reportTexts.originPublic,
  user: reportTexts.originUser,
  invented: reportTexts.originInvented,
  derived: reportTexts.originDerived,
}

/** The badge of an origin; a word that we do not know is shown as it is. */
export function originText(origin: string | undefined): Text {
  if (origin === undefined) return reportTexts.originUnknown
  return Object.hasOwn(originWords, origin) ? originWords[origin]! : both(origin)
}

/** As the evaluation names it: bounds, then the basis of the assumption. */
const assumption = /^between (\S+) and ([^\s:]+): (.+)$/s

/** The basis of an interval's assumption on weights; `null` where it assumes nothing. */
export const intervalAssumption = (weights: string): string | null =>
  weights === "any" ? null : (assumption.exec(weights)?.[3] ?? weights)

/** Which weights an interval is over, in a word or two. */
export function intervalWeights(weights: string): Text {
  if (weights === "any") return reportTexts.anyWeights
  const bounds = assumption.exec(weights)
  if (bounds === null) return both(cleanText(weights))
  return fill(reportTexts.assumedWeights, { low: bounds[1] ?? "", high: bounds[2] ?? "" })
}

/** Head of an interval's columns. */
export const intervalText = (weights: string): Text =>
  fill(reportTexts.interval, { weights: intervalWeights(weights) })
