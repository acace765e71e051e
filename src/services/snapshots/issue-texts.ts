import type { IssueTexts } from "#issues"

export const snapshotsIssueTexts: IssueTexts = {
  "snapshot-not-found": {
    zh: "本调查期没有第 {number} 号快照，或者不对您开放。",
    en: "This period has no snapshot {number}, or it is not open to you.",
  },
  "snapshot-not-yours": {
    zh: "只有组织本调查的机关可以这样做。",
    en: "Only the authority whose survey it is may do this.",
  },
  "snapshot-not-locked": {
    zh: "调查期没有锁定，不能写快照。",
    en: "The period is not locked; there is no snapshot to write.",
  },
  "snapshot-nothing-to-write": {
    zh: "没有可补写的快照：调查期没有锁定，快照已在，或者正在写。",
    en: "No snapshot to write: the period is not locked, the snapshot is there, or it is being written.",
  },
  "snapshot-cell": {
    zh: "{path}：已审核的报表中有读不出的数，快照未写。",
    en: "{path}: an accepted return holds a cell that cannot be read; no snapshot was written.",
  },
  "snapshot-gone": {
    zh: "第 {number} 号快照的文件夹不在了：请从备份恢复 snapshots/{path}。",
    en: "The folder of snapshot {number} is gone: restore snapshots/{path} from a backup.",
  },
  "snapshot-altered": {
    zh: "第 {number} 号快照的清单与锁定时的摘要不符，已被改动：请从备份恢复 snapshots/{path}。",
    en: "The manifest of snapshot {number} is not what was recorded at the lock: restore snapshots/{path} from a backup.",
  },
  "snapshot-partly-yours": {
    zh: "快照含有您辖区以外的企业，不能整份下载；可以下载本辖区的指标和清单。",
    en: "The snapshot holds enterprises outside your places and is not downloaded as a whole; indicators and lists of your places are.",
  },
  "snapshot-file-unknown": {
    zh: "快照中没有文件 {path}。",
    en: "The snapshot has no file {path}.",
  },
  "snapshot-indicator-unknown": {
    zh: "指标体系 {framework} 中没有指标 {path}。",
    en: "The framework {framework} has no indicator {path}.",
  },
  "snapshot-framework-unknown": {
    zh: "没有可由本快照计算的指标体系 {path}；现有：{allowed}。",
    en: "No framework {path} that this snapshot can be computed for; there are: {allowed}.",
  },
  "snapshot-not-releasable": {
    zh: "保密检查未通过，不能交评价使用：{zh}",
    en: "Disclosure control does not let the figures leave: {en}",
  },
  "snapshot-not-audited": {
    zh: "{path}：未能复核可推算的上下限（线性规划求解器不可用），不能交评价使用。",
    en: "{path}: the bounds that can be computed were not audited (no solver); nothing is handed on.",
  },
  "snapshot-released-already": {
    zh: "{path} 已按另一套保密规则由本快照交出：两套规则并用会互相泄露。",
    en: "{path} was handed on from this snapshot by other rules: two sets of rules would give each other away.",
  },
  "snapshot-released-meanwhile": {
    zh: "保密检查期间另有一张表交出，须与它一并核对：请再试一次。",
    en: "Another table was handed on during the control and has to be held against: try once more.",
  },
  "snapshot-nothing-to-release": {
    zh: "没有可交评价使用的数：全部未知或须保密。",
    en: "There is no figure to hand on: all are unknown or confidential.",
  },
}
