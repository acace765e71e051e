import type { RoundEvent } from "./round-event.ts"

/** Where a round stands. `released` follows from `scheduled` by the clock alone. */
export const roundPhases = [
  "draft",
  "confirming",
  "computed",
  "frozen",
  "notice",
  "correcting",
  "final",
  "scheduled",
  "released",
  "revising",
  "withdrawn",
  "cancelled",
] as const

export type RoundPhase = (typeof roundPhases)[number]

export interface ParticipantState {
  readonly organisation: string
  /** Version of its figures; 1 as first given. */
  readonly version: number
  /** The version that it confirmed; `null`: none, or it has questioned a figure since. */
  readonly confirmed: number | null
  readonly openQuestions: readonly string[]
}

/** What follows from a history at one instant. */
export interface RoundState {
  readonly phase: RoundPhase
  readonly now: string
  readonly participants: readonly ParticipantState[]
  readonly openQuestions: readonly string[]
  readonly openObjections: readonly string[]
  /** Until when figures are to be confirmed; the authority's own deadline. */
  readonly confirmBy: string | null
  readonly computation: { readonly event: string; readonly person: string; readonly run: string } | null
  readonly frozen: { readonly event: string; readonly person: string } | null
  readonly notice: { readonly from: string; readonly until: string; readonly publication: string } | null
  readonly finalised: boolean
  readonly releaseAt: string | null
  /** An open revision of released figures, with its reason. */
  readonly revision: { readonly reason: string } | null
  /** Publications that were replaced by corrected ones after release. */
  readonly revisions: number
}

interface Draft {
  phase: RoundPhase
  participants: Map<string, { version: number; confirmed: number | null; open: Set<string> }>
  objections: Set<string>
  confirmBy: string | null
  computation: RoundState["computation"]
  frozen: RoundState["frozen"]
  notice: RoundState["notice"]
  finalised: boolean
  releaseAt: string | null
  revision: RoundState["revision"]
  revisions: number
}

/**
 * The state of a round. A participant's view of the history, without what concerns others, gives the same phase and the
 * same standing of the participant itself.
 *
 * @param history in order
 * @param now ISO 8601 in UTC, as the events have it
 */
export function roundStateOf(history: readonly RoundEvent[], now: string): RoundState {
  const draft: Draft = {
    phase: "draft",
    participants: new Map(),
    objections: new Set(),
    confirmBy: null,
    computation: null,
    frozen: null,
    notice: null,
    finalised: false,
    releaseAt: null,
    revision: null,
    revisions: 0,
  }
  for (const event of history) apply(draft, event)
  const { participants, objections, ...rest } = draft
  const due = draft.releaseAt !== null && draft.releaseAt <= now
  return {
    ...rest,
    phase: draft.phase === "scheduled" && due ? "released" : draft.phase,
    now,
    participants: [...participants].map(([organisation, { version, confirmed, open }]) => ({
      organisation,
      version,
      confirmed,
      openQuestions: [...open],
    })),
    openQuestions: [...participants.values()].flatMap(({ open }) => [...open]),
    openObjections: [...objections],
  }
}

function apply(draft: Draft, event: RoundEvent): void {
  const { detail } = event
  const participant = event.participant === null ? undefined : draft.participants.get(event.participant)
  switch (event.action) {
    case "create":
      return
    case "request-data":
      draft.phase = "confirming"
      draft.confirmBy = detail.confirmBy ?? null
      for (const organisation of detail.participants ?? [])
        draft.participants.set(organisation, { version: 1, confirmed: null, open: new Set() })
      return
    case "confirm":
      if (participant !== undefined) participant.confirmed = detail.version ?? participant.version
      return
    case "question":
      if (participant !== undefined) {
        participant.confirmed = null
        participant.open.add(detail.question ?? event.id)
      }
      return
    case "decide-question":
      if (participant !== undefined) {
        participant.open.delete(detail.question ?? "")
        participant.version = detail.version ?? participant.version
      }
      return
    case "compute":
      draft.phase = "computed"
      draft.computation = { event: event.id, person: event.person, run: detail.run ?? "" }
      draft.frozen = null
      return
    case "freeze":
      draft.phase = "frozen"
      draft.frozen = { event: event.id, person: event.person }
      return
    case "publish-notice":
      draft.phase = "notice"
      draft.notice = {
        from: detail.from ?? event.at,
        until: detail.until ?? event.at,
        publication: detail.publication ?? "",
      }
      return
    case "object":
      draft.objections.add(detail.objection ?? event.id)
      return
    case "decide-objection":
      draft.objections.delete(detail.objection ?? "")
      if (participant !== undefined) participant.version = detail.version ?? participant.version
      if (detail.accepted === true && (detail.corrections ?? 0) > 0) draft.phase = "correcting"
      return
    case "finalise":
      draft.phase = "final"
      draft.finalised = true
      return
    case "release":
      draft.phase = "scheduled"
      draft.releaseAt = detail.releaseAt ?? event.at
      if (draft.revision !== null) draft.revisions += 1
      draft.revision = null
      return
    case "revise":
      draft.phase = "revising"
      draft.revision = { reason: detail.reason ?? "" }
      return
    case "withdraw":
      draft.phase = "withdrawn"
      return
    case "cancel":
      draft.phase = "cancelled"
      return
  }
}
