// Door of tables: text of files → datasets and frameworks, every fault an issue that names its cell.

export { halfWidth } from "./half-width.ts"
export { tableIssueTexts } from "./issue-texts.ts"
export { type NumberFault, type ParsedNumber, parseNumber } from "./parse-number.ts"
export { findPeriod } from "./period.ts"
export {
  cellPath,
  columnLetter,
  columnPath,
  type RawRow,
  type RawTable,
  rowPath,
  tablePath,
} from "./raw-table.ts"
export type { DatasetPlan } from "./read-dataset.ts"
export { readDataset } from "./read-dataset.ts"
export { readIdata } from "./read-idata.ts"
export { type ImetaColumns, type ImetaRead, readImeta } from "./read-imeta.ts"
