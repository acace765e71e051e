// Door of indicators: returns of enterprises → indicators of zones, their states, growth in two scopes, who is missing.
export { computedFrameworks } from "./asked-indicators.ts"
export { computeIndicators, type IndicatorsOptions } from "./compute-indicators.ts"
export type { IndicatorContext, ReturnsSource, RowsInput } from "./context.ts"
export {
  type FigureContributions,
  type FigurePartOf,
  type FigureShape,
  type PartSummary,
  withContributions,
} from "./contributions.ts"
export { indicatorIssueTexts } from "./issue-texts.ts"
export type {
  ChangeLine,
  FigureLine,
  GrowthLine,
  IndicatorsResult,
  MissingLine,
  ZoneLine,
} from "./model.ts"
export { type FigurePart, type FigureUnit, type OpenedFigure, openFigure } from "./open-figure.ts"
export { basisWords, type FigureState, stateWords } from "./state.ts"
export { csvOf, indicatorTable, tablesOf, writeIndicators } from "./write-indicators.ts"
