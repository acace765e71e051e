import { sql } from "kysely"
import { administratorRoles, roleWords } from "#access"
import { readSetting } from "#services/settings"
import { type DoctorContext, examine } from "../context.ts"
import { finding, noneOf, type Probe } from "../probe.ts"

/** Administrators of the three kinds whose appointments are in force. */
function administrators(context: DoctorContext) {
  return examine(context, (tx) =>
    tx
      .selectFrom("appointment")
      .innerJoin("person", "person.id", "appointment.person_id")
      .where("appointment.valid_to", "is", null)
      .where("person.disabled_at", "is", null)
      .where("appointment.role", "in", [...administratorRoles])
      .select(["person.id", "person.username", "appointment.role"])
      .execute(),
  )
}

export const peopleProbes: readonly Probe[] = [
  {
    id: "three-administrators",
    title: {
      zh: "系统管理员、安全管理员、审计员齐备，由不同的人担任（三员分立）",
      en: "System administrator, security administrator and auditor are there, and are different people",
    },
    advice: {
      zh: "在“人员与角色”页任命缺少的管理员；一人只担任其一。",
      en: "Appoint the missing one on the page of people; nobody holds two of the three.",
    },
    run: async (context) => {
      const held = await administrators(context)
      const missing = administratorRoles.filter((role) => held.every((one) => one.role !== role))
      const twice = [
        ...new Set(
          held
            .filter((one) => held.some((other) => other.id === one.id && other.role !== one.role))
            .map((one) => one.username),
        ),
      ]
      if (missing.length > 0)
        return finding(
          "bad",
          `缺 ${missing.map((role) => roleWords[role].zh).join("、")}`,
          `missing: ${missing.map((role) => roleWords[role].en).join(", ")}`,
        )
      return noneOf(
        "bad",
        twice,
        { zh: `共 ${held.length} 人`, en: `${held.length} people` },
        { zh: "一人兼任", en: "holds two of the three" },
      )
    },
  },
  {
    id: "second-factor",
    title: {
      zh: "三员都用第二因素登录",
      en: "The three kinds of administrators sign in with a second factor",
    },
    advice: {
      zh: "请其在“我的账号”页设置第二因素；在“设置”页要求这些角色必须使用。",
      en: "They set it up under “My account”; the settings make it compulsory for their roles.",
    },
    run: async (context) => {
      const held = await administrators(context)
      if (held.length === 0) return finding("unknown", "还没有管理员", "no administrator yet")
      const having = new Set(await context.signIn.withSecondFactor(held.map((one) => one.id)))
      return noneOf(
        "bad",
        [...new Set(held.filter((one) => !having.has(one.id)).map((one) => one.username))],
        { zh: "全部已设置", en: "all have one" },
        { zh: "尚未设置", en: "not set up" },
      )
    },
  },
  {
    id: "password-age",
    title: { zh: "口令定期更换（不长于 180 天）", en: "Passwords are changed at least every 180 days" },
    advice: { zh: "在“设置”页设定口令有效期。", en: "Set how long passwords last, in the settings." },
    run: async (context) => {
      const days = await examine(context, (tx) => readSetting(tx, "password-max-age-days"))
      return days === 0
        ? finding("bad", "不限期", "no limit")
        : finding(days <= 180 ? "good" : "warning", `${days} 天`, `${days} days`)
    },
  },
  {
    id: "lock-out",
    title: {
      zh: "登录连续失败后锁定（不多于 10 次，不短于 5 分钟）",
      en: "Failed sign-ins lock the account (at most 10, for at least 5 minutes)",
    },
    advice: {
      zh: "在“设置”页设定锁定次数与时长。",
      en: "Set failures and minutes of the lock-out, in the settings.",
    },
    run: async (context) => {
      const [failures, minutes] = await examine(context, async (tx) => [
        await readSetting(tx, "lock-out-failures"),
        await readSetting(tx, "lock-out-minutes"),
      ])
      if (failures === 0) return finding("bad", "不锁定", "never locked")
      return finding(
        failures !== undefined && minutes !== undefined && failures <= 10 && minutes >= 5
          ? "good"
          : "warning",
        `${failures} 次，${minutes} 分钟`,
        `${failures} failures, ${minutes} minutes`,
      )
    },
  },
  {
    id: "session-length",
    title: {
      zh: "登录会自动结束（闲置不超过 60 分钟，总长不超过 24 小时）",
      en: "Sign-ins end by themselves (after at most 60 idle minutes, 24 hours in all)",
    },
    advice: { zh: "在“设置”页缩短登录时长。", en: "Shorten sign-ins, in the settings." },
    run: async (context) => {
      const [idle, hours] = await examine(context, async (tx) => [
        await readSetting(tx, "session-idle-minutes"),
        await readSetting(tx, "session-hours"),
      ])
      return finding(
        (idle ?? 0) <= 60 && (hours ?? 0) <= 24 ? "good" : "warning",
        `闲置 ${idle} 分钟，最长 ${hours} 小时`,
        `${idle} idle minutes, ${hours} hours in all`,
      )
    },
  },
  {
    id: "overlong-sessions",
    title: { zh: "没有超过最长时长仍有效的登录", en: "No sign-in outlives the longest time allowed" },
    advice: {
      zh: "在“人员与角色”页结束这些登录，或请其退出后重新登录。",
      en: "End these sign-ins on the page of people, or let them sign in anew.",
    },
    run: async (context) => {
      const hours = await examine(context, (tx) => readSetting(tx, "session-hours"))
      const count = await context.signIn.sessionsOlderThan(hours)
      return finding(count === 0 ? "good" : "bad", `${count} 个`, String(count))
    },
  },
  {
    id: "tokens-expired",
    title: { zh: "没有已到期而未撤销的令牌", en: "No token has expired without being revoked" },
    advice: { zh: "在“令牌”页撤销。", en: "Revoke them on the page of tokens." },
    run: async (context) =>
      noneOf(
        "warning",
        await tokenNames(context, sql<boolean>`expires_at < now()`),
        { zh: "没有", en: "none" },
        { zh: "已到期", en: "expired" },
      ),
  },
  {
    id: "tokens-lasting",
    title: { zh: "每个令牌都在一年内到期", en: "Every token expires within a year" },
    advice: {
      zh: "在“令牌”页撤销并另发短期令牌。",
      en: "Revoke them on the page of tokens and make shorter ones.",
    },
    run: async (context) =>
      noneOf(
        "bad",
        await tokenNames(context, sql<boolean>`expires_at > created_at + interval '366 days'`),
        { zh: "都在一年内", en: "all within a year" },
        { zh: "期限过长或不限期", en: "too long, or for ever" },
      ),
  },
]

async function tokenNames(context: DoctorContext, which: ReturnType<typeof sql<boolean>>): Promise<string[]> {
  const rows = await examine(context, (tx) =>
    tx
      .selectFrom("api_token")
      .where("revoked_at", "is", null)
      .where(which)
      .orderBy("name")
      .select("name")
      .execute(),
  )
  return rows.map((row) => row.name)
}
