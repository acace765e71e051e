import type { IssueTexts } from "#issues"

export const returnsIssueTexts: IssueTexts = {
  "return-form-unknown": {
    zh: "{path}：政策包里没有报表“{id}”。可用：{allowed}",
    en: "{path}: the pack has no form “{id}”. There are: {allowed}",
  },
  "return-nothing-read": {
    zh: "{path}：没有找到报表 {form} 的数据。列名应是报表的代码（如 QC05_0）或名称，一行一个企业；或每个企业一张工作表（代码、指标名称、计量单位、数值）。",
    en: "{path}: no data of the form {form}. Headers are the form's codes (QC05_0) or names, one row an enterprise; or each enterprise has a sheet (code, name, unit, value).",
  },
  "return-period-unknown": {
    zh: "{path}：文件里没有报告期。请用 --period 2024 写明。",
    en: "{path}: the file names no period. Give it: --period 2024.",
  },
  "return-columns-missing": {
    zh: "{path}：报表有 {count} 项没有对应的列：{codes}。没有的项按缺数处理，不作 0。",
    en: "{path}: {count} items of the form have no column: {codes}. They count as missing, not as zero.",
  },
  "return-last-same": {
    zh: "{path}：上期文件的报告期也是 {period}。请核对是否选错了文件。",
    en: "{path}: the file of the period before is of {period} as well. Check that it is the right one.",
  },
  "return-form-state": { zh: "{path}", en: "{en}" },
  "return-file-missing": {
    zh: "没有这个文件：{path}",
    en: "There is no file {path}",
  },
}
