/** What can be done in the life of an evaluation, in the usual order. */
export const roundActions = [
  "create",
  "request-data",
  "confirm",
  "question",
  "decide-question",
  "compute",
  "freeze",
  "publish-notice",
  "object",
  "decide-objection",
  "finalise",
  "release",
  "revise",
  "withdraw",
  "cancel",
] as const

export type RoundAction = (typeof roundActions)[number]

/** One line of a round's history; nothing is ever changed or removed. Instants are ISO 8601 in UTC. */
export interface RoundEvent {
  /** Grows with time; identifies the event. */
  readonly id: string
  readonly action: RoundAction
  readonly at: string
  readonly person: string
  /** The organisation that acted. */
  readonly organisation: string
  /** The participant that the event concerns; `null`: the whole round. */
  readonly participant: string | null
  readonly detail: RoundDetail
}

/** What an action leaves in the history, as far as state and permissions follow from it. Never a figure. */
export interface RoundDetail {
  /** Who acted, by name where it is known, and in which role. */
  readonly name?: string
  readonly role?: string
  /** request-data: organisations of the participants. */
  readonly participants?: readonly string[]
  /** request-data: until when figures are to be confirmed, set by the authority. */
  readonly confirmBy?: string | null
  /** confirm, decide-question, decide-objection: the version of the participant's figures afterwards. */
  readonly version?: number
  readonly question?: string
  readonly objection?: string
  /** decide-question, decide-objection. */
  readonly accepted?: boolean
  /** decide-objection, revise: how many figures were corrected. */
  readonly corrections?: number
  /** compute: the saved run; and what it read and gave. */
  readonly run?: string
  readonly proof?: string
  readonly dataDigest?: string
  readonly frameworkDigest?: string
  readonly methodDigest?: string
  readonly proofDigest?: string
  /** compute: participants whose figures stood unconfirmed after the deadline. */
  readonly unconfirmed?: readonly string[]
  /** freeze, decide-objection: the computation that it is about, by its event. */
  readonly computation?: string
  /** publish-notice, release. */
  readonly publication?: string
  readonly from?: string
  readonly until?: string
  /** release: from when the public sees it. */
  readonly releaseAt?: string
  readonly reason?: string
}
