import type { IssueTexts } from "#issues"

/** The text of every issue of opening a file, before its table is read. */
export const fileIssueTexts: IssueTexts = {
  "csv-broken": {
    zh: "{path}：第 {line} 行的引号不成对或位置不对（{reason}）。含引号的文字要整格用引号括起，其中的引号写两遍。",
    en: "{path}: a quote in line {line} is not closed or stands where none may ({reason}). A text with quotes is quoted whole, each quote within written twice.",
  },
  "encoding-gb18030": {
    zh: "{path}：不是 UTF-8，已按 GB18030（中文 Windows 的默认编码）读取。若文字显示不对，请另存为 CSV UTF-8。",
    en: "{path}: not UTF-8; read as GB18030, the default of Chinese Windows. If names look wrong, save the file as CSV UTF-8.",
  },
  "encoding-unknown": {
    zh: "{path}：文字编码无法识别。请另存为 CSV UTF-8，或存为 .xlsx。",
    en: "{path}: the text is in no encoding that can be read. Save it as CSV UTF-8, or as .xlsx.",
  },
  "error-cell": {
    zh: "{path}：单元格的值是错误“{text}”。请改正公式，或清空该格。",
    en: "{path}: the cell holds the error “{text}”. Correct its formula, or empty the cell.",
  },
  "file-encrypted": {
    zh: "{path}：文件有密码保护，无法读取。请用表格软件打开，去掉密码后另存为 .xlsx。",
    en: "{path}: the file is protected by a password. Open it, remove the password and save it as .xlsx.",
  },
  "file-is-xls": {
    zh: "{path}：这是旧的 .xls 格式。请用表格软件打开，另存为 .xlsx。",
    en: "{path}: this is the old .xls format. Open it in a spreadsheet and save it as .xlsx.",
  },
  "file-not-found": {
    zh: "{path}：没有这个文件，或没有读取的权限（{reason}）。请核对文件名与所在文件夹。",
    en: "{path}: there is no such file, or it may not be read ({reason}). Check its name and folder.",
  },
  "file-not-text": {
    zh: "{path}：不是文本表格。可用：CSV 或 TSV（UTF-8、UTF-16、GB18030）、.xlsx、.parquet。",
    en: "{path}: not a text table. Allowed: CSV or TSV (UTF-8, UTF-16, GB18030), .xlsx, .parquet.",
  },
  "file-too-large": {
    zh: "{path}：文件有 {size} MB，超过 {limit} MB 的上限。请删去无关内容，或分成几个文件。",
    en: "{path}: the file has {size} MB; the limit is {limit} MB. Remove what is not needed, or split it.",
  },
  "formula-without-value": {
    zh: "{path}：公式没有存下计算结果。请用表格软件打开该文件，保存一次，或把公式改成数值。",
    en: "{path}: the formula has no stored result. Open the file in a spreadsheet and save it once, or paste values.",
  },
  "merged-cells": {
    zh: "{path}：合并单元格 {ranges} 只有左上角一格有值，其余各格按空白处理。请取消合并并逐格填写。",
    en: "{path}: of the merged cells {ranges} only the first holds the value, the others count as blank. Unmerge them and fill in each cell.",
  },
  "parquet-broken": {
    zh: "{path}：不是完整的 Parquet 文件（{reason}）。请重新导出。",
    en: "{path}: not a whole Parquet file ({reason}). Export it again.",
  },
  "percent-format": {
    zh: "{path}：列“{column}”有按百分比显示的数，读取的是存储值（第 {line} 行存储为 {text}，显示时乘以 100）。若指标单位是 %，请改为常规格式并填写显示的数。",
    en: "{path}: numbers in “{column}” are shown as percentages; the stored ones are read (row {line} holds {text}, shown times 100). If the unit is %, use the general format and enter the number shown.",
  },
  "return-looks-like-formula": {
    zh: "{path}：文字“{text}”像公式，用表格软件直接打开 CSV 会被当作公式；已按原样写出。",
    en: "{path}: the text “{text}” looks like a formula, which a spreadsheet makes of it when it opens the CSV; written as it is.",
  },
  "return-number-as-text": {
    zh: "{path}：数 {text} 超过 15 位有效数字，表格软件存不下，已按文字写出。",
    en: "{path}: {text} has more than the 15 digits that a spreadsheet keeps, and was written as text.",
  },
  "sheet-not-found": {
    zh: "{path}：没有名为“{sheet}”的工作表。可用：{allowed}。",
    en: "{path}: there is no sheet “{sheet}”. Allowed: {allowed}.",
  },
  "sheet-too-wide": {
    zh: "{path}：{rows} 行的表一直用到 {letter} 列，单元格过多，不予读取。请删去表格右侧远处的零星内容后另存。",
    en: "{path}: a table of {rows} rows that reaches column {letter} has too many cells and is not read. Delete stray cells far to the right and save it.",
  },
  "sheets-unread": {
    zh: "{path}：只读取了工作表“{sheet}”；未读取：{others}。要读另一张，请用 --sheet 指定。",
    en: "{path}: only the sheet “{sheet}” was read, not {others}. Name another with --sheet.",
  },
  "workbook-broken": {
    zh: "{path}：不是完整的 .xlsx 工作簿（{reason}）。请用表格软件打开，另存为 .xlsx。",
    en: "{path}: not a whole .xlsx workbook ({reason}). Open it in a spreadsheet and save it as .xlsx.",
  },
  "workbook-too-large": {
    zh: "{path}：工作簿解压后有 {unpacked} MB，或压缩比达 {ratio}:1，超过上限（{limit} MB，{limitRatio}:1），为安全起见不予读取。请删去无关工作表与图片后另存，或存为 CSV。",
    en: "{path}: unpacked, the workbook has {unpacked} MB, {ratio} times its size; the limits are {limit} MB and {limitRatio} times. It is not read, for safety. Save it without the sheets and pictures that are not needed, or as CSV.",
  },
}
