import type { RoundEvent } from "./round-event.ts"
import type { RoundPhase, RoundState } from "./round-state.ts"

/** The steps of a round as a timeline shows them. */
export const roundStages = [
  "draft",
  "confirming",
  "computed",
  "frozen",
  "notice",
  "final",
  "released",
] as const

export type RoundStage = (typeof roundStages)[number]

export interface StageState {
  readonly stage: RoundStage
  readonly status: "done" | "current" | "ahead"
  /** When it was reached last, and by whom; `null`: not yet. */
  readonly at: string | null
  readonly person: string | null
}

const stageOfPhase: Readonly<Record<RoundPhase, RoundStage | null>> = {
  draft: "draft",
  confirming: "confirming",
  computed: "computed",
  frozen: "frozen",
  notice: "notice",
  correcting: "computed",
  final: "final",
  scheduled: "released",
  released: "released",
  revising: "computed",
  withdrawn: null,
  cancelled: null,
}

const actionOfStage: Readonly<Record<RoundStage, RoundEvent["action"]>> = {
  draft: "create",
  confirming: "request-data",
  computed: "compute",
  frozen: "freeze",
  notice: "publish-notice",
  final: "finalise",
  released: "release",
}

/** Which steps are done, which is under way; of a round that was ended, those that it reached. */
export function stagesOf(history: readonly RoundEvent[], state: RoundState): readonly StageState[] {
  const current = stageOfPhase[state.phase]
  const at = current === null ? roundStages.length : roundStages.indexOf(current)
  return roundStages.map((stage, i) => {
    const event = history.findLast(({ action }) => action === actionOfStage[stage])
    const reached = event !== undefined
    const ended = state.phase === "released" && stage === "released"
    const status =
      current === null
        ? reached
          ? "done"
          : "ahead"
        : i < at || ended
          ? "done"
          : i === at
            ? "current"
            : "ahead"
    return {
      stage,
      status,
      at:
        status === "ahead" || event === undefined ? null : stage === "released" ? state.releaseAt : event.at,
      person: status === "ahead" || event === undefined ? null : event.person,
    }
  })
}
