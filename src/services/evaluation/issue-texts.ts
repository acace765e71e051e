import type { IssueTexts } from "#issues"

/** Texts of the issues that the use cases raise themselves. */
export const serviceIssueTexts: IssueTexts = {
  "adjustments-missing-column": {
    zh: "{path}：调整表缺少列“{column}”。应有：{allowed}。",
    en: "{path}: the adjustments have no column “{column}”. Columns: {allowed}.",
  },
  "data-missing": {
    zh: "没有数据：请用 --data 指明文件，或用 --pack 选择自带数据的政策包。",
    en: "No data: name a file with --data, or a pack that brings its own with --pack.",
  },
  "data-without-framework": {
    zh: "{path}：有数据而没有指标体系。与其列相符的有：{allowed}。也可用 --framework 指明文件。",
    en: "{path}: data without a framework. These fit its columns: {allowed}. Or name a file with --framework.",
  },
  "file-not-readable": { zh: "无法读取文件 {path}。", en: "The file {path} cannot be read." },
  "framework-id-needs-pack": {
    zh: "指标体系“{id}”要与 --pack 一起使用（可用：{allowed}），或给出 .yaml 文件。",
    en: "The framework “{id}” needs --pack (there are: {allowed}), or give a .yaml file.",
  },
  "framework-not-in-pack": {
    zh: "政策包中没有指标体系“{id}”。可用：{allowed}。",
    en: "The pack has no framework “{id}”. Available: {allowed}.",
  },
  "idata-missing": { zh: "--imeta 须与 --idata 一起使用。", en: "--imeta needs --idata." },
  "latest-period-evaluated": {
    zh: "数据有多个时期（{allowed}），评价了最新的 {period}；用 --period 指定，或 --period all。",
    en: "The data have several periods ({allowed}); the latest, {period}, was evaluated. Choose with --period, or --period all.",
  },
  "method-preset-unknown": {
    zh: "没有名为“{name}”的方法。可用：{allowed}，或给出 .yaml 文件。",
    en: "There is no method “{name}”. Available: {allowed}, or give a .yaml file.",
  },
  "not-a-proof": {
    zh: "{path} 不是证明文件。可用：{allowed}。",
    en: "{path} is not a proof. Allowed: {allowed}.",
  },
  "not-a-result": {
    zh: "{path} 不是评价结果。可用：{allowed}。",
    en: "{path} is not a result. Allowed: {allowed}.",
  },
  "not-json": { zh: "{path} 不是 JSON：{reason}", en: "{path} is not JSON: {reason}" },
  "proof-damaged": { zh: "{path} 已损坏：{reason}", en: "{path} is damaged: {reason}" },
  "series-over-period-bounds": {
    zh: "各期（{periods}）各按本期极值标准化，得分不构成时间序列。要比较得分，请在方法中写 over: pooled 或 fixed。",
    en: "Each period ({periods}) was normalised over its own bounds: the scores are no series. Write over: pooled or fixed to compare them.",
  },
  "template-needs-framework": {
    zh: "没有指标体系：请用 --pack（可用：{allowed}）或 --framework 指明。",
    en: "No framework: name one with --pack (there are: {allowed}) or --framework.",
  },
  "template-needs-pack": {
    zh: "请用 --pack 指明政策包（可用：{allowed}）：台账与导入方案在政策包中定义。",
    en: "Name a pack with --pack (there are: {allowed}): registers and import profiles are defined in packs.",
  },
  "template-profile-unknown": {
    zh: "政策包中没有导入方案“{id}”。可用：{allowed}。",
    en: "The pack has no import profile “{id}”. Available: {allowed}.",
  },
  "template-register-unknown": {
    zh: "政策包中没有台账“{id}”。可用：{allowed}。",
    en: "The pack has no register “{id}”. Available: {allowed}.",
  },
  "where-selects-nothing": {
    zh: "没有 {column} 等于“{value}”的行。",
    en: "No row has {column} = “{value}”.",
  },
  "where-unknown-column": {
    zh: "--where 的列“{column}”不在数据中。可用：{allowed}。",
    en: "--where names the column “{column}”, which the data do not have. Available: {allowed}.",
  },
}
