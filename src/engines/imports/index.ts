// Door of imports: workbooks as people have them → what they say, with everything that was not read.

export {
  type CollectedTable,
  type Collection,
  startCollection,
  startSources,
  tableColumns,
  tableRows,
} from "./collect-table.ts"
export { csvLine, csvText } from "./csv-text.ts"
export { periodIn } from "./find-period.ts"
export { foldText } from "./fold.ts"
export { cellName, type Grid, gridOf } from "./grid.ts"
export { gridWindows } from "./grid-windows.ts"
export { type HeaderColumn, readHeader, takeUnit } from "./header.ts"
export { roleOfHeader } from "./header-words.ts"
export type { CellMark, GridWindow, ImportChoice, ImportRead, ImportTask } from "./import-task.ts"
export { importIssueTexts } from "./issue-texts.ts"
export type { ListTemplate, ListTemplateColumn } from "./list-template.ts"
export { type MarkedCell, type MarkedLine, markCells } from "./mark-cells.ts"
export { type EntityIndex, indexEntities, matchEntity } from "./match-entity.ts"
export { indexMeasures, type MeasureIndex, matchMeasure } from "./match-measure.ts"
export type * from "./model.ts"
export {
  type FoundOrigin,
  findOrigin,
  originColumns,
  originRows,
  originText,
  type SurveyOrigin,
  splitCell,
  type ValueOrigin,
} from "./origin.ts"
export { profileYaml } from "./profile-yaml.ts"
export { chooseProfile, learnProfile } from "./profiles.ts"
export { type ProposalOptions, proposeImport } from "./propose-import.ts"
export { readDate } from "./read-cell.ts"
export { readImport } from "./read-import.ts"
export {
  type FileProposal,
  leastLikeness,
  proposeFile,
  readImportFile,
  readProposal,
  tableOf,
  type WorkbookRead,
} from "./read-import-file.ts"
export { type Reader, readerOf, readValue } from "./read-value.ts"
export { columnRoleWords, missingWords, unreadColumns, unreadRows, unreadWords } from "./reason-words.ts"
export { findTotal, isNote, isNumbering } from "./row-kinds.ts"
export { tableIssueTexts } from "./table-issue-texts.ts"
export { convertUnit, describeFactor, parseUnit, type Unit } from "./units.ts"
export type * from "./workbook.ts"
