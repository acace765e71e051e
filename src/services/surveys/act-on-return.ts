import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import {
  type ReturnAction,
  type ReturnActor,
  type ReturnEvent,
  type ReturnState,
  type ReviewLevel,
  returnActionWords,
  returnBarrierOf,
  returnBarrierWords,
  returnPhaseWords,
  returnStateOf,
  surveyStateOf,
} from "#surveys"
import { bilingual, type SurveySeen } from "./act-on-survey.ts"
import { findWholeReturn } from "./find-whole-return.ts"
import { holdForReturn, type ReturnKey, type UnitRow } from "./return-store.ts"

/** A return as one actor finds it. */
export interface ReturnSeen extends Omit<SurveySeen, "history" | "state" | "actor"> {
  readonly period: SurveySeen["state"]
  readonly unit: UnitRow
  readonly history: readonly (ReturnEvent & { readonly organisation: string })[]
  readonly state: ReturnState
  readonly actor: ReturnActor
  /** The actor is a clerk who would key a stamped paper return for the respondent (代录). */
  readonly clerk: boolean
}

/** @throws Problem not-found, also for a return that is not open to the actor */
export async function readReturn(tx: Transaction, actor: Actor, key: ReturnKey): Promise<ReturnSeen> {
  const { whole, survey: known } = await findWholeReturn(tx, key)
  if (!known) throw new Problem("not-found", [issue("error", "survey-not-found", key.survey, {})])
  if (whole === null)
    throw new Problem("not-found", [issue("error", "return-not-found", key.unit, { survey: key.survey })])
  const { survey, surveyHistory, unit, history } = whole
  const { clerk, ...seen } = await returnActorOf(tx, actor, unit)
  return {
    survey,
    period: surveyStateOf(surveyHistory),
    unit,
    history,
    state: returnStateOf(history, unit.levels),
    actor: seen,
    clerk,
  }
}

/**
 * Finds a return to act on it: alone, and with the period kept from being locked, until the transaction ends.
 * @throws Problem not-found, refused when it is not the actor's to do, conflict when it cannot be done now, with the state
 */
export async function actOnReturn(
  tx: Transaction,
  actor: Actor,
  key: ReturnKey,
  action: ReturnAction,
): Promise<ReturnSeen> {
  await holdForReturn(tx, key)
  const seen = await readReturn(tx, actor, key)
  const barrier = returnBarrierOf(seen.state, seen.period, seen.actor, action)
  if (barrier === null) return seen
  const values = {
    ...bilingual("action", returnActionWords[action]),
    ...bilingual("phase", returnPhaseWords[seen.state.phase]),
    ...bilingual("barrier", returnBarrierWords[barrier]),
    phase: seen.state.phase,
    revision: seen.state.revision,
    barrier,
  }
  if (barrier === "other-role")
    throw new Problem("refused", [issue("error", "return-not-yours", key.unit, values)])
  throw new Problem("conflict", [issue("error", "return-not-now", key.unit, values)])
}

/** A reporter above the unit is a clerk who keys for it; a reviewer above it an officer of its level. */
async function returnActorOf(
  tx: Transaction,
  actor: Actor,
  unit: UnitRow,
): Promise<ReturnActor & { readonly clerk: boolean }> {
  if (actor.kind !== "person") return { person: "", role: "auditor", side: "outside", clerk: false }
  const { person, role, organisation, scope } = actor
  if (organisation === unit.unit_id) return { person, role, side: "respondent", clerk: false }
  if (!unit.place.startsWith(scope)) return { person, role, side: "outside", clerk: false }
  if (role === "reporter") return { person, role, side: "respondent", clerk: true }
  return { person, role, side: "officer", level: await levelOf(tx, organisation), clerk: false }
}

/** The level of review of an organisation: a department's is that of the place it belongs to. */
export async function levelOf(tx: Transaction, organisation: string): Promise<ReviewLevel> {
  const found = await tx
    .selectFrom("organisation as own")
    .leftJoin("organisation as parent", "parent.id", "own.parent_id")
    .where("own.id", "=", organisation)
    .select(["own.kind", "parent.kind as parentKind"])
    .executeTakeFirst()
  const kind = found?.kind === "department" ? found.parentKind : found?.kind
  return kind === "zone" || kind === "city" || kind === "province" ? kind : "nation"
}
