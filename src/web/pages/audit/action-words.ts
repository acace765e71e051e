import type { Text } from "../../app/language.tsx"

const domains: Readonly<Record<string, Text>> = {
  appointment: { zh: "任职", en: "Appointment" },
  audit: { zh: "审计", en: "Audit" },
  dataset: { zh: "数据集", en: "Dataset" },
  doctor: { zh: "系统检查", en: "System check" },
  evidence: { zh: "佐证材料", en: "Evidence" },
  figures: { zh: "数据核对", en: "Figures" },
  "framework-draft": { zh: "指标体系草案", en: "Draft framework" },
  installation: { zh: "系统", en: "Installation" },
  job: { zh: "后台任务", en: "Job" },
  membership: { zh: "隶属关系", en: "Membership" },
  objection: { zh: "异议", en: "Objection" },
  organisation: { zh: "组织", en: "Organisation" },
  person: { zh: "人员", en: "Person" },
  proof: { zh: "证明", en: "Proof" },
  round: { zh: "评价轮次", en: "Round" },
  run: { zh: "评价", en: "Evaluation" },
  setting: { zh: "设置", en: "Setting" },
  token: { zh: "令牌", en: "Token" },
}

const verbs: Readonly<Record<string, Text>> = {
  accept: { zh: "接受邀请", en: "accept the invitation" },
  "back-up": { zh: "备份", en: "back up" },
  cancel: { zh: "取消", en: "cancel" },
  change: { zh: "修改", en: "change" },
  compute: { zh: "计算", en: "compute" },
  confirm: { zh: "确认", en: "confirm" },
  create: { zh: "新建", en: "create" },
  decide: { zh: "裁定", en: "decide" },
  delete: { zh: "删除", en: "delete" },
  disable: { zh: "停用", en: "disable" },
  end: { zh: "结束", en: "end" },
  expire: { zh: "到期清除", en: "remove what expired" },
  export: { zh: "导出", en: "export" },
  file: { zh: "提出", en: "file" },
  finalise: { zh: "定稿", en: "finalise" },
  finish: { zh: "完成", en: "finish" },
  freeze: { zh: "冻结", en: "freeze" },
  give: { zh: "任命", en: "give" },
  invite: { zh: "邀请", en: "invite" },
  make: { zh: "发放", en: "make" },
  question: { zh: "提出疑问", en: "question" },
  read: { zh: "查看", en: "read" },
  recover: { zh: "找回口令", en: "recover" },
  release: { zh: "发布", en: "release" },
  request: { zh: "发起", en: "request" },
  restore: { zh: "恢复", en: "restore" },
  revise: { zh: "修订", en: "revise" },
  revoke: { zh: "撤销", en: "revoke" },
  run: { zh: "运行", en: "run" },
  save: { zh: "保存", en: "save" },
  search: { zh: "查询", en: "search" },
  "sign-in": { zh: "登录", en: "sign in" },
  "sign-in-fail": { zh: "登录失败", en: "sign-in failed" },
  "sign-in-lock": { zh: "登录锁定", en: "locked out" },
  "sign-out": { zh: "退出", en: "sign out" },
  upload: { zh: "上传", en: "upload" },
  verify: { zh: "验证", en: "verify" },
  withdraw: { zh: "撤回", en: "withdraw" },
}

/** An action in words; null where there are none: its code is shown alone. */
export function actionWords(action: string): Text | null {
  const [domain = "", verb = ""] = action.split(".")
  const subject = domains[domain]
  const done = verbs[verb]
  return subject === undefined || done === undefined
    ? null
    : { zh: `${subject.zh}·${done.zh}`, en: `${subject.en}: ${done.en}` }
}
