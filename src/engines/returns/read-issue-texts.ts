import type { IssueTexts } from "#issues"

/** What reading says of cells of a return; the place stands beside the text of a finding wherever it is shown. */
export const returnReadTexts: IssueTexts = {
  "return-not-a-number": {
    zh: "{code} {label}：“{text}”不是数。请只填数字，缺数留空。",
    en: "{code} {label}: “{text}” is not a number. Write digits only; leave it blank where there is no figure.",
  },
  "return-number-is-date": {
    zh: "{code} {label}：应为数，单元格里却是日期 {text}，多半是表格软件自动改的。请改为文本或常规格式后重填。",
    en: "{code} {label}: a number is wanted and the cell holds the date {text}, which a spreadsheet often makes of typing. Enter it again as a number.",
  },
  "return-decimals": {
    zh: "{code} {label}：“{text}”的小数位多于 {decimals} 位（单位：{unit}）。未取整，请核对单位和数值。",
    en: "{code} {label}: “{text}” has more than {decimals} decimals (unit {unit}). It was not rounded: check unit and figure.",
  },
  "return-not-carried": {
    zh: "{code} {label}：“{text}”超出可以精确保存的范围（最多 18 位数字）。",
    en: "{code} {label}: “{text}” is beyond what is kept exactly (18 digits).",
  },
  "return-digits-lost": {
    zh: "{code} {label}：“{text}”按数值保存，15 位以后的数字已被表格软件改为 0。请设为文本格式后重填。",
    en: "{code} {label}: “{text}” is kept as a number, and the spreadsheet has lost its digits after the fifteenth. Enter it as text.",
  },
  "return-error-cell": {
    zh: "{code} {label}：单元格是错误值或没有结果的公式（{text}）。请填数值。",
    en: "{code} {label}: the cell holds an error or a formula without its result ({text}). Enter the figure.",
  },
  "return-cell-unit": {
    zh: "{code} {label}：“{text}”自带的单位不能换算成{unit}，或与列的单位混用。请按表头单位只填数。",
    en: "{code} {label}: the unit within “{text}” cannot be turned into {unit}, or mixes with the column's. Write the number alone.",
  },
  "return-cell-own-unit": {
    zh: "{code} {label}：“{text}”自带单位，按 {read} {unit}读取。请确认，并只填数。",
    en: "{code} {label}: “{text}” brings its own unit and was read as {read} {unit}. Confirm it, and write the number alone.",
  },
  "return-not-a-date": {
    zh: "{code} {label}：“{text}”不是日期。请写成 2024-01-31。",
    en: "{code} {label}: “{text}” is not a date. Write 2024-01-31.",
  },
  "return-date-partial": {
    zh: "{code} {label}：“{text}”只到年或月，缺日期，未读入。请写成 2024-01-31。",
    en: "{code} {label}: “{text}” lacks the day and was not read. Write 2024-01-31.",
  },
  "return-not-a-truth": {
    zh: "{code} {label}：“{text}”既不是“是”也不是“否”。",
    en: "{code} {label}: “{text}” is neither yes nor no.",
  },
  "return-uscc-check": {
    zh: "{code} {label}：“{text}”的校验码不对，前 17 位对应的校验码是 {expected}（GB 32100）。请与营业执照核对。",
    en: "{code} {label}: the check letter of “{text}” is wrong; its first 17 letters call for {expected} (GB 32100). Compare the licence.",
  },
  "return-uscc-shape": {
    zh: "{code} {label}：“{text}”不是统一社会信用代码：应为 18 位，不含 I、O、Z、S、V，第 3 至 8 位为数字（现为 {length} 位）。",
    en: "{code} {label}: “{text}” is no unified social credit code: 18 letters without I, O, Z, S, V, digits from the third to the eighth (it has {length}).",
  },
  "return-division-shape": {
    zh: "{code} {label}：“{text}”不是行政区划代码：应为 6 位数字（GB/T 2260），或 9、12 位的统计用代码。",
    en: "{code} {label}: “{text}” is no division code: six digits (GB/T 2260), or the nine or twelve of statistics.",
  },
  "return-division-province": {
    zh: "{code} {label}：“{text}”以 {province} 开头，没有这个省级代码（GB/T 2260）。",
    en: "{code} {label}: “{text}” begins with {province}, which is no province (GB/T 2260).",
  },
  "return-industry-shape": {
    zh: "{code} {label}：“{text}”不是国民经济行业代码：应为 2 至 4 位数字，前面可有门类字母（GB/T 4754）。",
    en: "{code} {label}: “{text}” is no industry code: two to four digits, after the section's letter or without it (GB/T 4754).",
  },
  "return-industry-zero": {
    zh: "{code} {label}：“{text}”少了开头的 0，应为 0{text}？请设为文本格式后重填（GB/T 4754）。",
    en: "{code} {label}: “{text}” has lost its leading zero (0{text}?). Enter it as text (GB/T 4754).",
  },
  "return-industry-unknown": {
    zh: "{code} {label}：“{text}”不在国民经济行业分类中（GB/T 4754—2017）。",
    en: "{code} {label}: “{text}” is not in the classification of industries (GB/T 4754—2017).",
  },
  "return-unit-missing": {
    zh: "没有填报单位的代码；这一行的数值照常检查，但不能与上期对照。",
    en: "The unit's code is missing; the figures are checked all the same, but not against the period before.",
  },
  "return-unit-twice": {
    zh: "填报单位 {unit} 出现两次，前一次在 {first}。",
    en: "The unit {unit} comes twice; first at {first}.",
  },
  "return-column-unknown": {
    zh: "不认识的列“{header}”，整列未读。请用报表的代码或名称作列名。",
    en: "The column “{header}” is not known, and nothing of it was read. Use the form's code or name.",
  },
  "return-column-doubtful": {
    zh: "列“{header}”可能是 {candidates}，不能确定，整列未读。请在列名里写明代码。",
    en: "The column “{header}” may be {candidates}; nothing of it was read. Put the code into the header.",
  },
  "return-column-twice": {
    zh: "{code} {label} 有两列，前一列在 {first}；这一列未读。",
    en: "{code} {label} has two columns; the first is {first}. This one was not read.",
  },
  "return-column-unit": {
    zh: "列“{header}”的单位“{given}”不能换算成 {code} 的单位“{unit}”，整列未读。",
    en: "The unit “{given}” of the column “{header}” cannot be turned into “{unit}” of {code}; nothing of it was read.",
  },
  "return-no-unit-column": {
    zh: "没有填报单位代码列（统一社会信用代码），按行检查，不能查重，也不能与上期对照。",
    en: "There is no column of the unit's code (unified social credit code): rows are checked one by one, without duplicates or the period before.",
  },
  "return-sheet-not-read": {
    zh: "{path}：工作表“{sheet}”里没有找到报表的代码或名称，未读。",
    en: "{path}: the sheet “{sheet}” holds none of the form's codes or names and was not read.",
  },
  "return-row-total": {
    zh: "{path}：合计行“{text}”未读。",
    en: "{path}: the row of totals “{text}” was not read.",
  },
  "return-row-period": {
    zh: "这一行的报告期是 {text}，检查的是 {period}。",
    en: "This row is of {text}; the period checked is {period}.",
  },
}
