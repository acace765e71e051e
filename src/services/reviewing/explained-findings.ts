import type { ExplainedFinding } from "#schema"
import type { RemarkRow } from "#services/surveys"

/** What was said to a finding: as it was submitted, else the latest explanation of the same finding since. */
export function explainedFindings(
  findings: readonly ExplainedFinding[],
  remarks: readonly Pick<RemarkRow, "kind" | "check_code" | "finding" | "body">[],
): readonly ExplainedFinding[] {
  const said = new Map(
    remarks.flatMap(({ kind, check_code, finding, body }) =>
      kind === "explanation" ? [[`${check_code}\n${finding}`, body] as const] : [],
    ),
  )
  return findings.map((one) => ({
    ...one,
    explanation: one.explanation ?? said.get(`${one.check}\n${one.text.zh}`) ?? null,
  }))
}

/** Errors that carry no explanation: a return with one of them is not accepted. */
export const unexplainedErrors = (findings: readonly ExplainedFinding[]): number =>
  findings.filter(({ level, explanation }) => level === "error" && explanation === null).length
