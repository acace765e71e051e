// Door of spreadsheets: tables of CSV, XLSX and Parquet files in, CSV and workbooks out.
export { readTable, type TableRead } from "./read-table.ts"
export { writeCsv } from "./write-csv.ts"
export { writeResultWorkbook } from "./write-result-workbook.ts"
export { writeTemplate } from "./write-template.ts"
