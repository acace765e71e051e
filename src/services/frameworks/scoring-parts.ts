// What the texts of rules are made of.

export interface Scored {
  readonly from: number
  readonly score: number
}

/** The indicator whose rule is read. */
export interface RuleOf {
  readonly unit: string | null
  /** Its weight, where weights are points. */
  readonly points?: number | null
  readonly direction?: "higher-is-better" | "lower-is-better"
  /** From a column of its own. */
  readonly target?: number | null
}

export const number = String.raw`-?\d+(?:\.\d+)?`
/** Captured. A unit in the text has to be the indicator's own: whatever converts is for a person. */
export const unit = String.raw`([%‰]|[\u4e00-\u9fffa-zA-Z/]{0,8}?)`

export const unitFits = (given: string, own: string | null) => given === "" || given === own
