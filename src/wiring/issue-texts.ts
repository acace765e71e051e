import { evaluationIssueTexts } from "#evaluation"
import { expressionIssueTexts } from "#expressions"
import { importIssueTexts, tableIssueTexts as importTableIssueTexts } from "#imports"
import type { IssueTexts } from "#issues"
import { packIssueTexts } from "#packs"
import { registerIssueTexts } from "#registers"
import { checkIssueTexts, returnReadTexts } from "#returns"
import { auditIssueTexts } from "#services/audit"
import { serviceIssueTexts } from "#services/evaluation"
import { feedbackIssueTexts } from "#services/feedback"
import { fillingIssueTexts } from "#services/filling"
import { frameworkIssueTexts } from "#services/frameworks"
import { importsIssueTexts } from "#services/imports"
import { indicatorIssueTexts } from "#services/indicators"
import { backupIssueTexts, databaseIssueTexts, operationsIssueTexts } from "#services/operations"
import { organisationIssueTexts } from "#services/organisations"
import { overviewIssueTexts } from "#services/overview"
import { paperIssueTexts } from "#services/papers"
import { peopleIssueTexts } from "#services/people"
import { registersIssueTexts } from "#services/registers"
import { returnsIssueTexts } from "#services/returns"
import { reviewingIssueTexts } from "#services/reviewing"
import { roundIssueTexts } from "#services/rounds"
import { runsIssueTexts } from "#services/runs"
import { snapshotsIssueTexts } from "#services/snapshots"
import { surveyIssueTexts } from "#services/surveys"
import { snapshotIssueTexts } from "#snapshots"
import { tableIssueTexts } from "#tables"
import { workbookIssueTexts } from "#workbooks"

/** The text of every issue that any part can raise. */
export const issueTexts: IssueTexts = {
  ...databaseIssueTexts,
  ...backupIssueTexts,
  ...evaluationIssueTexts,
  ...expressionIssueTexts,
  ...tableIssueTexts,
  ...workbookIssueTexts,
  ...packIssueTexts,
  ...checkIssueTexts,
  ...serviceIssueTexts,
  ...auditIssueTexts,
  ...operationsIssueTexts,
  ...frameworkIssueTexts,
  ...feedbackIssueTexts,
  ...overviewIssueTexts,
  ...organisationIssueTexts,
  ...peopleIssueTexts,
  ...registerIssueTexts,
  ...registersIssueTexts,
  ...snapshotIssueTexts,
  ...returnReadTexts,
  ...returnsIssueTexts,
  ...runsIssueTexts,
  ...importIssueTexts,
  ...importTableIssueTexts,
  ...importsIssueTexts,
  ...indicatorIssueTexts,
  ...surveyIssueTexts,
  ...fillingIssueTexts,
  ...reviewingIssueTexts,
  ...snapshotsIssueTexts,
  ...paperIssueTexts,
  ...roundIssueTexts,
}
