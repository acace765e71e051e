/** Who reviews a return, from the respondent up. A period's authority is the last one. */
export const reviewLevels = ["zone", "city", "province", "nation"] as const

export type ReviewLevel = (typeof reviewLevels)[number]

/** What can be done with one unit's return of a period. */
export const returnActions = ["save", "submit", "recall", "return", "accept", "exclude", "include"] as const

export type ReturnAction = (typeof returnActions)[number]

/** One line of a return's history; nothing is ever changed or removed. Instants are ISO 8601 in UTC. */
export interface ReturnEvent {
  readonly id: string
  readonly action: ReturnAction
  readonly at: string
  readonly person: string
  readonly detail: ReturnDetail
}

/** What an action leaves in the history. Figures stand in revisions, never here. */
export interface ReturnDetail {
  /** save, submit: the revision that it made, from 1; return, accept: the one that it is about. */
  readonly revision?: number
  /** return, accept: the level that acted. */
  readonly level?: ReviewLevel
  /** return: each cell that is to be looked at again, and why (条例 19: back to the respondent). */
  readonly cells?: readonly { readonly cell: string; readonly reason: string }[]
  /** submit: the deadline that held at that moment. */
  readonly dueAt?: string | null
  /** submit: cells whose figures differ from the revision submitted before. */
  readonly restated?: readonly string[]
  /** submit: findings of the checks that carry no explanation. */
  readonly unexplained?: number
  /** submit: a clerk keyed a stamped paper return (代录); he answers for consistency (法 32). */
  readonly keyed?: boolean
  /** return, exclude, include, recall. */
  readonly reason?: string
  /** Of the person, as it was then: rows of other persons are not read for statistics. */
  readonly personName?: string
}
