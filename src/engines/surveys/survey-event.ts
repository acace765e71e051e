/** What can be done with a survey period (调查期), in the usual order. */
export const surveyActions = ["open", "set-deadline", "propose-lock", "lock", "reopen", "cancel"] as const

export type SurveyAction = (typeof surveyActions)[number]

/** One line of a period's history; nothing is ever changed or removed. Instants are ISO 8601 in UTC. */
export interface SurveyEvent {
  readonly id: string
  readonly action: SurveyAction
  readonly at: string
  readonly person: string
  readonly detail: SurveyDetail
}

/** What an action leaves in the history, as far as state and permissions follow from it. Never a figure. */
export interface SurveyDetail {
  /** open, set-deadline, reopen: until when returns are due; the authority's own deadline. */
  readonly dueAt?: string
  /** lock: the snapshot that it made, from 1. */
  readonly snapshot?: number
  /** propose-lock: returns that are not accepted and would be left out. */
  readonly excluded?: number
  readonly reason?: string
  /** Of the person, as it was then. */
  readonly personName?: string
}
