import { sql } from "kysely"
import { describeIssue } from "#issues"
import { auditIssueTexts, verifyChain } from "#services/audit"
import { readSetting } from "#services/settings"
import { examine } from "../context.ts"
import { finding, noneOf, type Probe } from "../probe.ts"

export const auditProbes: readonly Probe[] = [
  {
    id: "audit-sealed",
    title: {
      zh: "审计记录随写随封（没有超过 5 秒未封存的）",
      en: "The audit trail is sealed as it is written (nothing older than 5 s waits)",
    },
    advice: {
      zh: "封存由运行中的服务进行：确认 gaoxin serve 在运行，并查看其日志。",
      en: "The running server seals: see that gaoxin serve runs, and look at its log.",
    },
    run: async (context) => {
      const row = await examine(context, (tx) =>
        tx
          .selectFrom("audit_entry")
          .leftJoin("audit_link", "audit_link.entry_id", "audit_entry.id")
          .where("audit_link.seq", "is", null)
          .where(sql<boolean>`audit_entry.at < clock_timestamp() - interval '5 seconds'`)
          .select(sql<string>`count(*)`.as("count"))
          .executeTakeFirstOrThrow(),
      )
      const count = Number(row.count)
      return count === 0
        ? finding("good", "全部已封存", "everything is sealed")
        : finding("bad", `${count} 条未封存`, `${count} records are not sealed`)
    },
  },
  {
    id: "audit-chain",
    title: { zh: "审计链完好（逐条重算）", en: "The audit chain is intact (recomputed row by row)" },
    advice: {
      zh: "保全现场：导出审计记录与数据库备份，与上一次备份比对，按事件处置流程报告。",
      en: "Preserve the evidence: export the trail, back up the database, compare with the last backup, and report the incident.",
    },
    run: async (context) => {
      const report = await examine(context, verifyChain)
      return report.fault === null
        ? finding(
            "good",
            `${report.checked} 环，${report.checkpoints} 个检查点`,
            `${report.checked} links, ${report.checkpoints} checkpoints`,
          )
        : finding(
            "bad",
            describeIssue(report.fault, "zh", auditIssueTexts),
            describeIssue(report.fault, "en", auditIssueTexts),
          )
    },
  },
  {
    id: "audit-checkpoints",
    title: { zh: "审计链每日有检查点", en: "The audit chain has a checkpoint for every day" },
    advice: {
      zh: "确认 gaoxin serve 每天在运行；检查点由它在零点后写入。",
      en: "See that gaoxin serve runs every day: it writes the checkpoints after midnight.",
    },
    run: async (context) => {
      const row = await examine(context, async (tx) => {
        const result = await sql<{ count: string }>`
          select count(*) as count from audit_link
          where sealed_at < clock_timestamp() - interval '26 hours'
            and seq > coalesce((select max(to_seq) from audit_checkpoint), 0)`.execute(tx)
        return Number(result.rows[0]?.count ?? 0)
      })
      return row === 0
        ? finding("good", "没有超过一天的缺口", "no day is missing")
        : finding("warning", `${row} 环超过一天没有检查点`, `${row} links have waited longer than a day`)
    },
  },
  {
    id: "audit-retention",
    title: { zh: "审计记录保存不少于六个月", en: "The audit trail is kept for six months or more" },
    advice: {
      zh: "由审计员在“设置”页调整保存天数（网络安全法第二十一条）。",
      en: "The auditor sets the days in the settings (Cybersecurity Law, Article 21).",
    },
    run: async (context) => {
      const days = await examine(context, async (tx) => {
        const row = await tx
          .selectFrom("setting")
          .where("name", "=", "audit-retention-days")
          .select("value")
          .executeTakeFirst()
        return row === undefined ? await readSetting(tx, "audit-retention-days") : Number(row.value)
      })
      return finding(days >= 184 ? "good" : "bad", `${days} 天`, `${days} days`)
    },
  },
  {
    id: "audit-unchangeable",
    title: {
      zh: "应用不能修改、删除审计记录",
      en: "The application can neither change nor remove the audit trail",
    },
    advice: {
      zh: "以 gaoxin_owner 收回多余权限：revoke update, delete, truncate on audit_entry, audit_link, audit_checkpoint from gaoxin_app。",
      en: "As gaoxin_owner: revoke update, delete, truncate on audit_entry, audit_link, audit_checkpoint from gaoxin_app.",
    },
    run: async (context) => {
      const rows = await examine(context, async (tx) => {
        const result = await sql<{ name: string }>`
          select t || ' ' || p as name
          from unnest(array['audit_entry', 'audit_link', 'audit_checkpoint']) t,
            unnest(array['update', 'delete', 'truncate', 'insert']) p
          where has_table_privilege('gaoxin_app', t, p)
            or (p = 'update' and has_any_column_privilege('gaoxin_app', t, p))
            or (p = 'insert' and t <> 'audit_entry' and has_any_column_privilege('gaoxin_app', t, p))`.execute(
          tx,
        )
        return result.rows.map((row) => row.name)
      })
      return noneOf("bad", rows, { zh: "只能追加", en: "append only" }, { zh: "可以", en: "it may" })
    },
  },
]
