import type { Actor } from "#access"
import { issue, Problem, type Words } from "#issues"
import { formsState } from "#returns"
import type { Transaction } from "#schema"
import type { SurveyContext } from "./context.ts"
import { findPriorSurvey } from "./find-prior.ts"
import { readPlaces } from "./frame-places.ts"
import { type FrameRule, readFrameRule } from "./frame-rule.ts"
import { candidates } from "./frame-units.ts"
import { dayOf } from "./present-forms.ts"
import { type SurveyForms, surveyForms } from "./survey-forms.ts"

export interface FrameAsked {
  readonly pack: string
  readonly formSet: string
  readonly period: string
  /** `null`: every enterprise. */
  readonly rule: string | null
  /** 示例: of invented units only. */
  readonly example?: boolean
}

export interface FrameTried {
  readonly candidates: number
  readonly listed: number
  readonly undecided: number
  readonly left: number
  readonly priorPeriod: string | null
  readonly inWords: Words | null
  readonly undecidedUnits: { readonly unit: string; readonly name: string; readonly why: Words }[]
  readonly leftUnits: { readonly unit: string; readonly name: string }[]
}

/** Units that are shown by name. */
const shown = 50

/**
 * Who would be listed by a rule. A unit that it cannot be decided for is listed: it is asked rather than forgotten.
 * @throws Problem refused; invalid with all that is wrong with forms and rule
 */
export async function tryFrame(
  tx: Transaction,
  actor: Actor,
  asked: FrameAsked,
  context: Pick<SurveyContext, "packs" | "lists" | "now">,
): Promise<FrameTried> {
  if (actor.kind !== "person") throw new Problem("refused", [issue("error", "survey-open-not-yours", "")])
  const forms = surveyForms(asked.pack, asked.formSet, context)
  const rule = ruleOf(asked.rule, forms, context)
  const covers = actor.scope
  const prior = await findPriorSurvey(tx, {
    pack: asked.pack,
    form_set: asked.formSet,
    covers,
    period: asked.period,
  })
  const { opens } = formsState(forms.survey.forms, dayOf(context.now()))
  const invented = asked.example === true || opens !== "survey" || (await isInvented(tx, actor))
  const tried = { listed: 0, undecided: 0, left: 0 }
  const undecidedUnits: FrameTried["undecidedUnits"] = []
  const leftUnits: FrameTried["leftUnits"] = []
  const range = { covers, invented, prior: prior?.id ?? null, rule }
  for await (const some of candidates(tx, range, await readPlaces(tx)))
    for (const unit of some) {
      const truth = rule === null ? true : rule.decide(unit)
      const { unit: id, name } = unit
      if (truth === true) tried.listed++
      else if (truth === false) {
        tried.left++
        if (leftUnits.length < shown) leftUnits.push({ unit: id, name })
      } else {
        tried.undecided++
        if (undecidedUnits.length < shown && rule !== null)
          undecidedUnits.push({ unit: id, name, why: whyUndecided(rule, unit) })
      }
    }
  return {
    candidates: tried.listed + tried.undecided + tried.left,
    ...tried,
    priorPeriod: prior?.period ?? null,
    inWords: rule?.inWords ?? null,
    undecidedUnits,
    leftUnits,
  }
}

function whyUndecided(rule: FrameRule, unit: Parameters<FrameRule["why"]>[0]): Words {
  if (unit.values === null)
    return { zh: "上期没有通过审核的报表", en: "No accepted return of the period before" }
  return rule.why(unit)
}

/** @throws Problem invalid */
export function ruleOf(
  text: string | null,
  { survey, cells }: SurveyForms,
  { lists }: Pick<SurveyContext, "lists">,
): FrameRule | null {
  if (text === null) return null
  const variables = survey.dictionary.variables.map(({ declared }) => declared)
  return readFrameRule(text, variables, cells, lists.parseSql)
}

/** An authority that is invented asks invented units only. */
export async function isInvented(
  tx: Transaction,
  actor: Extract<Actor, { kind: "person" }>,
): Promise<boolean> {
  const own = await tx
    .selectFrom("organisation")
    .where("id", "=", actor.organisation)
    .select("origin")
    .executeTakeFirst()
  return own?.origin === "invented"
}
