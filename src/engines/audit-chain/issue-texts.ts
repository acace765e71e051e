import type { IssueTexts } from "#issues"

/** What can be wrong with a chain, in words. */
export const auditChainIssueTexts: IssueTexts = {
  "audit-link-missing": {
    zh: "审计链在第 {seq} 环中断：缺 {missing} 环，其后是第 {next} 环。",
    en: "The audit chain breaks at link {seq}: {missing} missing, the next is link {next}.",
  },
  "audit-link-out-of-order": {
    zh: "审计链第 {seq} 环与前一环不衔接：应为 {expected}，实为 {found}。",
    en: "Audit link {seq} does not follow the one before it: expected {expected}, found {found}.",
  },
  "audit-entry-removed": {
    zh: "审计记录 {entry}（第 {seq} 环）已不存在，但它的环还在。",
    en: "Audit record {entry} (link {seq}) is gone, its link is still there.",
  },
  "audit-entry-changed": {
    zh: "审计记录 {entry}（第 {seq} 环，{at}，{action}）封存后被改动：封存时为 {expected}，现为 {found}。",
    en: "Audit record {entry} (link {seq}, {at}, {action}) was changed after it was sealed: sealed as {expected}, now {found}.",
  },
  "audit-entries-swapped": {
    zh: "审计链第 {seq} 环的记录被调换：应为记录 {belongs}，现为记录 {entry}。",
    en: "The record of audit link {seq} changed places: record {belongs} belongs here, record {entry} is here.",
  },
  "audit-checkpoint-differs": {
    zh: "审计链第 {seq} 环与 {day} 的检查点不符：检查点为 {expected}，链为 {found}。",
    en: "Audit link {seq} differs from the checkpoint of {day}: checkpoint {expected}, chain {found}.",
  },
  "audit-tail-cut": {
    zh: "审计链末尾被截去：链止于第 {seq} 环，而 {day} 的检查点到第 {to} 环，少 {missing} 环。",
    en: "The end of the audit chain was cut off: it ends at link {seq}, the checkpoint of {day} reaches link {to}; {missing} missing.",
  },
  "audit-checkpoint-missing": {
    zh: "缺第 {number} 个检查点，其后是第 {next} 个。",
    en: "Checkpoint {number} is missing; the next is {next}.",
  },
  "audit-checkpoint-changed": {
    zh: "第 {number} 个检查点（{day}）被改动，或与前一个不衔接。",
    en: "Checkpoint {number} ({day}) was changed, or does not follow the one before it.",
  },
  "audit-expired-too-early": {
    zh: "第 {number} 个检查点（{day}）的记录在 {days} 天后就被清除，少于 {fewest} 天，或清除次序、时间不合。",
    en: "The records of checkpoint {number} ({day}) were removed after {days} days, fewer than {fewest}, or out of order or time.",
  },
  "audit-entry-inserted": {
    zh: "审计记录 {entry}（{at}）早于最后一次封存（{sealed}），却从未封存：疑为事后插入。",
    en: "Audit record {entry} ({at}) is older than the last sealing ({sealed}) and was never sealed: inserted afterwards.",
  },
  "audit-file-malformed": {
    zh: "第 {line} 行不是导出的审计记录：{message}",
    en: "Line {line} is not an exported audit record: {message}",
  },
  "audit-file-empty": {
    zh: "文件中没有已封存的审计记录。",
    en: "The file holds no sealed audit record.",
  },
}
