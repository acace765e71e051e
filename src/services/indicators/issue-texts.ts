import type { IssueTexts } from "#issues"

/** Texts of the issues of computing indicators from returns. */
export const indicatorIssueTexts: IssueTexts = {
  "returns-not-found": { zh: "没有文件夹或文件 {path}。", en: "There is no folder or file {path}." },
  "returns-no-table": {
    zh: "{path}：没有报表。应有 manifest.json，或 CSV、XLSX、Parquet 表，每户每期一行。",
    en: "{path}: no returns. Expected are manifest.json, or tables as CSV, XLSX or Parquet, one row a unit and period.",
  },
  "returns-empty": { zh: "{path}：表中没有一行报表。", en: "{path}: the tables hold no return." },
  "returns-no-unit": {
    zh: "{path}：没有说明企业的列。可用：{allowed}。",
    en: "{path}: no column says which unit it is. Allowed: {allowed}.",
  },
  "returns-no-zone": {
    zh: "{path}：没有 zone（园区）列；这些企业若不在别的表中有园区，就不计入任何园区。",
    en: "{path}: no column zone; units without a zone in another table count for none.",
  },
  "returns-blank-unit": { zh: "{path}：企业代码为空。", en: "{path}: the unit is blank." },
  "returns-no-period": {
    zh: "{path}：不知道是哪一时期。请加 period 列，在文件名中写上（2024），或用 --period。",
    en: "{path}: the period is not known. Add a column period, put it in the file's name (2024), or use --period.",
  },
  "returns-unit-twice": {
    zh: "{path}：{unit} 在 {period} 有两行。",
    en: "{path}: {unit} has two rows of {period}.",
  },
  "returns-unit-repeated": {
    zh: "{path}：{unit} 在 {period} 有 {times} 份报表。",
    en: "{path}: {unit} has {times} returns of {period}.",
  },
  "returns-two-zones": {
    zh: "{path}：{unit} 在两张表中园区不同：{one}、{other}。",
    en: "{path}: {unit} has two zones in two tables: {one}, {other}.",
  },
  "returns-cell-twice": {
    zh: "{path}：{unit} 的 {code} 在两张表中不同。",
    en: "{path}: {code} of {unit} differs between two tables.",
  },
  "returns-column-twice": {
    zh: "{path}：列“{column}”重复。",
    en: "{path}: the column “{column}” comes twice.",
  },
  "returns-column-unknown": {
    zh: "{path}：不认识列“{column}”，未使用。",
    en: "{path}: the column “{column}” is not known, and not used.",
  },
  "returns-side-column": { zh: "{path}：没有列“{column}”。", en: "{path}: no column “{column}”." },
  "returns-period-absent": {
    zh: "没有 {period} 的报表。有：{allowed}。",
    en: "There are no returns of {period}. There are: {allowed}.",
  },
  "returns-latest-period": {
    zh: "有多个时期（{allowed}），计算了最新的 {period}；用 --period 指定。",
    en: "There are several periods ({allowed}); the latest, {period}, was computed. Choose with --period.",
  },
  "returns-no-prior": {
    zh: "没有 {period} 的上一时期（{before}）：增长和净增的指标为未知。",
    en: "The period before {period} ({before}) is not there: growth and net increases are unknown.",
  },
  "returns-decimals-differ": {
    zh: "{path}：各时期（{periods}）的小数位不同：{decimals}。",
    en: "{path}: the periods {periods} carry different decimals: {decimals}.",
  },
  "returns-kind-differs": {
    zh: "{path}：数据中的类型与政策包的（{type}）不符。",
    en: "{path}: the data hold another kind of value than the pack says ({type}).",
  },
  "returns-outside-zones": {
    zh: "{path}：{period} 有 {returns} 份报表不属于任何园区，未计入。",
    en: "{path}: {returns} returns of {period} name no zone and count for none.",
  },
  "indicator-not-computed": {
    zh: "{path} {label}：未知。{zh}。",
    en: "{path}: unknown. {en}.",
  },
  "indicator-not-opened": {
    zh: "指标“{path}”不由报表计算，不能展开。可用：{allowed}。",
    en: "The indicator “{path}” is not computed from returns and cannot be opened. Allowed: {allowed}.",
  },
  "indicator-zone-empty": {
    zh: "园区“{path}”在 {period} 没有 {indicator} 用到的报表。",
    en: "The zone “{path}” has no return of {period} behind {indicator}.",
  },
  "indicator-parts-unknown": {
    zh: "{path} 无法分解到企业，不能作保密检查",
    en: "{path} cannot be taken apart into units, so that disclosure control cannot look at it",
  },
}
