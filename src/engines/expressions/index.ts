// Door of expressions: texts of packs → trees, checked; one meaning by interpreting and by SQL; what a value is made of.
export { dateText } from "./calendar-days.ts"
export {
  type CheckedDefinitions,
  checkDefinitions,
  type Definition,
  unusedVariables,
  withDefinitions,
} from "./check-definitions.ts"
export { checkExpression } from "./check-expression.ts"
export { checkIndicatorValue, type IndicatorValue } from "./check-indicator-value.ts"
export { type CompiledMany, compileMany, readColumn } from "./compile-many.ts"
export { aggregatesOf, type Compiled, compileToSql } from "./compile-to-sql.ts"
export {
  type Condition,
  type Decision,
  decide,
  explainDecision,
  type Finding,
  outcomeWords,
  type Rule,
  type RuleOutcome,
} from "./decide.ts"
export { exactText } from "./decimals.ts"
export { type Explanation, explain, explainOver, valueText } from "./explain.ts"
export { type Expression, namesOf, type Place, partsOf } from "./expression.ts"
export { expressionText } from "./expression-text.ts"
export { type FunctionEntry, functionTable } from "./functions.ts"
export {
  type InterpretOptions,
  type InterpretOverOptions,
  interpret,
  interpretOver,
  prepare,
} from "./interpret.ts"
export { expressionIssueTexts } from "./issue-texts.ts"
export type { ParsedSql, SqlParser } from "./parsed-sql.ts"
export { readCell, readParameters, readRecord } from "./read-cell.ts"
export { readExpression } from "./read-expression.ts"
export { labelOf, reasonText } from "./reason-text.ts"
export { codePattern, type Declared, type PeriodKind, type Scope } from "./scope.ts"
export type { SqlSource } from "./sql-writer.ts"
export type { Checked, CheckOutcome, Type } from "./types.ts"
export type { Cell, DataRecord, Outcome, Scalar, UnknownReason } from "./value.ts"
export { scalarText } from "./value-text.ts"
