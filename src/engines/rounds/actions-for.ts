import type { Role } from "#access"
import { type RoundAction, roundActions } from "./round-event.ts"
import type { RoundPhase, RoundState } from "./round-state.ts"

/** Who would act, as a round sees it. */
export interface RoundActor {
  readonly person: string
  readonly role: Role
  /** authority: whose round it is; participant: whose figures are evaluated; outside: everyone else, overseers too. */
  readonly side: "authority" | "participant" | "outside"
  readonly organisation: string
}

/** Why an action is not open: never yours, or not now. */
export const barriers = [
  "other-role",
  "other-phase",
  "second-person",
  "open-question",
  "open-objection",
  "not-confirmed",
  "notice-running",
  "notice-over",
  "no-question",
  "no-objection",
  "already-confirmed",
] as const

export type Barrier = (typeof barriers)[number]

export interface ActionState {
  readonly action: RoundAction
  /** `null`: it can be done now. */
  readonly barrier: Barrier | null
}

const authorityRoles: Readonly<Partial<Record<RoundAction, readonly Role[]>>> = {
  create: ["reviewer"],
  "request-data": ["reviewer"],
  "decide-question": ["reviewer"],
  compute: ["analyst"],
  freeze: ["decision-maker"],
  "decide-objection": ["decision-maker"],
  finalise: ["decision-maker"],
  "publish-notice": ["publisher"],
  release: ["publisher"],
  revise: ["publisher"],
  withdraw: ["publisher"],
  cancel: ["reviewer", "decision-maker"],
}

const participantActions: readonly RoundAction[] = ["confirm", "question", "object"]

const phasesOf: Readonly<Record<RoundAction, readonly RoundPhase[]>> = {
  create: [],
  "request-data": ["draft"],
  confirm: ["confirming"],
  question: ["confirming"],
  "decide-question": ["confirming"],
  compute: ["confirming", "computed", "correcting", "revising"],
  freeze: ["computed"],
  "publish-notice": ["frozen"],
  object: ["notice", "correcting", "computed", "frozen"],
  "decide-objection": ["notice", "correcting", "computed", "frozen"],
  finalise: ["notice"],
  release: ["final", "frozen"],
  revise: ["released"],
  withdraw: ["notice", "correcting", "computed", "frozen", "final", "scheduled", "released", "revising"],
  cancel: ["draft", "confirming", "computed", "frozen"],
}

/**
 * What an actor may do in a round now, and what bars each of the other actions that are its own.
 * Actions of other roles are not in the list.
 */
export function actionsFor(state: RoundState, actor: RoundActor): readonly ActionState[] {
  return roundActions
    .filter((action) => action !== "create" && isOwn(action, actor))
    .map((action) => ({ action, barrier: barrierOf(state, actor, action) }))
}

/** Whether an actor may do one thing now; `null`: it may. */
export function barrierOf(state: RoundState, actor: RoundActor, action: RoundAction): Barrier | null {
  if (!isOwn(action, actor)) return "other-role"
  if (!phasesOf[action].includes(state.phase)) return "other-phase"
  const published = state.notice !== null
  switch (action) {
    case "confirm":
      return confirmBarrier(state, actor.organisation)
    case "question":
      return state.participants.some(({ organisation }) => organisation === actor.organisation)
        ? null
        : "other-role"
    case "decide-question":
      return state.openQuestions.length === 0 ? "no-question" : null
    case "compute":
      return computeBarrier(state)
    case "freeze":
      return state.computation?.person === actor.person ? "second-person" : null
    case "publish-notice":
      return state.revision === null ? null : "other-phase"
    case "object":
      if (state.notice === null || state.revision !== null) return "other-phase"
      return state.notice.from <= state.now && state.now < state.notice.until ? null : "notice-over"
    case "decide-objection":
      if (state.openObjections.length === 0) return "no-objection"
      return state.computation?.person === actor.person ? "second-person" : null
    case "finalise":
      if (state.openObjections.length > 0) return "open-objection"
      return state.notice !== null && state.now >= state.notice.until ? null : "notice-running"
    case "release":
      return state.phase === "final" || state.revision !== null ? null : "other-phase"
    case "withdraw":
      return published ? null : "other-phase"
    case "cancel":
      return published ? "other-phase" : cancelBarrier(state, actor)
    default:
      return null
  }
}

function isOwn(action: RoundAction, actor: RoundActor): boolean {
  if (participantActions.includes(action)) return actor.side === "participant" && actor.role === "reporter"
  return actor.side === "authority" && (authorityRoles[action] ?? []).includes(actor.role)
}

function confirmBarrier(state: RoundState, organisation: string): Barrier | null {
  const own = state.participants.find((one) => one.organisation === organisation)
  if (own === undefined) return "other-role"
  if (own.openQuestions.length > 0) return "open-question"
  return own.confirmed === own.version ? "already-confirmed" : null
}

/** Every figure confirmed, or the authority's deadline over; never with a question undecided. */
function computeBarrier(state: RoundState): Barrier | null {
  if (state.openQuestions.length > 0) return "open-question"
  if (state.phase !== "confirming") return null
  const late = state.confirmBy !== null && state.confirmBy <= state.now
  return late || state.participants.every(({ version, confirmed }) => confirmed === version)
    ? null
    : "not-confirmed"
}

/** What was computed is not for the reviewer alone to end. */
function cancelBarrier(state: RoundState, actor: RoundActor): Barrier | null {
  const early = state.phase === "draft" || state.phase === "confirming"
  return early || actor.role === "decision-maker" ? null : "other-role"
}
