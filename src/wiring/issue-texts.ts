import { evaluationIssueTexts } from "#evaluation"
import type { IssueTexts } from "#issues"
import { packIssueTexts } from "#packs"
import { auditIssueTexts } from "#services/audit"
import { serviceIssueTexts } from "#services/evaluation"
import { frameworkIssueTexts } from "#services/frameworks"
import { backupIssueTexts, databaseIssueTexts, operationsIssueTexts } from "#services/operations"
import { organisationIssueTexts } from "#services/organisations"
import { overviewIssueTexts } from "#services/overview"
import { peopleIssueTexts } from "#services/people"
import { roundIssueTexts } from "#services/rounds"
import { runsIssueTexts } from "#services/runs"
import { tableIssueTexts } from "#tables"

/** The text of every issue that any part can raise. */
export const issueTexts: IssueTexts = {
  ...databaseIssueTexts,
  ...backupIssueTexts,
  ...evaluationIssueTexts,
  ...tableIssueTexts,
  ...packIssueTexts,
  ...serviceIssueTexts,
  ...auditIssueTexts,
  ...operationsIssueTexts,
  ...frameworkIssueTexts,
  ...overviewIssueTexts,
  ...organisationIssueTexts,
  ...peopleIssueTexts,
  ...runsIssueTexts,
  ...roundIssueTexts,
}
