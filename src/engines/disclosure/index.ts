// Door of statistical disclosure control (统计保密): which cells of a set of tables may leave, which may not, and why.
export { auditTables, type DisclosureReport } from "./audit-tables.ts"
export { checkTableSet } from "./check-table-set.ts"
export { differenceOf, differencing } from "./differencing.ts"
export { faultWords, suppressedWords, suppressionWords } from "./disclosure-words.ts"
export { disclosureIssueTexts } from "./issue-texts.ts"
export {
  type AdditiveRelation,
  type AggregateCell,
  type CellDifference,
  type CellStanding,
  type CellState,
  type Comparison,
  type ContributionSummary,
  type Contributions,
  type DisclosureFault,
  type DisclosureRules,
  type DominanceRule,
  type FaultKind,
  type KnownDifference,
  type LargestContributor,
  type PrimaryReason,
  primaryReasons,
  type RatioCell,
  type StatisticalTable,
  type SuppressionReason,
  suppressionReasons,
  type TableCell,
  type TableSet,
} from "./model.ts"
export { type ProtectedTables, protectTables } from "./protect-tables.ts"
export { type PublicCell, type PublicTable, publicTables } from "./public-tables.ts"
export { checkRules, contributorsNeeded, defaultDisclosureRules, primaryReason } from "./rules.ts"
export { summarise } from "./summarise.ts"
