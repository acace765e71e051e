import { sql } from "kysely"
import type { Transaction } from "#schema"
import { type DoctorContext, examine } from "../context.ts"
import { finding, noneOf, type Probe } from "../probe.ts"

async function names(
  context: DoctorContext,
  query: ReturnType<typeof sql<{ name: string }>>,
): Promise<string[]> {
  const result = await examine(context, (tx: Transaction) => query.execute(tx))
  return result.rows.map((row) => row.name)
}

export const databaseProbes: readonly Probe[] = [
  {
    id: "database-version",
    title: { zh: "PostgreSQL 不低于 16", en: "PostgreSQL is 16 or newer" },
    advice: { zh: "升级数据库。", en: "Upgrade the database." },
    run: async (context) => {
      const version = await examine(context, async (tx) => {
        const result = await sql<{ number: string; version: string }>`
          select current_setting('server_version_num') as number, current_setting('server_version') as version`.execute(
          tx,
        )
        return result.rows[0]
      })
      const good = Number(version?.number ?? 0) >= 160_000
      const text = `PostgreSQL ${version?.version ?? "?"}`
      return finding(good ? "good" : "bad", text, text)
    },
  },
  {
    id: "roles-without-privileges",
    title: {
      zh: "应用的数据库角色没有超级权限，不拥有任何对象",
      en: "The application's database roles have no special rights and own nothing",
    },
    advice: {
      zh: "以超级用户执行 alter role … nosuperuser nobypassrls nocreaterole nocreatedb，并把对象归还 gaoxin_owner。",
      en: "As superuser: alter role … nosuperuser nobypassrls nocreaterole nocreatedb, and give the objects back to gaoxin_owner.",
    },
    run: async (context) =>
      noneOf(
        "bad",
        await names(
          context,
          sql<{ name: string }>`
            select rolname::text as name from pg_roles
            where rolname in ('gaoxin_app', 'gaoxin_auth', 'gaoxin_sealer')
              and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
            union all
            select r.rolname || ' = ' || n.nspname || '.' || c.relname from pg_class c
            join pg_roles r on r.oid = c.relowner join pg_namespace n on n.oid = c.relnamespace
            where r.rolname in ('gaoxin_app', 'gaoxin_auth', 'gaoxin_sealer') and n.nspname in ('public', 'auth')
            union all
            select m.rolname || ' ∈ ' || r.rolname from pg_auth_members a
            join pg_roles r on r.oid = a.roleid join pg_roles m on m.oid = a.member
            where m.rolname in ('gaoxin_app', 'gaoxin_auth', 'gaoxin_sealer')`,
        ),
        { zh: "权限最小", en: "least rights" },
        { zh: "权限过大", en: "too many rights" },
      ),
  },
  {
    id: "row-level-security",
    title: {
      zh: "每张表都强制行级安全，并有规则",
      en: "Row-level security is forced on every table, with policies",
    },
    advice: {
      zh: "以 gaoxin_owner 执行 alter table … enable / force row level security，并补上规则；升级程序会带来规则。",
      en: "As gaoxin_owner: alter table … enable / force row level security, and add its policies; they come with the program's migrations.",
    },
    run: async (context) =>
      noneOf(
        "bad",
        // A table that only its owner reaches needs none.
        await names(
          context,
          sql<{ name: string }>`
            select c.relname::text as name from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            left join (select polrelid, count(*) as policies from pg_policy group by polrelid) p on p.polrelid = c.oid
            where n.nspname = 'public' and c.relkind in ('r', 'p')
              and has_table_privilege('gaoxin_app', c.oid, 'select, insert, update, delete')
              and not (c.relrowsecurity and c.relforcerowsecurity and coalesce(p.policies, 0) > 0)
            order by 1`,
        ),
        { zh: "全部强制", en: "forced on all" },
        { zh: "没有强制或没有规则", en: "not forced, or without a policy" },
      ),
  },
  {
    id: "no-settings-in-queries",
    title: {
      zh: "查询中的表达式不能改变操作人身份（set_config 已收回）",
      en: "No expression in a query can change who acts (set_config is revoked)",
    },
    advice: {
      zh: "以超级用户执行 revoke execute on function pg_catalog.set_config(text, text, boolean) from public。",
      en: "As superuser: revoke execute on function pg_catalog.set_config(text, text, boolean) from public.",
    },
    run: async (context) => {
      const may = await names(
        context,
        sql<{ name: string }>`
          select rolname::text as name from pg_roles where rolname in ('gaoxin_app', 'gaoxin_auth', 'gaoxin_sealer')
            and has_function_privilege(oid, 'pg_catalog.set_config(text, text, boolean)', 'execute')`,
      )
      return noneOf("bad", may, { zh: "已收回", en: "revoked" }, { zh: "仍可执行", en: "still executed by" })
    },
  },
  {
    id: "clock",
    title: {
      zh: "数据库时钟与系统时钟相差不超过 2 秒",
      en: "The clocks of database and system are within 2 s of each other",
    },
    advice: { zh: "在两台机器上启用时间同步（NTP）。", en: "Let both machines set their clocks by NTP." },
    run: async (context) => {
      const before = context.now().getTime()
      const there = await examine(context, async (tx) => {
        const result = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(tx)
        return result.rows[0]?.at.getTime() ?? Number.NaN
      })
      const after = context.now().getTime()
      // The answer was made at some instant between asking and hearing.
      const apart = Math.max(0, before - there, there - after) / 1000
      return finding(
        apart <= 2 ? "good" : "bad",
        `相差 ${apart.toFixed(1)} 秒`,
        `${apart.toFixed(1)} s apart`,
      )
    },
  },
]
