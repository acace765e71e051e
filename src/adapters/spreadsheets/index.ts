// Door of spreadsheets: tables of CSV, XLSX and Parquet files in, CSV and workbooks out.
export { readTable, type TableRead } from "./read-table.ts"
export { writeCsv } from "./write-csv.ts"
export { writeListTemplate } from "./write-list-template.ts"
export { type ListColumn, type ListSheet, writeListWorkbook } from "./write-list-workbook.ts"
export { writeResultWorkbook } from "./write-result-workbook.ts"
export { type ReturnRow, type ReturnsOptions, type ReturnVariable, writeReturns } from "./write-returns.ts"
export { writeTemplate } from "./write-template.ts"
