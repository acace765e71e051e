import type { Words } from "#issues"
import type { FaultKind, SuppressionReason } from "./model.ts"

/** What the public reads in place of a suppressed figure: not which rule, which would help to find it. */
export const suppressedWords: Words = {
  zh: "按统计保密要求不予公布",
  en: "Not published for statistical confidentiality",
}

/** Why a figure is suppressed, for the statisticians of the survey. */
export const suppressionWords: Readonly<Record<SuppressionReason, Words>> = {
  frequency: { zh: "单位数少于最低数", en: "Fewer contributors than the minimum" },
  dominance: { zh: "少数单位占比过大", en: "A few contributors hold too much of it" },
  "p-percent": {
    zh: "第二大单位可推算最大单位",
    en: "The second largest contributor can estimate the largest",
  },
  zero: { zh: "各单位均为零", en: "All contributors report zero" },
  complementary: {
    zh: "补充隐藏：否则可由其他数推算出保密数",
    en: "Complementary: a protected figure could be computed from it",
  },
  differencing: {
    zh: "差分保护：与另一数相减可得少数单位的数",
    en: "Differencing: subtracted from another figure it tells of a few contributors",
  },
}

/** How a protected figure could still be found. */
export const faultWords: Readonly<Record<FaultKind, Words>> = {
  exact: { zh: "可由已公布的数精确推算", en: "It can be computed from published figures" },
  insider: {
    zh: "另一隐藏数的唯一单位可推算",
    en: "The only contributor of another suppressed figure can compute it",
  },
  residual: {
    zh: "几个隐藏数之和可推算，合起来仍不安全",
    en: "The sum of suppressed figures is known and unsafe as one",
  },
  interval: { zh: "可推算的上下限过窄", en: "The bounds that can be computed are too narrow" },
}
