import type { Issue } from "./issue.ts"

/** Why a use case refuses: nothing of that name, not permitted, not now, faulty input, too often. */
export type ProblemKind = "not-found" | "refused" | "conflict" | "invalid" | "too-many"

/** A use case that stops and undoes what it began; the issues say what was wrong, all of them. */
export class Problem extends Error {
  override name = "Problem"
  readonly kind: ProblemKind
  readonly issues: readonly Issue[]

  constructor(kind: ProblemKind, issues: readonly Issue[]) {
    super(`${kind}: ${issues.map((found) => `${found.code} ${found.path}`).join(", ")}`)
    this.kind = kind
    this.issues = issues
  }
}
