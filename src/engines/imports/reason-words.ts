import type { Words } from "#issues"
import type { ColumnRole, MissingReason, UnreadCell } from "./model.ts"

/** Why nothing was made of a cell. */
export const unreadWords: Readonly<Record<UnreadCell["reason"], Words>> = {
  total: { zh: "合计、平均等汇总行", en: "totals and averages" },
  subtotal: { zh: "小计行", en: "subtotals" },
  note: { zh: "附注", en: "notes" },
  "repeated-header": { zh: "重复的表头", en: "repeated header" },
  blank: { zh: "空行", en: "blank" },
  "group-heading": { zh: "分组标题", en: "heading of a group" },
  person: { zh: "人工排除", en: "put aside by a person" },
  "outside-a-table": { zh: "表格之外", en: "outside every table" },
  "column-unknown": { zh: "未对应的列", en: "column that nothing was matched to" },
  "column-ignored": { zh: "不读取的列", en: "column not to be read" },
  "entity-unknown": { zh: "未对应的单位", en: "entity that is not known" },
  "table-skipped": { zh: "不读取的表", en: "table not to be read" },
  "hidden-sheet": { zh: "隐藏的工作表", en: "hidden sheet" },
  "not-a-number": { zh: "应为数字而不是", en: "not a number" },
  "not-a-date": { zh: "应为日期而不是", en: "not a date" },
  "not-a-choice": { zh: "不在可选值内", en: "not one of the choices" },
  "digits-lost": {
    zh: "长编码存成了数，末尾几位已丢失",
    en: "long code kept as a number: its last digits are lost",
  },
  "merged-value": { zh: "一个数合并在几行或几列上", en: "one number merged over several rows or columns" },
  "unit-unknown": { zh: "单位不明", en: "unit not known" },
  "period-unknown": { zh: "时期不明", en: "period not known" },
  duplicate: { zh: "重复出现", en: "second one of the same" },
  "error-cell": { zh: "错误值（#N/A 等）", en: "error value (#N/A …)" },
  "serial-number": { zh: "序号", en: "serial number" },
}

/** Why a value is missing. */
export const missingWords: Readonly<Record<MissingReason, Words>> = {
  blank: { zh: "空白", en: "blank" },
  dash: { zh: "横线", en: "dash" },
  "not-applicable": { zh: "不适用", en: "not applicable" },
  "not-known": { zh: "不详", en: "not known" },
  "not-reported": { zh: "未报", en: "not reported" },
  secret: { zh: "涉密或不公开", en: "secret or not disclosed" },
}

export const columnRoleWords: Readonly<Record<ColumnRole, Words>> = {
  measure: { zh: "指标", en: "measure" },
  "entity-code": { zh: "代码", en: "code" },
  "entity-name": { zh: "名称", en: "name" },
  period: { zh: "时期", en: "period" },
  group: { zh: "分组", en: "group" },
  serial: { zh: "序号", en: "serial number" },
  item: { zh: "指标名称列", en: "names of measures" },
  value: { zh: "数值列", en: "values" },
  unit: { zh: "单位列", en: "units" },
  ignored: { zh: "不读取", en: "not read" },
  unknown: { zh: "未对应", en: "not matched" },
}

export const unreadColumns = ["cell", "text", "reason", "原因"] as const

/** Cells that were not read as rows of a table, `unreadColumns` in order. */
export function* unreadRows(cells: Iterable<UnreadCell>): Generator<(string | null)[]> {
  for (const { cell, text, reason } of cells) yield [cell, text, reason, unreadWords[reason].zh]
}
