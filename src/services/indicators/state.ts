import { type Outcome, reasonText, type Scope } from "#expressions"
import type { Words } from "#issues"
import type { Variable } from "#packs"
import { asksPrior, type IndicatorBasis, type PlannedIndicator, type VariablesRead } from "#returns"

/** `substitute`: another definition than the official one stands in, and is said beside the number. */
export type FigureState = "computed" | "substitute" | "unknown"

export interface StateLine {
  readonly state: FigureState
  readonly basis: IndicatorBasis | null
  /** Of an unknown value: why. */
  readonly reason: Words | null
  /** Said beside the number. */
  readonly note: Words | null
}

export interface StateInput {
  readonly planned: PlannedIndicator
  readonly lacking: VariablesRead
  readonly outcome: Outcome | null
  readonly returns: number
  readonly returnsBefore: number
  readonly period: string
  readonly prior: string | null
  readonly scope: Scope
  readonly variables: ReadonlyMap<string, Variable>
}

/** The state of an indicator for a zone, and why it has no value. */
export function stateOf(input: StateInput): StateLine {
  const { planned } = input
  const reason = whyUnknown(input)
  const own = planned.basis === "ours" || planned.basis === "substitute"
  return {
    state: reason !== null ? "unknown" : own ? "substitute" : "computed",
    basis: planned.basis,
    reason,
    note: planned.note,
  }
}

/** An indicator that no zone has a value of, whatever the returns hold. */
export function whyNever({
  planned,
  lacking,
  variables,
  period,
  prior,
}: Pick<StateInput, "planned" | "lacking" | "variables" | "period" | "prior">): Words | null {
  if (planned.text === null) return withNeeds(noFormula[planned.basis ?? "none"], planned.needs)
  if (planned.checked === null)
    return { zh: "公式有误，见问题清单", en: "the formula is faulty, see the issues" }
  if (lacking.now.length > 0) return lackingWords(lacking.now, period, variables)
  if (asksPrior(planned) && prior === null)
    return { zh: "没有上一时期的数据", en: "no data of the period before" }
  if (lacking.before.length > 0) return lackingWords(lacking.before, prior ?? "", variables)
  return null
}

function whyUnknown(input: StateInput): Words | null {
  const { planned, outcome, returns, returnsBefore, period, prior, scope } = input
  const never = whyNever(input)
  if (never !== null) return never
  // Without returns a count would be 0, and nobody counted.
  if (returns === 0) return { zh: `${period} 没有报表`, en: `no return of ${period}` }
  if (asksPrior(planned) && returnsBefore === 0)
    return { zh: `${prior} 没有报表`, en: `no return of ${prior}` }
  if (outcome === null) return { zh: "没有算出", en: "not computed" }
  if (outcome.value !== null) return null
  const say = (language: "zh" | "en", between: string) =>
    outcome.reasons.map((reason) => reasonText(reason, scope, language)).join(between)
  return { zh: say("zh", "；"), en: say("en", "; ") }
}

function lackingWords(codes: readonly string[], period: string, variables: StateInput["variables"]): Words {
  const forms = new Map<string, string[]>()
  for (const code of codes) {
    const variable = variables.get(code)
    const form = variable?.form.number ?? ""
    forms.set(form, [...(forms.get(form) ?? []), variable?.officialCode ?? code])
  }
  const lists = [...forms].map(([form, names]) => `${form} ${names.join(", ")}`.trim())
  return {
    zh: `${period} 的数据缺 ${lists.join("；")}`,
    en: `the data of ${period} lack ${lists.join("; ")}`,
  }
}

const withNeeds = (words: Words, needs: Words | null): Words =>
  needs === null ? words : { zh: `${words.zh}：${needs.zh}`, en: `${words.en}: ${needs.en}` }

const noFormula: Readonly<Record<IndicatorBasis | "none", Words>> = {
  exact: { zh: "没有公式", en: "it has no formula" },
  ours: { zh: "没有公式", en: "it has no formula" },
  substitute: { zh: "没有公式", en: "it has no formula" },
  "code-list": { zh: "代码表未加载", en: "a list of codes is not loaded" },
  form: { zh: "报表的字段未查到", en: "the fields of a form were not found" },
  register: { zh: "由台账计数，不由企业报表计算", en: "counted from a register, not from returns" },
  "zone-figure": { zh: "园区口径数据，不由企业报表计算", en: "a figure of the zone, not from returns" },
  expert: { zh: "专家评分，不由企业报表计算", en: "scored by experts, not from returns" },
  none: { zh: "没有公式", en: "it has no formula" },
}

export const stateWords: Readonly<Record<FigureState, Words>> = {
  computed: { zh: "已计算", en: "computed" },
  substitute: { zh: "替代口径", en: "substitute definition" },
  unknown: { zh: "未知", en: "unknown" },
}

export const basisWords: Readonly<Record<IndicatorBasis, Words>> = {
  exact: { zh: "按定义", en: "as defined" },
  ours: { zh: "我方口径", en: "our definition" },
  substitute: { zh: "替代口径", en: "substitute" },
  "code-list": { zh: "缺代码表", en: "needs a code list" },
  form: { zh: "未见原表", en: "form not seen" },
  register: { zh: "台账计数", en: "register count" },
  "zone-figure": { zh: "园区数据", en: "zone figure" },
  expert: { zh: "专家评分", en: "experts" },
}
