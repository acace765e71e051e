import { sql } from "kysely"
import type { Actor } from "#access"
import { type Issue, issue, Problem, type Words } from "#issues"
import { type FormHead, formsState } from "#returns"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { ReviewLevel } from "#surveys"
import { bilingual } from "./act-on-survey.ts"
import type { SurveyContext } from "./context.ts"
import { enterUnits } from "./enter-units.ts"
import { findPriorSurvey, findSameSurvey } from "./find-prior.ts"
import { levelsOf, readPlaces } from "./frame-places.ts"
import { candidates } from "./frame-units.ts"
import { personNameOf } from "./person-name.ts"
import { dayOf, headOf } from "./present-forms.ts"
import { surveyForms } from "./survey-forms.ts"
import { appendSurveyEvent, type SurveyRow } from "./survey-store.ts"
import { type FrameAsked, isInvented, ruleOf } from "./try-frame.ts"

export interface NewSurvey extends FrameAsked {
  readonly title: Words
  readonly dueAt: string
  /** Left out: every level between a unit and the authority. */
  readonly levels?: readonly ReviewLevel[]
}

/**
 * Opens a survey period and lists the units that have to report in it.
 * @throws Problem invalid with all that is wrong: a form that is not in force (统计法第十七条) opens an example at most;
 * conflict when this period of the same forms is open or locked already
 */
export async function openSurvey(
  tx: Transaction,
  actor: Actor,
  wanted: NewSurvey,
  context: Pick<SurveyContext, "packs" | "lists" | "newId" | "now">,
): Promise<{ readonly id: string; readonly listed: number; readonly undecided: number }> {
  if (actor.kind !== "person" || actor.role !== "reviewer")
    throw new Problem("refused", [issue("error", "survey-open-not-yours", "")])
  const now = context.now()
  const forms = surveyForms(wanted.pack, wanted.formSet, context)
  const heads = forms.survey.forms.map(headOf)
  const { opens, refusals } = formsState(heads, dayOf(now))
  const example = opens !== "survey" || wanted.example === true
  const kind = heads[0]?.kind
  const issues = [
    ...formIssues(opens, refusals, wanted.example === true),
    ...periodIssues(kind, wanted, now),
    ...(await levelIssues(tx, actor, wanted.levels ?? null)),
  ]
  if (issues.length > 0 || kind === undefined) throw new Problem("invalid", issues)
  const rule = ruleOf(wanted.rule, forms, context)
  const series = { pack: wanted.pack, form_set: wanted.formSet, covers: actor.scope, period: wanted.period }
  await sql`select pg_advisory_xact_lock(727014, hashtext(${Object.values(series).join(" ")}))`.execute(tx)
  const same = await findSameSurvey(tx, series)
  if (same !== null)
    throw new Problem("conflict", [
      issue("error", "survey-already-there", "period", { period: wanted.period, title: same.title_zh }),
    ])
  const invented = example || (await isInvented(tx, actor))
  const survey = await tx
    .insertInto("survey")
    .values({
      id: context.newId(),
      title_zh: wanted.title.zh,
      title_en: wanted.title.en,
      forms: JSON.stringify(heads),
      kind,
      frame_rule: wanted.rule,
      organisation_id: actor.organisation,
      example,
      origin: invented ? "invented" : "user",
      created_at: now,
      ...series,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await appendSurveyEvent(tx, survey, now, {
    action: "open",
    detail: { dueAt: new Date(wanted.dueAt).toISOString(), ...(await personNameOf(tx, actor)) },
  })
  const prior = await findPriorSurvey(tx, series)
  const range = { covers: actor.scope, invented, prior: prior?.id ?? null, rule }
  const entered = await listUnits(tx, survey, range, wanted.levels ?? null, now)
  if (entered.listed + entered.undecided === 0)
    throw new Problem("invalid", [
      issue("error", invented ? "survey-frame-empty-invented" : "survey-frame-empty", "rule"),
    ])
  await recordAction(tx, {
    action: "survey.open",
    objectKind: "survey",
    objectId: survey.id,
    detail: { pack: wanted.pack, formSet: wanted.formSet, period: wanted.period, example, ...entered },
  })
  return { id: survey.id, ...entered }
}

async function listUnits(
  tx: Transaction,
  survey: SurveyRow,
  range: Parameters<typeof candidates>[1],
  levels: readonly ReviewLevel[] | null,
  now: Date,
) {
  const places = await readPlaces(tx)
  const entered = { listed: 0, undecided: 0 }
  for await (const some of candidates(tx, range, places)) {
    const units = some.flatMap((candidate) => {
      const truth = range.rule === null ? true : range.rule.decide(candidate)
      if (truth === false) return []
      entered[truth === true ? "listed" : "undecided"]++
      const { unit, name, uscc, place, zone } = candidate
      const reviewed = levelsOf(places.above(place), survey.covers, levels)
      const listedBy = truth === true ? ("rule" as const) : ("undecided" as const)
      return [{ unit, name, uscc, place, zone, levels: reviewed, listedBy }]
    })
    await enterUnits(tx, survey, units, now)
  }
  return entered
}

function formIssues(
  opens: ReturnType<typeof formsState>["opens"],
  refusals: readonly Words[],
  example: boolean,
): Issue[] {
  if (opens === "survey" || (opens === "example" && example)) return []
  if (refusals.length === 0) return [issue("error", "survey-forms-none", "formSet")]
  return refusals.map((words) => issue("error", "survey-forms-refused", "formSet", bilingual("why", words)))
}

const shapes: Readonly<Record<NonNullable<FormHead["kind"]>, RegExp>> = {
  annual: /^\d{4}$/,
  monthly: /^\d{4}-\d{2}$/,
  flash: /^\d{4}-(Q[1-4]|\d{2})$/,
}

function periodIssues(kind: FormHead["kind"], { period, dueAt }: NewSurvey, now: Date): Issue[] {
  const issues: Issue[] = []
  if (kind !== undefined && !shapes[kind].test(period))
    issues.push(issue("error", "survey-period-shape", "period", { period, kind }))
  if (Date.parse(dueAt) <= now.getTime())
    issues.push(issue("error", "survey-deadline-past", "dueAt", { dueAt }))
  return issues
}

/** The authority itself is the last that reviews. */
async function levelIssues(
  tx: Transaction,
  actor: Extract<Actor, { kind: "person" }>,
  levels: readonly ReviewLevel[] | null,
): Promise<Issue[]> {
  if (levels === null) return []
  const { all } = await readPlaces(tx)
  const own = all.find(({ place }) => place === actor.scope)?.kind
  if (own === undefined || levels.includes(own)) return []
  return [issue("error", "survey-levels-own", "levels", { level: own })]
}
