import type { IssueTexts } from "#issues"

/** The text of every issue of imports. What is in braces comes from the issue. */
export const importIssueTexts: IssueTexts = {
  "import-bad-period": {
    zh: "{path}：时期列的内容不能识别（共 {count} 个单元格），这些行的数没有读入。可写 2024、2024-Q1 或 2024年6月。",
    en: "{path}: the column of periods is not understood here ({count} cells); these rows are not read. Write 2024, 2024-Q1 or 2024-06.",
  },
  "import-cell-scale": {
    zh: "{path}：“{header}”列有 {count} 个单元格自带万、亿等字，如“{text}”，已按 {read} 读入。",
    en: "{path}: {count} cells of “{header}” carry a word such as 万 or 亿; “{text}” is read as {read}.",
  },
  "import-cell-unit": {
    zh: "{path}：“{header}”列有 {count} 个单元格自带的单位与该列不同，如“{text}”，已按单元格的单位换算为 {read} {unit}。请核对。",
    en: "{path}: {count} cells of “{header}” name a unit other than the column's; “{text}” is read by its own unit as {read} {unit}. Please check.",
  },
  "import-column-unknown": {
    zh: "{path}：不认识列“{header}”，该列没有读入。如需读入，请指定它对应的指标。",
    en: "{path}: the column “{header}” is not known and is not read. Say which measure it is, if it is to be read.",
  },
  "import-digits-lost": {
    zh: "{path}：“{header}”列有 {count} 个长编码存成了数，如 {text}，末尾几位已变成零，不能恢复；这些行没有读入。请把该列设为文本后重填。",
    en: "{path}: {count} long codes of “{header}” are kept as numbers, such as {text}; their last digits are lost, and these rows are not read. Make the column text and fill it in again.",
  },
  "import-duplicate": {
    zh: "{path}：“{name}”时期 {period} 的“{header}”在前面已有一个数，这里的没有读入（该列共 {count} 个）。请忽略其中一列、一行或一张表。",
    en: "{path}: “{header}” of “{name}”, period {period}, was read above already; this one is not ({count} in the column). Set aside one of the columns, rows or tables.",
  },
  "import-error-cell": {
    zh: "{path}：“{header}”列有 {count} 个单元格是公式错误或没有结果的公式，如“{text}”，没有读入。请在表格软件中重新计算并保存。",
    en: "{path}: {count} cells of “{header}” are errors of formulas, or formulas without a result, such as “{text}”; they are not read. Recalculate and save the file.",
  },
  "import-hidden-column": {
    zh: "{path}：列“{header}”是隐藏的，仍已读入。请确认。",
    en: "{path}: the column “{header}” is hidden; it is read all the same. Please confirm.",
  },
  "import-hidden-columns": {
    zh: "{path}：有 {count} 列对象是隐藏的（列号 {lines}），仍已读入。请确认。",
    en: "{path}: {count} columns of entities are hidden (numbers {lines}); they are read all the same. Please confirm.",
  },
  "import-hidden-rows": {
    zh: "{path}：有 {count} 行是隐藏的（行号 {lines}），仍已读入。请确认。",
    en: "{path}: {count} rows are hidden (lines {lines}); they are read all the same. Please confirm.",
  },
  "import-hidden-sheet": {
    zh: "工作表“{path}”是隐藏的，默认不读；如需读入，请选上其中的表。",
    en: "The sheet “{path}” is hidden and is not read unless its tables are chosen.",
  },
  "import-magnitude": {
    zh: "{path}：“{header}”（单位 {unit}）的数换算后约 {digits} 位，往年或相邻列约 {usual} 位，相差千倍以上。请核对表头的单位；没有改动任何数。",
    en: "{path}: after conversion, “{header}” (in {unit}) has about {digits} digits where last year or the column beside has {usual}: a thousand times or more apart. Check the unit in the header; nothing is changed.",
  },
  "import-merged-value": {
    zh: "{path}：数据单元格合并了 {range}。合并的数不能确定属于哪一行、哪一列，没有读入；文字和缺失标记只算在左上角一格。请拆开单元格分别填写，或确认不用。",
    en: "{path}: the cells {range} are merged over data. A number there may belong to any of them and is not read; texts and marks of missing count for the top left cell alone. Split the cells, or confirm.",
  },
  "import-no-entity-column": {
    zh: "{path}：没有找到评价对象（园区、地区）的名称或代码列，这张表一行也读不了。请指定该列，或略过这张表。",
    en: "{path}: no column names the entities; no row of this table can be read. Say which column it is, or skip the table.",
  },
  "import-no-table": {
    zh: "“{path}”上没有找到表格（一行表头、其下有数据）。其中的单元格都没有读入。",
    en: "No table (a header with data under it) was found on “{path}”. None of its cells is read.",
  },
  "import-not-a-choice": {
    zh: "{path}：“{header}”列有 {count} 个单元格不在可选值内，如“{text}”，没有读入。",
    en: "{path}: {count} cells of “{header}” are none of the choices, such as “{text}”; they are not read.",
  },
  "import-not-a-date": {
    zh: "{path}：“{header}”列有 {count} 个单元格不是日期，如“{text}”，没有读入。可写 2024-01-31 或 2024年1月31日。",
    en: "{path}: {count} cells of “{header}” are no dates, such as “{text}”; they are not read. Write 2024-01-31.",
  },
  "import-not-a-number": {
    zh: "{path}：“{header}”列有 {count} 个单元格不是完整的数，如“{text}”，没有读入。约数、区间和带说明的数不作猜测。",
    en: "{path}: {count} cells of “{header}” are not wholly numbers, such as “{text}”; they are not read. Nothing is guessed of ranges and remarks.",
  },
  "import-row-without-name": {
    zh: "{path}：有 {count} 行有数而没有对象的名称或代码（从第 {line} 行起），没有读入。",
    en: "{path}: {count} rows have figures and neither a name nor a code (from line {line} on); they are not read.",
  },
  "import-several-periods": {
    zh: "{path}：表题“{text}”写有不止一个时期，不能确定是哪一期，请指定。",
    en: "{path}: the title “{text}” names more than one period. Say which it is.",
  },
  "import-unit-assumed": {
    zh: "{path}：“{header}”没有写单位，按 {unit} 读入。请核对。",
    en: "{path}: “{header}” names no unit and is read in {unit}. Please check.",
  },
  "import-unit-unknown": {
    zh: "{path}：“{header}”列有 {count} 个单元格的单位不清楚或不能换算，如“{text}”，没有读入。",
    en: "{path}: the unit of {count} cells of “{header}” is not clear or cannot be converted, such as “{text}”; they are not read.",
  },
}
