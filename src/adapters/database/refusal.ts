import { issue, Problem, type ProblemKind } from "#issues"

/** A refusal of one issue; its text is among those of the operations. */
export function refusal(
  code: string,
  values: Readonly<Record<string, unknown>>,
  kind: ProblemKind = "conflict",
): Problem {
  return new Problem(kind, [issue("error", code, "", values)])
}
