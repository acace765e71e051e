import type { IssueTexts } from "#issues"

export const surveyIssueTexts: IssueTexts = {
  "survey-not-found": {
    zh: "没有这个调查期，或者不对您开放。",
    en: "There is no such survey period, or it is not open to you.",
  },
  "survey-not-yours": {
    zh: "“{actionZh}”不属于您在本调查期的职责。",
    en: "{actionEn} is not part of your role in this period.",
  },
  "survey-not-now": {
    zh: "现在不能“{actionZh}”：{barrierZh}。本期现状：{phaseZh}；您现在可以：{allowedZh}。",
    en: "Not possible now ({actionEn}): {barrierEn}. The period is: {phaseEn}. You may now: {allowedEn}.",
  },
  "survey-pack-unknown": {
    zh: "没有政策包 {pack}；现有：{allowed}。",
    en: "No pack {pack}; at hand: {allowed}.",
  },
  "survey-forms-unknown": {
    zh: "政策包里没有报表 {id}；现有：{allowed}。",
    en: "The pack has no forms {id}; it has: {allowed}.",
  },
  "return-not-found": {
    zh: "本调查期没有这家单位的报表，或者不对您开放。",
    en: "This period has no return of that unit, or it is not open to you.",
  },
  "return-not-yours": {
    zh: "“{actionZh}”不属于您对这张报表的职责。",
    en: "{actionEn} is not part of your role in this return.",
  },
  "return-not-now": {
    zh: "现在不能“{actionZh}”：{barrierZh}。报表现状：{phaseZh}。",
    en: "Not possible now ({actionEn}): {barrierEn}. The return is: {phaseEn}.",
  },
  "survey-open-not-yours": {
    zh: "开启调查期由调查机关的审核人办理。",
    en: "A survey period is opened by a reviewer of its authority.",
  },
  "survey-forms-none": { zh: "没有可用的报表。", en: "There are no forms to open a period with." },
  "survey-forms-refused": { zh: "{whyZh}", en: "{whyEn}" },
  "survey-period-shape": {
    zh: "期间 {period} 与报表不符：年报为 2025，月报为 2025-03，快报为 2025-Q1 或 2025-03。",
    en: "Period {period} does not fit the forms: 2025 for annual, 2025-03 for monthly, 2025-Q1 or 2025-03 for flash reports.",
  },
  "survey-deadline-past": {
    zh: "截止时间 {dueAt} 已过，请填写今后的时间。",
    en: "The deadline {dueAt} has passed; give one that is to come.",
  },
  "survey-levels-own": {
    zh: "调查机关本级（{level}）是最后一级审核，不能省去。",
    en: "The authority's own level ({level}) reviews last and cannot be left out.",
  },
  "survey-already-there": {
    zh: "{period} 期已有调查期“{title}”。",
    en: "There is a period {period} already: {title}.",
  },
  "survey-frame-empty": {
    zh: "没有列入任何单位：请先登记企业，或调整名录规则。",
    en: "No unit is listed: enter enterprises first, or change the rule of the frame.",
  },
  "survey-frame-empty-invented": {
    zh: "没有列入任何单位：示例调查期只列入虚构单位。",
    en: "No unit is listed: an example period lists invented units only.",
  },
  "survey-rule-no-truth": {
    zh: "名录规则“{text}”须是对一家单位的是非判断，不用合计，也不用 prior（上期通过审核的报表已是所读的数据）。",
    en: "The rule {text} has to be true or false of one unit, without aggregates and without prior(): it reads the accepted return of the period before already.",
  },
  "survey-frame-not-yours": {
    zh: "调查名录由调查机关的审核人办理。",
    en: "The frame is for a reviewer of the survey's authority.",
  },
  "survey-not-open": {
    zh: "本期不在填报中，不能办理。本期现状：{phaseZh}。",
    en: "The period is not open. It is: {phaseEn}.",
  },
  "survey-unit-unknown": {
    zh: "没有企业 {unit}，或不在调查范围内。",
    en: "There is no enterprise {unit} in the places that the period covers.",
  },
  "survey-unit-origin": {
    zh: "{unit}：虚构单位与真实单位不能列入同一调查期。",
    en: "{unit}: invented and real units are never in one period.",
  },
  "survey-unit-not-listed": {
    zh: "{unit} 不在本期名录中，或者不对您开放。",
    en: "{unit} is not in the frame of this period, or not open to you.",
  },
  "survey-place-unknown": { zh: "没有地区或园区 {id}。", en: "There is no place {id}." },
  "survey-nothing-accepted": {
    zh: "还没有通过审核的报表，不能锁定。",
    en: "No return is accepted yet: there is nothing to lock.",
  },
  "survey-excluded-changed": {
    zh: "不入库的报表现为 {now} 份，您所见为 {seen} 份；请重新核对。",
    en: "{now} returns would be left out by now, you saw {seen}; look again.",
  },
  "survey-proposal-changed": {
    zh: "您所见的锁定提请已失效，请重新核对。",
    en: "The proposal that you saw no longer stands; look again.",
  },
  "survey-snapshot-unwritten": {
    zh: "快照 {number} 尚未写成，写成后才能重新开启。",
    en: "Snapshot {number} is not written yet; the period is reopened once it is.",
  },
}
