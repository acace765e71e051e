import type { Actor } from "#access"
import { issue, Problem, type Words } from "#issues"
import type { ExplainedFinding, Transaction } from "#schema"
import { recordAction } from "#services/audit"
import {
  holdSurveyOpen,
  levelOf,
  personNameOf,
  readSurvey,
  type SurveyContext,
  type UnitRow,
} from "#services/surveys"
import {
  type ReturnActor,
  type ReturnState,
  returnBarrierOf,
  returnBarrierWords,
  returnPhaseWords,
  returnStateOf,
  type SurveyState,
} from "#surveys"
import { unexplainedErrors } from "./explained-findings.ts"
import {
  type Acceptance,
  appendAcceptances,
  findHistories,
  findManyFindings,
  findManyUnits,
  findWaiting,
  lockReturns,
} from "./many-store.ts"

export interface AcceptedMany {
  readonly accepted: number
  readonly held: readonly { readonly unit: string; readonly name: string; readonly why: Words }[]
  /** Still waiting beyond what one call takes. */
  readonly more: number
}

/** Returns that one call takes: each takes a lock until the end of the transaction. */
export const mostAtOnce = 1000

/**
 * Accepts, at the actor's level, each return whose errors are all explained; the others stay as they are, with why.
 *
 * @param units each with the revision that was seen; `null`: all that wait for the actor's level
 * @param within of `null`: a place that they lie in
 */
export async function acceptMany(
  tx: Transaction,
  actor: Actor,
  survey: string,
  units: readonly { readonly unit: string; readonly revision: number }[] | null,
  within: string | null,
  context: SurveyContext,
): Promise<AcceptedMany> {
  await holdSurveyOpen(tx, survey)
  const { state: period } = await readSurvey(tx, actor, survey)
  if (actor.kind !== "person") throw new Problem("refused", [issue("error", "review-not-yours", survey, {})])
  const { person, role, organisation, scope } = actor
  const level = await levelOf(tx, organisation)
  const scopeOfPlace = within === null ? null : await placeOf(tx, within)
  const found = units === null ? await findWaiting(tx, survey, level, scopeOfPlace, mostAtOnce) : null
  const wanted = found?.units ?? [...(units ?? [])]
  const ids = [...new Set(wanted.map(({ unit }) => unit))]
  await lockReturns(tx, survey, ids)
  const rows = new Map((await findManyUnits(tx, survey, ids)).map((row) => [row.unit_id, row]))
  const histories = await findHistories(tx, survey, ids)
  const revisions = await findManyFindings(tx, survey, ids)
  const name = await personNameOf(tx, actor)
  const at = context.now().toISOString()
  const seenOf = new Map(wanted.map(({ unit, revision }) => [unit, revision]))
  const held: { unit: string; name: string; why: Words }[] = []
  const accepted: Acceptance[] = []
  for (const id of ids) {
    const row = rows.get(id)
    const history = histories.get(id) ?? []
    const self: ReturnActor =
      organisation !== id && (row?.place.startsWith(scope) ?? false)
        ? { person, role, side: "officer", level }
        : { person, role, side: "outside" }
    const state = row === undefined ? null : returnStateOf(history, row.levels)
    const revision = seenOf.get(id) ?? 0
    const why = whyNot(row, state, period, self, revision, revisions.get(id))
    if (why !== null || row === undefined) {
      held.push({ unit: id, name: row?.name ?? id, why: why ?? texts.unseen })
      continue
    }
    const event = { id: "", action: "accept", at, person, detail: { revision, level } } as const
    accepted.push({ unit: row, revision, after: returnStateOf([...history, event], row.levels) })
  }
  await appendAcceptances(tx, accepted, { level, at, name })
  await recordAction(tx, {
    action: "return.approve-many",
    objectKind: "survey",
    objectId: survey,
    detail: { level, accepted: accepted.length, held: held.length },
  })
  return { accepted: accepted.length, held, more: found?.more ?? 0 }
}

const texts = {
  unseen: {
    zh: "本调查期没有这家单位，或者不对您开放",
    en: "This period has no such unit, or it is not open to you",
  },
} as const

/** Why a return is not accepted with the others; `null`: it is. */
function whyNot(
  row: UnitRow | undefined,
  state: ReturnState | null,
  period: SurveyState,
  self: ReturnActor,
  revision: number,
  findings: readonly ExplainedFinding[] | undefined,
): Words | null {
  if (row === undefined || state === null) return texts.unseen
  const barrier = returnBarrierOf(state, period, self, "accept")
  if (barrier !== null) {
    const [words, phase] = [returnBarrierWords[barrier], returnPhaseWords[state.phase]]
    return { zh: `${words.zh}（现状：${phase.zh}）`, en: `${words.en} (now: ${phase.en})` }
  }
  if (state.revision !== revision)
    return {
      zh: `您看到的是第 ${revision} 版，现在是第 ${state.revision} 版`,
      en: `You saw revision ${revision}; it is revision ${state.revision} now`,
    }
  const open = unexplainedErrors(findings ?? [])
  return open === 0 ? null : { zh: `${open} 个错误项没有说明`, en: `${open} errors carry no explanation` }
}

async function placeOf(tx: Transaction, id: string): Promise<string> {
  const found = await tx.selectFrom("organisation").where("id", "=", id).select("place").executeTakeFirst()
  if (found === undefined)
    throw new Problem("invalid", [issue("error", "review-place-unknown", "within", { place: id })])
  return found.place
}
