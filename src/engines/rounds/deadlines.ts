import type { RoundState } from "./round-state.ts"

export type DeadlineKind = "confirm" | "notice" | "release"

/** A date of a round. All are the authority's own (本机关设定); none is statutory. */
export interface Deadline {
  readonly kind: DeadlineKind
  readonly at: string
  readonly over: boolean
}

/** The dates that matter in the state at hand, the earliest first. */
export function deadlinesOf(state: RoundState): readonly Deadline[] {
  const found: Deadline[] = []
  const add = (kind: DeadlineKind, at: string | null | undefined) => {
    if (at !== null && at !== undefined) found.push({ kind, at, over: at <= state.now })
  }
  if (state.phase === "confirming") add("confirm", state.confirmBy)
  if (state.phase === "notice" || state.phase === "correcting") add("notice", state.notice?.until)
  if (state.phase === "scheduled") add("release", state.releaseAt)
  return found.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}
