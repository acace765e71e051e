import type { IssueTexts } from "#issues"

/** The text of the issues that only these readers raise; the others stand with the tables. */
export const workbookIssueTexts: IssueTexts = {
  "document-without-tables": {
    zh: "{path}：Word 文档里没有表格，没有可读取的数据。数据若在图片或文字里，请录入表格后再导入。",
    en: "{path}: the Word document has no table, so there is nothing to read. Enter what stands in pictures or text into a table.",
  },
  "document-broken": {
    zh: "{path}：不是完整的 .docx 文档。请用 Word 或 WPS 打开，另存为 .docx，或把表格复制到 .xlsx。",
    en: "{path}: not a whole .docx document. Open it and save it as .docx, or copy its tables into an .xlsx.",
  },
  "file-empty": {
    zh: "{path}：文件是空的，没有任何有内容的单元格。请核对是否选错了文件。",
    en: "{path}: the file is empty; no cell holds anything. Check that it is the right file.",
  },
  "file-is-archive": {
    zh: "{path}：这是压缩包或其他打包文件，不是工作簿。请先解压，再导入其中的 .xlsx、.xls、.csv 或 .docx。",
    en: "{path}: this is an archive, not a workbook. Unpack it and import the .xlsx, .xls, .csv or .docx in it.",
  },
  "file-is-compound": {
    zh: "{path}：这是旧的 Office 或 WPS 格式，其中没有可读的工作簿。请用 WPS 或 Excel 打开，另存为 .xlsx。",
    en: "{path}: an old Office or WPS file without a workbook that can be read. Open it in WPS or Excel and save it as .xlsx.",
  },
  "file-is-doc": {
    zh: "{path}：这是旧的文字文档（.doc、.wps 或 .rtf）。请用 Word 或 WPS 打开，另存为 .docx；只要表格的，复制到 .xlsx。",
    en: "{path}: an old text document (.doc, .wps or .rtf). Open it in Word or WPS and save it as .docx, or copy its table into an .xlsx.",
  },
  "file-is-html": {
    zh: "{path}：这其实是网页（不少系统把网页导出成 .xls）。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。",
    en: "{path}: this is in fact a web page, which many systems export as .xls. Open it in Excel or WPS, save it as .xlsx and import that.",
  },
  "file-is-ods": {
    zh: "{path}：这是 OpenDocument 表格（.ods）。请用 WPS、Excel 或 LibreOffice 打开，另存为 .xlsx。",
    en: "{path}: an OpenDocument spreadsheet (.ods). Open it in WPS, Excel or LibreOffice and save it as .xlsx.",
  },
  "file-is-parquet": {
    zh: "{path}：这是 Parquet 数据文件，导入不读取。可用 gaoxin evaluate --data 直接评价，或先转成 .csv。",
    en: "{path}: a Parquet file, which imports do not read. Evaluate it with gaoxin evaluate --data, or turn it into .csv.",
  },
  "file-is-pdf": {
    zh: "{path}：这是 PDF，无法可靠地读出表格。请向来源索取 .xlsx 或 .docx，或把表格录入 .xlsx 后导入。",
    en: "{path}: a PDF, from which tables cannot be read reliably. Ask its source for .xlsx or .docx, or enter the table into an .xlsx.",
  },
  "file-is-picture": {
    zh: "{path}：这是图片，无法读出表格。请向来源索取 .xlsx，或把表格录入 .xlsx 后导入。",
    en: "{path}: a picture, from which no table can be read. Ask its source for an .xlsx, or enter the table into one.",
  },
  "file-is-slides": {
    zh: "{path}：这是演示文稿。请把其中的表格复制到 .xlsx 后导入。",
    en: "{path}: a presentation. Copy its table into an .xlsx and import that.",
  },
  "file-is-xlsb": {
    zh: "{path}：这是二进制工作簿（.xlsb）。请用 Excel 或 WPS 打开，另存为 .xlsx。",
    en: "{path}: a binary workbook (.xlsb). Open it in Excel or WPS and save it as .xlsx.",
  },
  "file-is-xml-spreadsheet": {
    zh: "{path}：这是 XML 表格（Excel 2003 的 XML 格式）。请用 Excel 或 WPS 打开，另存为 .xlsx。",
    en: "{path}: an XML spreadsheet of Excel 2003. Open it in Excel or WPS and save it as .xlsx.",
  },
  "file-kind-differs": {
    zh: "{path}：文件名以 {extension} 结尾，内容却是 {kind}；已按内容读取。请核对是否选错了文件。",
    en: "{path}: the name ends in {extension}, but the content is {kind} and was read as such. Check that it is the right file.",
  },
  "file-not-a-table": {
    zh: "{path}：无法识别的文件，不是表格。可导入：.xlsx、.xls、.csv（UTF-8、UTF-16、GB18030）、.docx。",
    en: "{path}: not a table, nor any kind of file that is known. Imports take .xlsx, .xls, .csv (UTF-8, UTF-16, GB18030) and .docx.",
  },
  "nested-table": {
    zh: "{path}：单元格里还套着表格，里面的文字已并入该格，请核对。",
    en: "{path}: a table stands within this cell; its text was joined into the cell. Check it.",
  },
  "workbook-macros": {
    zh: "{path}：文件带有宏。宏没有运行，只读取了单元格里存着的值。",
    en: "{path}: the file brings macros. They were not run; the values that its cells hold were read.",
  },
  "xls-broken": {
    zh: "{path}：不是完整的 .xls 工作簿。请用 Excel 或 WPS 打开，另存为 .xlsx。",
    en: "{path}: not a whole .xls workbook. Open it in Excel or WPS and save it as .xlsx.",
  },
}
