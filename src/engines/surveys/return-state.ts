import type { ReturnEvent, ReviewLevel } from "./return-event.ts"

/** Where a return stands. `due`: nothing is there yet. */
export const returnPhases = ["due", "filling", "submitted", "returned", "accepted", "excluded"] as const

export type ReturnPhase = (typeof returnPhases)[number]

export interface Acceptance {
  readonly level: ReviewLevel
  readonly person: string
  readonly at: string
}

export interface ReturnState {
  readonly phase: ReturnPhase
  /** The revision last submitted; `null`: none yet. */
  readonly revision: number | null
  /** The level whose turn it is; `null`: nobody's but the respondent's. */
  readonly waitingFor: ReviewLevel | null
  /** Of the revision last submitted, in order. */
  readonly accepted: readonly Acceptance[]
  readonly firstSubmittedAt: string | null
  /** The first submission came after the deadline that held then; `null`: not submitted, or no deadline. */
  readonly late: boolean | null
  /** How often it went back. */
  readonly returns: number
  /** Cells that the last return named; empty once it is submitted again. */
  readonly openCells: readonly { readonly cell: string; readonly reason: string }[]
  /** Cells whose figures were changed after the first submission. */
  readonly restated: readonly string[]
  /** Findings without an explanation in the revision last submitted. */
  readonly unexplained: number
  readonly keyed: boolean
}

const untouched: ReturnState = {
  phase: "due",
  revision: null,
  waitingFor: null,
  accepted: [],
  firstSubmittedAt: null,
  late: null,
  returns: 0,
  openCells: [],
  restated: [],
  unexplained: 0,
  keyed: false,
}

/**
 * The state of a return. A revision is accepted when every level has accepted that revision; any level may send it back,
 * and then all of them look again.
 *
 * @param history in order
 * @param levels those that review this unit, lowest first
 */
export function returnStateOf(history: readonly ReturnEvent[], levels: readonly ReviewLevel[]): ReturnState {
  let state = untouched
  for (const event of history) state = after(state, event, levels)
  return state
}

function after(state: ReturnState, event: ReturnEvent, levels: readonly ReviewLevel[]): ReturnState {
  const { detail } = event
  switch (event.action) {
    case "save":
      return state.phase === "due" ? { ...state, phase: "filling" } : state
    case "submit":
      return submitted(state, event, levels)
    case "recall":
      // Taken back before anybody looked at it, it was never there.
      return state.returns > 0
        ? { ...state, phase: "returned", waitingFor: null }
        : { ...state, phase: "filling", waitingFor: null, firstSubmittedAt: null, late: null }
    case "return":
      return {
        ...state,
        phase: "returned",
        waitingFor: null,
        accepted: [],
        returns: state.returns + 1,
        openCells: detail.cells ?? [],
      }
    case "accept": {
      if (detail.level === undefined) return state
      const accepted = [...state.accepted, { level: detail.level, person: event.person, at: event.at }]
      const next = levels[accepted.length] ?? null
      return { ...state, accepted, waitingFor: next, phase: next === null ? "accepted" : "submitted" }
    }
    case "exclude":
      return { ...state, phase: "excluded", waitingFor: null }
    case "include":
      return { ...state, phase: state.revision === null ? "due" : "returned", waitingFor: null, accepted: [] }
  }
}

function submitted(state: ReturnState, event: ReturnEvent, levels: readonly ReviewLevel[]): ReturnState {
  const { detail, at } = event
  const first = state.firstSubmittedAt === null
  const dueAt = detail.dueAt ?? null
  return {
    ...state,
    phase: levels.length === 0 ? "accepted" : "submitted",
    revision: detail.revision ?? (state.revision ?? 0) + 1,
    waitingFor: levels[0] ?? null,
    accepted: [],
    firstSubmittedAt: state.firstSubmittedAt ?? at,
    late: first ? (dueAt === null ? null : at > dueAt) : state.late,
    openCells: [],
    restated: first ? [] : [...new Set([...state.restated, ...(detail.restated ?? [])])],
    unexplained: detail.unexplained ?? 0,
    keyed: detail.keyed ?? false,
  }
}
