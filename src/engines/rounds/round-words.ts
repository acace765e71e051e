import type { Words } from "#issues"
import type { Barrier } from "./actions-for.ts"
import type { DeadlineKind } from "./deadlines.ts"
import type { RoundAction } from "./round-event.ts"
import type { RoundPhase } from "./round-state.ts"
import type { RoundStage } from "./stages.ts"

export const phaseWords: Readonly<Record<RoundPhase, Words>> = {
  draft: { zh: "草稿", en: "Draft" },
  confirming: { zh: "园区确认数据", en: "Zones confirm figures" },
  computed: { zh: "已计算，待冻结", en: "Computed, to be frozen" },
  frozen: { zh: "已冻结", en: "Frozen" },
  notice: { zh: "公示中", en: "Under public notice" },
  correcting: { zh: "异议成立，更正中", en: "Being corrected after an objection" },
  final: { zh: "已定稿，待发布", en: "Final, to be released" },
  scheduled: { zh: "已定发布时间", en: "Release scheduled" },
  released: { zh: "已发布", en: "Released" },
  revising: { zh: "发布后修订中", en: "Being revised after release" },
  withdrawn: { zh: "已撤回", en: "Withdrawn" },
  cancelled: { zh: "已取消", en: "Cancelled" },
}

export const stageWords: Readonly<Record<RoundStage, Words>> = {
  draft: { zh: "立项", en: "Set up" },
  confirming: { zh: "确认数据", en: "Figures confirmed" },
  computed: { zh: "计算", en: "Computed" },
  frozen: { zh: "冻结", en: "Frozen" },
  notice: { zh: "公示", en: "Public notice" },
  final: { zh: "定稿", en: "Final" },
  released: { zh: "发布", en: "Released" },
}

export const actionWords: Readonly<Record<RoundAction, Words>> = {
  create: { zh: "建立评价轮次", en: "Set up the round" },
  "request-data": { zh: "请园区确认数据", en: "Ask zones to confirm" },
  confirm: { zh: "确认本园区数据", en: "Confirm own figures" },
  question: { zh: "对数据提出疑问", en: "Question a figure" },
  "decide-question": { zh: "处理数据疑问", en: "Decide a question" },
  compute: { zh: "计算", en: "Compute" },
  freeze: { zh: "冻结", en: "Freeze" },
  "publish-notice": { zh: "公示", en: "Give public notice" },
  object: { zh: "提出异议", en: "Object" },
  "decide-objection": { zh: "处理异议", en: "Decide an objection" },
  finalise: { zh: "定稿", en: "Finalise" },
  release: { zh: "发布", en: "Release" },
  revise: { zh: "修订", en: "Revise" },
  withdraw: { zh: "撤回", en: "Withdraw" },
  cancel: { zh: "取消", en: "Cancel" },
}

export const barrierWords: Readonly<Record<Barrier, Words>> = {
  "other-role": { zh: "不属于您的职责", en: "not part of your role" },
  "other-phase": { zh: "现阶段不能进行", en: "not in this phase" },
  "second-person": { zh: "须由计算人以外的人办理", en: "for someone other than the one who computed" },
  "open-question": { zh: "还有未处理的数据疑问", en: "a question on the figures is undecided" },
  "open-objection": { zh: "还有未处理的异议", en: "an objection is undecided" },
  "not-confirmed": {
    zh: "还有园区未确认，且未到截止时间",
    en: "zones have yet to confirm and the deadline is not over",
  },
  "notice-running": { zh: "公示期未满", en: "the public notice is still running" },
  "notice-over": { zh: "不在公示期内", en: "the public notice is not open" },
  "no-question": { zh: "没有待处理的疑问", en: "no question waits" },
  "no-objection": { zh: "没有待处理的异议", en: "no objection waits" },
  "already-confirmed": { zh: "已确认", en: "already confirmed" },
}

export const deadlineWords: Readonly<Record<DeadlineKind, Words>> = {
  confirm: { zh: "确认截止", en: "Confirm by" },
  notice: { zh: "公示截止", en: "Notice ends" },
  release: { zh: "发布时间", en: "Release at" },
}
