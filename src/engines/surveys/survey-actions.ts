import type { Role } from "#access"
import { type SurveyAction, surveyActions } from "./survey-event.ts"
import type { SurveyPhase, SurveyState } from "./survey-state.ts"

/** Who would act on a period. */
export interface SurveyActor {
  readonly person: string
  readonly role: Role
  /** Whether the period is of the actor's own organisation. */
  readonly own: boolean
}

export type SurveyBarrier = "other-role" | "other-phase" | "second-person" | "already-snapshot"

export interface SurveyActionState {
  readonly action: SurveyAction
  /** `null`: it can be done now. */
  readonly barrier: SurveyBarrier | null
}

const phasesOf: Readonly<Record<SurveyAction, readonly SurveyPhase[]>> = {
  open: [],
  "set-deadline": ["open"],
  "propose-lock": ["open"],
  lock: ["closing"],
  reopen: ["closing", "locked"],
  cancel: ["open", "closing"],
}

/** What an actor may do with a period now, and what bars each of the other actions that are its own. */
export function surveyActionsFor(state: SurveyState, actor: SurveyActor): readonly SurveyActionState[] {
  if (!isOwn(actor)) return []
  return surveyActions
    .filter((action) => action !== "open")
    .map((action) => ({ action, barrier: surveyBarrierOf(state, actor, action) }))
}

/** Whether an actor may do one thing now; `null`: it may. Locking takes a second person. */
export function surveyBarrierOf(
  state: SurveyState,
  actor: SurveyActor,
  action: SurveyAction,
): SurveyBarrier | null {
  if (!isOwn(actor)) return "other-role"
  if (!phasesOf[action].includes(state.phase)) return "other-phase"
  if (action === "lock" && state.proposedBy === actor.person) return "second-person"
  // A snapshot has been read by evaluations: its period is corrected, not struck out.
  if (action === "cancel" && state.snapshot > 0) return "already-snapshot"
  return null
}

const isOwn = ({ own, role }: SurveyActor): boolean => own && role === "reviewer"
