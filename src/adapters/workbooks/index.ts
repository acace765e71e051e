// Door of workbooks: files as people have them → sheets of cells. Runs in Node and in browsers.
export { decodeText } from "./decode-text.ts"
export { findDelimiter } from "./find-delimiter.ts"
export { workbookIssueTexts } from "./issue-texts.ts"
export { type FileTools, readWorkbookFile, type WorkbookRead } from "./read-workbook-file.ts"
export { type OpenedXlsx, openXlsx, xlsxFault } from "./read-xlsx.ts"
