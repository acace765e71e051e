import { describeIssue, type Issue, type IssueTexts } from "#issues"

/** Issues with their words in both languages, as an answer carries them. */
export function withTexts(issues: readonly Issue[], texts: IssueTexts) {
  return issues.map((found) => ({
    ...found,
    values: { ...found.values },
    text: { zh: describeIssue(found, "zh", texts), en: describeIssue(found, "en", texts) },
  }))
}
