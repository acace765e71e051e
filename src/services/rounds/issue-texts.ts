import type { IssueTexts } from "#issues"

export const roundIssueTexts: IssueTexts = {
  "round-not-found": {
    zh: "没有这个评价轮次，或者不对您开放。",
    en: "There is no such round, or it is not open to you.",
  },
  "round-not-now": {
    zh: "现在不能“{actionZh}”：{barrierZh}。本轮现状：{phaseZh}；您现在可以：{allowedZh}。",
    en: "Not possible now ({actionEn}): {barrierEn}. The round is: {phaseEn}. You may now: {allowedEn}.",
  },
  "round-not-yours": {
    zh: "“{actionZh}”不属于您在本轮的职责。",
    en: "{actionEn} is not part of your role in this round.",
  },
  "round-changed": {
    zh: "在您打开页面之后，本轮已有变化，现状：{phaseZh}。请看过最新情况再办理。",
    en: "The round has changed since you opened it; it is now: {phaseEn}. Look at it again before acting.",
  },
  "round-pack-unknown": {
    zh: "没有政策包 {pack}；现有：{allowed}。",
    en: "No pack {pack}; at hand: {allowed}.",
  },
  "round-framework-unknown": {
    zh: "政策包里没有指标体系 {framework}；现有：{allowed}。",
    en: "The pack has no framework {framework}; it has: {allowed}.",
  },
  "round-method-unknown": {
    zh: "政策包里没有方法 {method}；现有：{allowed}。",
    en: "The pack has no method {method}; it has: {allowed}.",
  },
  "round-no-participants": { zh: "没有选择园区。", en: "No zone was chosen." },
  "round-participant-unknown": {
    zh: "{organisation} 不是本机关范围内的园区。",
    en: "{organisation} is not a zone that this authority oversees.",
  },
  "round-no-data": {
    zh: "没有数据：政策包不带数据，请上传表格。",
    en: "No data: the pack has none, upload a table.",
  },
  "round-period-missing": {
    zh: "数据里没有 {period} 期；有：{allowed}。",
    en: "The data have no period {period}; they have: {allowed}.",
  },
  "round-figures-missing": {
    zh: "数据里没有这些园区的行：{names}。",
    en: "The data have no rows for: {names}.",
  },
  "round-real-zone-invented": {
    zh: "虚构数据不能放到真实园区名下：{names}。",
    en: "Invented figures cannot be given to real zones: {names}.",
  },
  "round-class-unknown": {
    zh: "数据里没有分类列 {column}；有：{allowed}。",
    en: "The data have no class column {column}; they have: {allowed}.",
  },
  "round-date-past": { zh: "{path}：时间须在现在之后。", en: "{path}: the time must be after now." },
  "round-dates-order": { zh: "截止时间须在开始时间之后。", en: "The end must be after the start." },
  "round-column-unknown": { zh: "没有指标 {column}。", en: "There is no indicator {column}." },
  "round-question-open": {
    zh: "对 {column} 的疑问正在处理，不能重复提出。",
    en: "A question on {column} is being decided; it cannot be asked twice.",
  },
  "round-same-value": { zh: "建议值与现值相同。", en: "The proposed value is the present one." },
  "round-question-unknown": {
    zh: "没有这条疑问，或已处理。",
    en: "There is no such question, or it was decided.",
  },
  "round-objection-unknown": {
    zh: "没有这条异议，或已处理。",
    en: "There is no such objection, or it was decided.",
  },
  "round-value-missing": {
    zh: "采纳疑问须写明新的数值（或注明缺失）。",
    en: "Accepting a question needs the new value, or that it is missing.",
  },
  "round-evidence-unknown": { zh: "没有这个佐证文件。", en: "There is no such evidence file." },
  "round-no-file": { zh: "没有收到文件。", en: "No file was received." },
  "round-not-computed": { zh: "本轮还没有计算结果。", en: "The round has no result yet." },
  "round-figures-closed": {
    zh: "发布前的数据只对组织评价的机关和园区本身开放（统计法第二十八条）。",
    en: "Before release figures are open to the evaluating authority and the zone itself alone (Statistics Law, art. 28).",
  },
  "round-proof-closed": {
    zh: "这份证明不对您开放：完整证明供组织评价的机关和审计员，园区证明供该园区，核对底稿供审计员。",
    en: "This proof is not open to you: the full one is for the authority and the auditor, a zone's for the zone, the openings for the auditor.",
  },
  "round-nothing-published": { zh: "没有公开的内容。", en: "Nothing is public." },
}
