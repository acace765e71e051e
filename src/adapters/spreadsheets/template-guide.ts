import type { Language } from "#issues"

/** How to fill in a template, one line each. */
export const guideLines: Readonly<Record<Language, readonly string[]>> = {
  zh: [
    "在第一张表“数据”中填写：每个评价对象每个时期一行，第一行的列名（代码和单位）已锁定，请勿改动。",
    "把鼠标移到列名上可看到指标名称、单位和定义；全部指标见“指标”表，有计算公式与来源。“往期数据”只供对照，不会当作本期填报。",
    "只填数，不写单位和百分号：单位为 % 的指标，5.2% 填 5.2。可用千分位逗号，如 1,234.5。",
    "没有数据请留空，或填 NA、-、—；0 表示数值为零，不表示缺失。",
    "时期写年 2024、季 2024-Q1 或月 2024-01。",
    "表格保护没有密码。要加一列文字（如省份、类别）作为分组，先撤销工作表保护；不要合并单元格，不要在表内另加标题、合计行。",
    "填好后保存为 .xlsx，运行 gaoxin evaluate --data 文件名；或在网页“数据”中导入；有问题会逐格指出。",
  ],
  en: [
    "Fill in the first sheet: one row per entity and period; the heads (codes and units) in the first row are locked; leave them as they are.",
    "Point at a head to see the indicator's name, unit and definition; all of them are on the sheet “Indicators”, with formula and source. “Earlier data” are for comparison and are never taken as this period's.",
    "Numbers only, without unit or percent sign: where the unit is %, write 5.2 for 5.2%. Commas may set off thousands: 1,234.5.",
    "Leave a cell blank, or write NA, - or —, where there is no figure; 0 is a value, not a missing one.",
    "Periods are a year 2024, a quarter 2024-Q1 or a month 2024-01.",
    "The protection has no password: lift it to add a column of text, such as a province, as a group; do not merge cells and add no titles or totals.",
    "Save as .xlsx and run gaoxin evaluate --data FILE, or import it on the page of data; every fault is shown with its cell.",
  ],
}

/** How to fill in the template of a list, one line each. */
export const listGuideLines: Readonly<Record<Language, readonly string[]>> = {
  zh: [
    "在第一张表中填写：一条记录一行。第一行的列名已锁定，请勿改动、增删或合并单元格。",
    "点到单元格会显示要求；有下拉箭头的请从选项中选。全部字段的说明见“字段”表。",
    "金额等数值只填数，按列名括号中的单位。没有数据请留空；0 表示数值为零，不表示缺失。",
    "编号、代码按原样填写，开头的 0 不会丢。日期写 2024-06-30，只知道年月写 2024-06。",
    "“往期数据”只供对照，不会当作本期填报。带“仅供参照，不导入”的表一律不读取。",
    "填好后保存为 .xlsx，在网页“数据”或“台账”中导入；有问题会逐格指出。",
  ],
  en: [
    "Fill in the first sheet: one row per record. The heads in the first row are locked; change, add or merge nothing there.",
    "A cell shows what it wants once you are in it; where there is an arrow, choose from the list. All fields are on “Fields”.",
    "Amounts are numbers only, in the unit in brackets of the head. Leave a cell blank where there is no figure; 0 is a value.",
    "Write numbers and codes as they are, zeros at the front are kept. Dates are 2024-06-30, or 2024-06 by month.",
    "“Earlier data” are for comparison and never taken as this period's. Sheets marked as not imported are not read.",
    "Save as .xlsx and import it on the pages of data or registers; every fault is shown with its cell.",
  ],
}
