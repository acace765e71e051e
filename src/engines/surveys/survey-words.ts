import type { Words } from "#issues"
import type { ReturnBarrier } from "./return-actions.ts"
import type { ReturnAction, ReviewLevel } from "./return-event.ts"
import type { ReturnPhase } from "./return-state.ts"
import type { SurveyBarrier } from "./survey-actions.ts"
import type { SurveyAction } from "./survey-event.ts"
import type { SurveyPhase } from "./survey-state.ts"

export const levelWords: Readonly<Record<ReviewLevel, Words>> = {
  zone: { zh: "园区", en: "Zone" },
  city: { zh: "市", en: "City" },
  province: { zh: "省", en: "Province" },
  nation: { zh: "国家", en: "Nation" },
}

export const surveyPhaseWords: Readonly<Record<SurveyPhase, Words>> = {
  open: { zh: "填报中", en: "Open" },
  closing: { zh: "待锁定", en: "To be locked" },
  locked: { zh: "已锁定", en: "Locked" },
  cancelled: { zh: "已取消", en: "Cancelled" },
}

export const surveyActionWords: Readonly<Record<SurveyAction, Words>> = {
  open: { zh: "开启调查期", en: "Open the period" },
  "set-deadline": { zh: "调整截止时间", en: "Set the deadline" },
  "propose-lock": { zh: "提请锁定", en: "Propose to lock" },
  lock: { zh: "锁定", en: "Lock" },
  reopen: { zh: "重新开启", en: "Reopen" },
  cancel: { zh: "取消", en: "Cancel" },
}

export const surveyBarrierWords: Readonly<Record<SurveyBarrier, Words>> = {
  "other-role": { zh: "由调查机关的审核人办理", en: "This is for a reviewer of the survey's authority" },
  "other-phase": { zh: "现阶段不能办理", en: "Not at this stage" },
  "second-person": { zh: "须由提请人以外的第二人锁定", en: "A second person has to lock it" },
  "already-snapshot": {
    zh: "已有快照，不能取消；可重新开启更正",
    en: "It has a snapshot: reopen it instead",
  },
}

export const returnPhaseWords: Readonly<Record<ReturnPhase, Words>> = {
  due: { zh: "未填", en: "Nothing yet" },
  filling: { zh: "填报中", en: "Being filled" },
  submitted: { zh: "已报，待审核", en: "Submitted" },
  returned: { zh: "已退回", en: "Sent back" },
  accepted: { zh: "已通过", en: "Accepted" },
  excluded: { zh: "不在本期范围", en: "Left out" },
}

export const returnActionWords: Readonly<Record<ReturnAction, Words>> = {
  save: { zh: "保存", en: "Save" },
  submit: { zh: "上报", en: "Submit" },
  recall: { zh: "撤回", en: "Take back" },
  return: { zh: "退回", en: "Send back" },
  accept: { zh: "通过", en: "Accept" },
  exclude: { zh: "移出本期", en: "Leave out" },
  include: { zh: "移入本期", en: "Take in again" },
}

export const returnBarrierWords: Readonly<Record<ReturnBarrier, Words>> = {
  "other-role": { zh: "不是您的操作", en: "Not yours to do" },
  "other-phase": { zh: "现阶段不能办理", en: "Not at this stage" },
  "period-closed": { zh: "调查期未开启填报", en: "The period is not open" },
  "other-level": { zh: "尚未轮到本级审核", en: "It is another level's turn" },
  "already-reviewed": {
    zh: "已有一级审核通过，请联系审核人退回",
    en: "Already reviewed: ask the reviewer to send it back",
  },
}
