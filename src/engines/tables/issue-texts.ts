import type { IssueTexts } from "#issues"
import { fileIssueTexts } from "./file-issue-texts.ts"

const allowedNumbers = {
  zh: "这里只能填数，如 1234.5、1,234.5 或 1.2e6；没有数据请留空，或填 NA、-、—",
  en: "Only a number may stand here, such as 1234.5, 1,234.5 or 1.2e6; leave it blank, or write NA, - or —, where there is none",
}

/** The text of every issue of reading files and tables. What is in braces comes from the issue. */
export const tableIssueTexts: IssueTexts = {
  ...fileIssueTexts,
  "ambiguous-column": {
    zh: "{path}：有几列都可能是“{column}”：{candidates}。请只保留一列，列名与代码完全一致。",
    en: "{path}: several columns could be “{column}”: {candidates}. Keep one, with the code exactly as its head.",
  },
  "bad-period": {
    zh: "{path}：列“{column}”第 {line} 行的时期“{text}”不能识别。可写年 2024、季 2024-Q1 或月 2024-01；若表格软件已把它改成日期，请先把该列设为文本。",
    en: "{path}: the period “{text}” in column “{column}”, row {line}, is not understood. Write a year 2024, a quarter 2024-Q1 or a month 2024-01; if the spreadsheet made a date of it, set the column to text first.",
  },
  "blank-code": {
    zh: "{path}：第 {line} 行有内容，但 {letter} 列的代码为空。请填写代码，或删去这一行。",
    en: "{path}: row {line} has content but no code in column {letter}. Fill in the code, or delete the row.",
  },
  "blank-column": {
    zh: "{path}：{columns} 列既无列名也无内容，已略过。",
    en: "{path}: column {columns} has neither a head nor content and is passed over.",
  },
  "blank-header": {
    zh: "{path}：{letter} 列没有列名，但第 {line} 行有内容“{text}”。请写上列名（指标代码），或清空这一列。",
    en: "{path}: column {letter} has no head but row {line} holds “{text}”. Give it a head (a code), or empty the column.",
  },
  "duplicate-column": {
    zh: "{path}：列名“{column}”出现在 {columns} 列。每个列名只能有一列。",
    en: "{path}: “{column}” heads the columns {columns}. Each name may head one column only.",
  },
  "duplicate-entity": {
    zh: "{path}：代码“{code}”时期 {period} 在第 {first} 行和第 {line} 行各有一条。每个对象每期只能有一行，请删去一行或更正代码、时期。",
    en: "{path}: code “{code}”, period {period}, is in row {first} and again in row {line}. One row per entity and period: delete one, or correct its code or period.",
  },
  "empty-table": {
    zh: "{path}：表中没有数据行。第一行应是列名，其后每个对象每期一行。",
    en: "{path}: no rows of data. The first row holds the heads of the columns, then one row per entity and period.",
  },
  "imeta-column-unused": {
    zh: "{path}：iMeta 的列“{column}”未使用。",
    en: "{path}: the iMeta column “{column}” is not used.",
  },
  "imeta-cycle": {
    zh: "{path}：第 {line} 行“{code}”的上级关系成环：{through}。请更正其中一行的 Parent。",
    en: "{path}: the parents of “{code}” (row {line}) go in a circle: {through}. Correct the Parent of one of them.",
  },
  "imeta-direction": {
    zh: "{path}：第 {line} 行“{code}”的 Direction 是“{text}”。只能填 1（越大越好）或 -1（越小越好）。",
    en: "{path}: the Direction of “{code}” (row {line}) is “{text}”. Allowed: 1 (higher is better) or -1 (lower is better).",
  },
  "imeta-duplicate-code": {
    zh: "{path}：iCode“{code}”在第 {first} 行和第 {line} 行重复。每个代码只能有一行。",
    en: "{path}: iCode “{code}” is in row {first} and again in row {line}. Each code has one row.",
  },
  "imeta-goalposts": {
    zh: "{path}：第 {line} 行“{code}”的 goalpost_lower（{lower}）与 goalpost_upper（{upper}）须同时填写，且下限小于上限。",
    en: "{path}: “{code}” (row {line}) has goalpost_lower {lower} and goalpost_upper {upper}. Give both, the lower below the upper.",
  },
  "imeta-level": {
    zh: "{path}：第 {line} 行“{code}”写的 Level 是 {stated}，按上下级关系应为 {level}；以上下级关系为准。",
    en: "{path}: “{code}” (row {line}) states Level {stated}; its place in the tree gives {level}, which is used.",
  },
  "imeta-no-indicators": {
    zh: "{path}：没有一行的 Type 是 Indicator，无法评价。",
    en: "{path}: no row has the Type Indicator; there is nothing to evaluate.",
  },
  "imeta-parent-type": {
    zh: "{path}：第 {line} 行“{code}”的上级“{parent}”类型是 {type}。上级须是 Aggregate。",
    en: "{path}: the Parent “{parent}” of “{code}” (row {line}) is of Type {type}. A parent must be an Aggregate.",
  },
  "imeta-type": {
    zh: "{path}：第 {line} 行的 Type“{text}”不可用。可用：{allowed}。",
    en: "{path}: the Type “{text}” in row {line} is unknown. Allowed: {allowed}.",
  },
  "imeta-unknown-denominator": {
    zh: "{path}：第 {line} 行“{code}”的分母“{denominator}”在 iMeta 中没有 Type 为 Denominator 的行；相对化时将缺少该列。",
    en: "{path}: the Denominator “{denominator}” of “{code}” (row {line}) has no row of Type Denominator; it is lacking if the data are denominated.",
  },
  "imeta-unknown-parent": {
    zh: "{path}：第 {line} 行“{code}”的上级“{parent}”不在 iCode 中。请更正 Parent，或为它添一行 Aggregate；最上级留空或填 NA。",
    en: "{path}: the Parent “{parent}” of “{code}” (row {line}) is not an iCode. Correct it, or add a row of Type Aggregate; leave the Parent of the top blank or NA.",
  },
  "imeta-weight": {
    zh: "{path}：第 {line} 行“{code}”的权重“{text}”是负数。权重须为零或正数；未知请留空。",
    en: "{path}: the Weight “{text}” of “{code}” (row {line}) is negative. Weights are zero or more; leave an unknown one blank.",
  },
  "missing-column": {
    zh: "{path}：缺少列“{column}”。请在第一行写上这个列名（与代码完全一致）。现有的列：{found}。",
    en: "{path}: there is no column “{column}”. Put it in the first row, spelled as the code. Columns found: {found}.",
  },
  "not-a-number": {
    zh: `{path}：列“{column}”第 {line} 行的内容“{text}”不是数。${allowedNumbers.zh}。`,
    en: `{path}: “{text}” in column “{column}”, row {line}, is not a number. ${allowedNumbers.en}.`,
  },
  "number-grouping": {
    zh: "{path}：列“{column}”第 {line} 行的“{text}”中逗号位置不对，无法判断是千分位还是小数点。千分位写 1,234.5，小数点写 1.23。",
    en: "{path}: the comma in “{text}” (column “{column}”, row {line}) sets off no thousands; it may be a decimal point. Write 1,234.5 for thousands and 1.23 for decimals.",
  },
  "number-out-of-range": {
    zh: "{path}：列“{column}”第 {line} 行的“{text}”太大或太小，计算机无法表示。请核对，并改用较大或较小的计量单位。",
    en: "{path}: “{text}” in column “{column}”, row {line}, is too large or too small for a computer's numbers. Check it, or use another unit.",
  },
  "percent-sign": {
    zh: "{path}：列“{column}”第 {line} 行的“{text}”带有百分号，无法确定单位。请去掉百分号，按该指标的单位填写：单位为 % 时 5.2% 填 5.2，为比值时填 0.052。",
    en: "{path}: “{text}” in column “{column}”, row {line}, has a percent sign, so its unit is unclear. Leave the sign out and use the indicator's unit: 5.2 where it is %, 0.052 where it is a ratio.",
  },
  "row-length": {
    zh: "{path}：第 {line} 行有 {cells} 格，列名有 {expected} 列。请检查是否多了或少了分隔符；文字中有逗号时，整格要用引号括起。",
    en: "{path}: row {line} has {cells} cells, the head has {expected}. Look for a separator too many or too few; a text with a comma needs quotes around it.",
  },
  "unit-mismatch": {
    zh: "{path}：列“{column}”的列名写的单位是“{given}”，指标体系的单位是“{expected}”。请换算数据，或更正列名中的单位。",
    en: "{path}: the head of “{column}” states the unit “{given}”, the framework has “{expected}”. Convert the values, or correct the unit in the head.",
  },
  "unknown-column": {
    zh: "{path}：指标体系中没有“{column}”，这一列未使用。若它是指标，请核对代码。",
    en: "{path}: the framework does not know “{column}”; the column is not used. If it is an indicator, check its code.",
  },
}
