import type { Role } from "#access"
import { type ReturnAction, type ReviewLevel, returnActions } from "./return-event.ts"
import type { ReturnPhase, ReturnState } from "./return-state.ts"
import type { SurveyState } from "./survey-state.ts"

/** Who would act on a return. */
export interface ReturnActor {
  readonly person: string
  readonly role: Role
  /** respondent: whose return it is; officer: who reviews it at a level; outside: everyone else. */
  readonly side: "respondent" | "officer" | "outside"
  /** Of an officer. */
  readonly level?: ReviewLevel
}

export type ReturnBarrier =
  | "other-role"
  | "other-phase"
  | "period-closed"
  | "other-level"
  | "already-reviewed"

export interface ReturnActionState {
  readonly action: ReturnAction
  /** `null`: it can be done now. */
  readonly barrier: ReturnBarrier | null
}

const respondentActions: readonly ReturnAction[] = ["save", "submit", "recall"]

const phasesOf: Readonly<Record<ReturnAction, readonly ReturnPhase[]>> = {
  save: ["due", "filling", "returned"],
  submit: ["due", "filling", "returned"],
  recall: ["submitted"],
  return: ["submitted", "accepted"],
  accept: ["submitted"],
  exclude: ["due", "filling", "returned"],
  include: ["excluded"],
}

/** What an actor may do with a return now, and what bars each of the other actions that are its own. */
export function returnActionsFor(
  state: ReturnState,
  survey: SurveyState,
  actor: ReturnActor,
): readonly ReturnActionState[] {
  return returnActions
    .filter((action) => isOwn(action, actor))
    .map((action) => ({ action, barrier: returnBarrierOf(state, survey, actor, action) }))
}

/**
 * Whether an actor may do one thing now; `null`: it may. No officer has an action that sets a figure: what is wrong goes
 * back to the respondent (条例 19). A deadline that has passed closes nothing: a late return is better than none.
 */
export function returnBarrierOf(
  state: ReturnState,
  survey: SurveyState,
  actor: ReturnActor,
  action: ReturnAction,
): ReturnBarrier | null {
  if (!isOwn(action, actor)) return "other-role"
  if (survey.phase !== "open") return "period-closed"
  if (!phasesOf[action].includes(state.phase)) return "other-phase"
  switch (action) {
    case "recall":
      return state.accepted.length > 0 ? "already-reviewed" : null
    case "accept":
      return state.waitingFor === actor.level ? null : "other-level"
    case "return":
      return returnBarrier(state, actor)
    default:
      return null
  }
}

/** The level whose turn it is, and those that accepted already. */
function returnBarrier(state: ReturnState, { level }: ReturnActor): ReturnBarrier | null {
  const seen = state.accepted.some((one) => one.level === level)
  return state.waitingFor === level || seen ? null : "other-level"
}

function isOwn(action: ReturnAction, { side, role }: ReturnActor): boolean {
  if (respondentActions.includes(action)) return side === "respondent" && role === "reporter"
  return side === "officer" && role === "reviewer"
}
