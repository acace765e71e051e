import type { SurveyEvent } from "./survey-event.ts"

/** Where a period stands. `closing`: a lock is proposed and waits for its second person. */
export const surveyPhases = ["open", "closing", "locked", "cancelled"] as const

export type SurveyPhase = (typeof surveyPhases)[number]

export interface SurveyState {
  readonly phase: SurveyPhase
  readonly dueAt: string | null
  /** Whose proposal to lock stands. */
  readonly proposedBy: string | null
  /** Number of the newest snapshot, 0: none yet. */
  readonly snapshot: number
  /** Why it was opened again after a lock; `null`: it was not, or is locked again. */
  readonly reopened: string | null
}

/**
 * The state of a period.
 * @param history in order, beginning with `open`
 */
export function surveyStateOf(history: readonly SurveyEvent[]): SurveyState {
  let state: SurveyState = { phase: "open", dueAt: null, proposedBy: null, snapshot: 0, reopened: null }
  for (const event of history) state = after(state, event)
  return state
}

function after(state: SurveyState, { action, person, detail }: SurveyEvent): SurveyState {
  const dueAt = detail.dueAt ?? state.dueAt
  switch (action) {
    case "open":
      return { ...state, phase: "open", dueAt }
    case "set-deadline":
      return { ...state, dueAt }
    case "propose-lock":
      return { ...state, phase: "closing", proposedBy: person }
    case "lock":
      return {
        ...state,
        phase: "locked",
        proposedBy: null,
        snapshot: detail.snapshot ?? state.snapshot + 1,
        reopened: null,
      }
    case "reopen":
      return { ...state, phase: "open", dueAt, proposedBy: null, reopened: detail.reason ?? "" }
    case "cancel":
      return { ...state, phase: "cancelled", proposedBy: null }
  }
}
