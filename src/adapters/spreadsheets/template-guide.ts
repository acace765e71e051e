import type { Language } from "#issues"

/** How to fill in a template, one line each. */
export const guideLines: Readonly<Record<Language, readonly string[]>> = {
  zh: [
    "在第一张表“数据”中填写：每个评价对象每个时期一行，第一行的列名（代码）不要改动。",
    "把鼠标移到列名上可看到指标名称、单位和定义；全部指标见“指标”表。",
    "只填数，不写单位和百分号：单位为 % 的指标，5.2% 填 5.2。可用千分位逗号，如 1,234.5。",
    "没有数据请留空，或填 NA、-、—；0 表示数值为零，不表示缺失。",
    "时期写年 2024、季 2024-Q1 或月 2024-01。",
    "可以另加一列文字（如省份、类别）作为分组；不要合并单元格，不要在表内另加标题、合计行。",
    "填好后保存为 .xlsx，运行 gaoxin evaluate --data 文件名；有问题会逐格指出。",
  ],
  en: [
    "Fill in the first sheet: one row per entity and period; leave the heads (codes) in the first row as they are.",
    "Point at a head to see the indicator's name, unit and definition; all of them are on the sheet “Indicators”.",
    "Numbers only, without unit or percent sign: where the unit is %, write 5.2 for 5.2%. Commas may set off thousands: 1,234.5.",
    "Leave a cell blank, or write NA, - or —, where there is no figure; 0 is a value, not a missing one.",
    "Periods are a year 2024, a quarter 2024-Q1 or a month 2024-01.",
    "You may add a column of text, such as a province, as a group; do not merge cells and add no titles or totals.",
    "Save as .xlsx and run gaoxin evaluate --data FILE; every fault is shown with its cell.",
  ],
}
