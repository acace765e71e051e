// Door of spreadsheets for a browser: what writes tables and workbooks without Node.
export { writeCsv } from "./write-csv.ts"
export { writeResultWorkbook } from "./write-result-workbook.ts"
