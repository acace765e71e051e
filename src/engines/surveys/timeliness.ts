import type { ReturnState } from "./return-state.ts"

/** How well the returns of a place were reported: the evidence for an indicator of reporting discipline. */
export interface Timeliness {
  /** Units that have to report; those excluded with a reason are not among them. */
  readonly due: number
  readonly submitted: number
  readonly onTime: number
  readonly late: number
  /** Not submitted yet, or called back before their first review. */
  readonly missing: number
  readonly accepted: number
  /** Units whose return was sent back at least once. */
  readonly sentBack: number
  /** Units with findings that carry no explanation. */
  readonly unexplained: number
  /** Cells whose figures were changed after the first submission. */
  readonly restatedCells: number
  readonly excluded: number
  /** Submitted ÷ due; `null`: nothing is due. */
  readonly coverage: number | null
}

/** @param states of all units of a place */
export function timelinessOf(states: Iterable<ReturnState>): Timeliness {
  const count = {
    due: 0,
    submitted: 0,
    onTime: 0,
    late: 0,
    missing: 0,
    accepted: 0,
    sentBack: 0,
    unexplained: 0,
    restatedCells: 0,
    excluded: 0,
  }
  for (const state of states) {
    if (state.phase === "excluded") {
      count.excluded++
      continue
    }
    count.due++
    const there = ["submitted", "returned", "accepted"].includes(state.phase)
    if (there) count.submitted++
    else count.missing++
    if (there && state.late === false) count.onTime++
    if (there && state.late === true) count.late++
    if (state.phase === "accepted") count.accepted++
    if (state.returns > 0) count.sentBack++
    if (state.unexplained > 0) count.unexplained++
    count.restatedCells += state.restated.length
  }
  return { ...count, coverage: count.due === 0 ? null : count.submitted / count.due }
}
