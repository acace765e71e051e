import type { Text } from "../../app/language.tsx"

const domains: Readonly<Record<string, Text>> = {
  appointment: { zh: "任职", en: "Appointment" },
  audit: { zh: "审计", en: "Audit" },
  dataset: { zh: "数据集", en: "Dataset" },
  doctor: { zh: "系统检查", en: "System check" },
  evidence: { zh: "佐证材料", en: "Evidence" },
  figures: { zh: "数据核对", en: "Figures" },
  "framework-draft": { zh: "指标体系草案", en: "Draft framework" },
  "feedback-letter": { zh: "评价反馈表", en: "Feedback letter" },
  "framework-version": { zh: "指标体系版本", en: "Framework version" },
  import: { zh: "导入", en: "Import" },
  "import-profile": { zh: "导入方案", en: "Import profile" },
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
  archive: { zh: "备份档案", en: "Archive" },
  artefact: { zh: "文件", en: "File" },
  "figure-question": { zh: "数据疑问", en: "Question" },
}

const verbs: Readonly<Record<string, Text>> = {
  accept: { zh: "接受邀请", en: "accept the invitation" },
  "add-membership": { zh: "增加隶属", en: "add a membership" },
  "add-second-factor": { zh: "启用第二因素", en: "turn on the second factor" },
  "back-up": { zh: "备份", en: "back up" },
  "begin-second-factor": { zh: "开始设置第二因素", en: "begin the second factor" },
  cancel: { zh: "取消", en: "cancel" },
  change: { zh: "修改", en: "change" },
  "change-password": { zh: "修改口令", en: "change the password" },
  compute: { zh: "计算", en: "compute" },
  confirm: { zh: "确认", en: "confirm" },
  enter: { zh: "录入", en: "enter" },
  "put-in-force": { zh: "生效", en: "put in force" },
  create: { zh: "新建", en: "create" },
  decide: { zh: "裁定", en: "decide" },
  "decide-question": { zh: "处理疑问", en: "decide a question" },
  delete: { zh: "删除", en: "delete" },
  disable: { zh: "停用", en: "disable" },
  end: { zh: "结束", en: "end" },
  "end-membership": { zh: "结束隶属", en: "end a membership" },
  "end-second-factor": { zh: "停用第二因素", en: "turn off the second factor" },
  "end-sign-in": { zh: "结束登录", en: "end a sign-in" },
  expire: { zh: "到期清除", en: "remove what expired" },
  export: { zh: "导出", en: "export" },
  file: { zh: "提出", en: "file" },
  finalise: { zh: "定稿", en: "finalise" },
  finish: { zh: "完成", en: "finish" },
  freeze: { zh: "冻结", en: "freeze" },
  give: { zh: "任命", en: "give" },
  invite: { zh: "邀请", en: "invite" },
  answer: { zh: "回答疑问", en: "answer questions" },
  keep: { zh: "保存", en: "keep" },
  propose: { zh: "读取", en: "read a file" },
  undo: { zh: "撤销", en: "undo" },
  "keep-file": { zh: "存入文件", en: "keep a file" },
  list: { zh: "查看名单", en: "list" },
  "list-sign-ins": { zh: "查看登录", en: "list sign-ins" },
  make: { zh: "发放", en: "make" },
  move: { zh: "调整隶属", en: "move" },
  "public-proof": { zh: "生成公开证明", en: "make the public proof" },
  "publish-notice": { zh: "公示", en: "give public notice" },
  question: { zh: "提出疑问", en: "question" },
  read: { zh: "查看", en: "read" },
  "read-questions": { zh: "查看疑问", en: "read questions" },
  "read-results": { zh: "查看结果", en: "read results" },
  recover: { zh: "找回口令", en: "recover" },
  release: { zh: "发布", en: "release" },
  rename: { zh: "更名", en: "rename" },
  "renew-backup-codes": { zh: "更换备用码", en: "renew backup codes" },
  request: { zh: "发起", en: "request" },
  "request-data": { zh: "请园区确认数据", en: "ask zones to confirm" },
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
  unlock: { zh: "解锁", en: "unlock" },
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

/** What an action was done to, in words; a kind without words stays as it is. */
export function objectWords(kind: string): Text {
  return domains[kind] ?? { zh: kind, en: kind }
}
