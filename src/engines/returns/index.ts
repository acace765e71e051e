// Door of returns: survey forms, their check relations, and what checks say of a return (报表).

export { checkReturn } from "./check-return.ts"
export {
  type CheckCounts,
  type CheckedPeriod,
  type Compared,
  type CompiledChecks,
  compileChecks,
  type UnitBreaks,
} from "./compile-checks.ts"
export {
  type CompiledIndicators,
  compileIndicators,
  type Figure,
  type Held,
  type ZoneFigures,
} from "./compile-indicators.ts"
export { type FormHead, type FormState, formState, formsState } from "./form-state.ts"
export {
  asksPrior,
  type IndicatorAsked,
  type IndicatorBasis,
  type IndicatorPlan,
  type PlannedIndicator,
  planIndicators,
  type VariablesRead,
  variablesLacking,
} from "./indicator-plan.ts"
export { checkIssueTexts } from "./issue-texts.ts"
export type * from "./model.ts"
export { collectPeers, type PeerCollection, peerSpreads } from "./peers.ts"
export { cellText } from "./plain-text.ts"
export { readChecks } from "./read-checks.ts"
export { returnReadTexts } from "./read-issue-texts.ts"
export { readReturns } from "./read-returns.ts"
export { type TypedCellReader, type TypedRead, typedCellReader } from "./read-typed.ts"
export type * from "./return-file.ts"
export type * from "./return-template.ts"
export {
  changesSql,
  overReturns,
  type PeriodRows,
  type ReturnsScope,
  repeatedUnitsSql,
  rowsOfZoneSql,
} from "./returns-sql.ts"
export type * from "./snapshot.ts"
export { levelWords, placeName, type Told } from "./told.ts"
