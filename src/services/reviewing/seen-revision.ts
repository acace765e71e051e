import { issue, Problem } from "#issues"
import type { ReturnSeen } from "#services/surveys"

/** Who decides on a revision has seen that one. @throws Problem conflict when another one has come since */
export function holdToRevision({ state, unit }: ReturnSeen, revision: number): void {
  if (state.revision === revision) return
  throw new Problem("conflict", [
    issue("error", "review-other-revision", unit.unit_id, {
      seen: revision,
      revision: state.revision ?? "—",
    }),
  ])
}
