import type { IssueTexts } from "#issues"

export const fillingIssueTexts: IssueTexts = {
  "return-cell-unknown": {
    zh: "{path}：本期报表没有这个指标。",
    en: "{path}: the forms of this period have no such variable.",
  },
  "return-unit-other": {
    zh: "{path}：填写的统一社会信用代码 {given} 与调查名录的 {known} 不一致。",
    en: "{path}: the credit code {given} is not the one in the frame, {known}.",
  },
  "return-version-unknown": {
    zh: "您看到的版本 {base} 比现有的版本 {version} 新。请重新打开报表。",
    en: "Version {base} is newer than the one that there is, {version}. Open the return again.",
  },
  "return-version-older": {
    zh: "报表在您看到版本 {seen} 之后又有修改，现为版本 {version}。请核对后再报送。",
    en: "The return was changed after the version {seen} that you saw; it is now version {version}. Look at it again before you submit.",
  },
  "return-cell-missing": {
    zh: "{path}：{textZh}（{titleZh}）必填项没有数，不能以说明代替。",
    en: "{path}: {textEn} ({titleEn}). A required figure cannot be explained away.",
  },
  "return-error-open": {
    zh: "{path}：{textZh}（{titleZh}）请改正；数据属实的，请说明原因。",
    en: "{path}: {textEn} ({titleEn}). Correct it, or explain it where the figure is true.",
  },
  "return-number-other": {
    zh: "第 {number} 次报送与现状不符：报表现为“{phaseZh}”，已报送到第 {revision} 次。",
    en: "Submission {number} does not fit: the return is {phaseEn}, with {revision} submissions.",
  },
  "return-finding-other": {
    zh: "{path}：现在没有这条审核结果，说明没有保存。请按现在的审核结果说明。",
    en: "{path}: there is no such finding now; nothing was saved. Explain what the check says now.",
  },
  "return-scan-needed": {
    zh: "代录须上传加盖公章的纸质报表扫描件。",
    en: "Whoever keys a return for a unit has to attach the scan of its stamped paper return.",
  },
  "return-scan-unknown": {
    zh: "没有这份扫描件，或者它不是这家单位的。",
    en: "There is no such scan, or it is not of this unit.",
  },
  "return-scan-kind": {
    zh: "{path}：扫描件须为 PDF、JPEG 或 PNG。",
    en: "{path}: a scan is a PDF, a JPEG or a PNG.",
  },
  "return-scan-not-keyed": {
    zh: "本单位自己填报，不需要扫描件。",
    en: "A unit that fills in its own return attaches no scan.",
  },
  "return-no-file": { zh: "没有收到文件。", en: "No file was sent." },
  "return-revision-not-found": {
    zh: "没有这次报送，或者不对您开放。",
    en: "There is no such submission, or it is not open to you.",
  },
  "return-upload-not-found": {
    zh: "没有这个上传的工作簿，或者不对您开放。",
    en: "There is no such workbook, or it is not open to you.",
  },
  "return-upload-not-now": {
    zh: "工作簿现在是“{state}”，不能这样处理。",
    en: "The workbook is {state}: this cannot be done now.",
  },
  "return-upload-period": {
    zh: "{path}：工作簿的报告期是 {period}，本调查期是 {wanted}。",
    en: "{path}: the workbook is of {period}; this survey is of {wanted}.",
  },
  "return-upload-nothing": {
    zh: "{path}：没有找到本期报表的数据。列名应是报表的代码（如 QC05_0）或名称，一行一个企业。",
    en: "{path}: no data of these forms. Headers are the form's codes (QC05_0) or names, one row an enterprise.",
  },
  "return-upload-units": {
    zh: "{path}：有 {units} 行（家），一个文件最多 {most} 家。请删去空行和无关的行，或按地区、园区分成几个文件上传。",
    en: "{path}: {units} rows (units); a file may have {most}. Remove rows that are no units, or send one file a place.",
  },
  "return-cell-long": {
    zh: "{path}：单元格里有 {signs} 个字，最多 {most} 个，未读入。请核对是否填错了格。",
    en: "{path}: the cell holds {signs} signs; {most} are taken, so it was not read. Check that it is the right cell.",
  },
  "return-upload-columns": {
    zh: "{path}：有 {count} 项没有对应的列：{codes}。没有的项不改动草稿。",
    en: "{path}: {count} items have no column: {codes}. They leave the draft as it is.",
  },
  "return-upload-survey": {
    zh: "请先写明调查期（survey），再附文件。",
    en: "Name the survey period (field survey) before the file.",
  },
  "return-upload-signature": {
    zh: "同时报送须填写填表人、单位负责人、统计负责人和电话。",
    en: "To submit, give filler, head, statistics head and telephone.",
  },
  "return-upload-submit-own": {
    zh: "代录的报表须逐家附扫描件报送；工作簿只能存为草稿。",
    en: "Returns keyed for units are submitted one by one with their scans; a workbook can be saved as drafts only.",
  },
  "return-template-large": {
    zh: "单位超过 {most} 家，请按地区或园区分别下载。",
    en: "More than {most} units: download by place.",
  },
}
