import type { IssueTexts } from "#issues"

/** The text of every issue that uploads, runs and jobs raise. */
export const runsIssueTexts: IssueTexts = {
  "run-pack-unknown": {
    zh: "没有名为 {pack} 的政策包；现有：{allowed}。",
    en: "There is no pack {pack}; there are: {allowed}.",
  },
  "run-name-is-path": {
    zh: "{path}：请给出名称，不是文件路径（{name}）。",
    en: "{path}: give a name, not the path of a file ({name}).",
  },
  "run-adjustments-file": {
    zh: "方法中的加分、扣分与否决文件（{file}）只在政策包内和命令行可用；此处请去掉该项。",
    en: "A file of adjustments ({file}) is read in packs and on the command line only: leave it out here.",
  },
  "run-data-missing": {
    zh: "该政策包没有自带数据：请选择已上传的表格。",
    en: "This pack has no data of its own: choose an uploaded table.",
  },
  "run-one-period": {
    zh: "一次评价一个时期。",
    en: "One evaluation is of one period.",
  },
  "run-not-found": {
    zh: "没有找到这次评价，或者尚未完成，或者不对您开放。",
    en: "This evaluation was not found, is not finished, or is not open to you.",
  },
  "run-entity-unknown": {
    zh: "这次评价没有对象 {entity}。",
    en: "There is no entity {entity} in this evaluation.",
  },
  "run-under-way": {
    zh: "评价正在进行：请先取消，再删除。",
    en: "The evaluation is under way: cancel it first.",
  },
  "run-released": {
    zh: "已发布的评价不能删除。",
    en: "An evaluation that was released cannot be deleted.",
  },
  "dataset-not-found": {
    zh: "没有找到这张表格，或者已删除，或者不对您开放。",
    en: "This table was not found, was deleted, or is not open to you.",
  },
  "dataset-without-code": {
    zh: "{path}：没有 code 列（评价对象的代码）。表头读到：{header}。可先下载模板。",
    en: "{path}: there is no column code (of the entities). The header reads: {header}. A template can be downloaded.",
  },
  "dataset-too-wide": {
    zh: "{path}：共 {columns} 列，上限 {limit} 列。",
    en: "{path}: {columns} columns, the limit is {limit}.",
  },
  "dataset-empty": { zh: "{path}：只有表头，没有数据行。", en: "{path}: a header and no rows." },
  "upload-one-file": {
    zh: "请选择一个文件（CSV、XLSX 或 Parquet）。",
    en: "Choose one file (CSV, XLSX or Parquet).",
  },
  "job-not-found": {
    zh: "没有找到这项任务，或者不对您开放。",
    en: "This job was not found or is not open to you.",
  },
  "job-over": {
    zh: "任务已经结束，或不能由您取消（状态：{state}）。",
    en: "The job is over, or not yours to cancel (state: {state}).",
  },
  "job-failed": {
    zh: "任务因内部错误未能完成，编号 {job}。已记录，请告诉系统管理员。",
    en: "The job failed for an internal error, number {job}. It was logged; tell the system administrator.",
  },
  "disc-full": {
    zh: "服务器的数据盘已满，这一步没有写入；此前保存的都在。请联系系统管理员腾出空间，之后再做一次即可。",
    en: "The disc of the server's data is full: this was not written, and all that was stored before stands. Ask the system administrator to make room, then do the same again.",
  },
  "job-interrupted": {
    zh: "任务因服务器中断未能完成（已尝试 {attempts} 次）。请重新提交。",
    en: "The job was interrupted with the server ({attempts} attempts) and was given up. Ask for it again.",
  },
  "job-appointment-ended": {
    zh: "任务未执行：提交人的任职（或令牌）在执行前已经终止。",
    en: "The job was not done: the appointment (or token) of whoever asked for it has ended since.",
  },
}
