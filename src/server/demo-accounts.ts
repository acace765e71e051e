import type { Role } from "#access"
import type { Transaction } from "#schema"
import { createPerson, giveRole, type PeopleContext } from "#services/people"
import { demoEnterprise } from "#services/snapshots"
import type { DemoAccount } from "./context.ts"

/** Shown on the sign-in page: a demonstration runs on one's own machine and holds invented data. */
const password = "Gaoxin-demo-2020!"

interface Account {
  readonly username: string
  readonly name: string
  /** The first is the one in which the person begins. */
  readonly appointments: readonly (readonly [organisation: string, role: Role])[]
}

const accounts: readonly Account[] = [
  { username: "demo-reviewer", name: "审核人示例", appointments: [["990000.kjt", "reviewer"]] },
  {
    username: "demo-analyst",
    name: "分析人示例",
    appointments: [
      ["990000.kjt", "analyst"],
      ["990000.kjt", "reviewer"],
    ],
  },
  { username: "demo-decider", name: "决策人示例", appointments: [["990000.kjt", "decision-maker"]] },
  { username: "demo-publisher", name: "发布人示例", appointments: [["990000.kjt", "publisher"]] },
  { username: "demo-system", name: "系统管理员示例", appointments: [["990000.kjt", "system-administrator"]] },
  {
    username: "demo-security",
    name: "安全管理员示例",
    appointments: [["990000.kjt", "security-administrator"]],
  },
  { username: "demo-auditor", name: "审计员示例", appointments: [["990000.kjt", "auditor"]] },
  { username: "demo-zone1", name: "一区填报人示例", appointments: [["990001", "reporter"]] },
  { username: "demo-zone1-head", name: "一区负责人示例", appointments: [["990001", "decision-maker"]] },
  { username: "demo-zone1-reviewer", name: "一区审核人示例", appointments: [["990001", "reviewer"]] },
  { username: "demo-enterprise", name: "企业填报人示例", appointments: [[demoEnterprise.id, "reporter"]] },
  { username: "demo-zone2", name: "二区填报人示例", appointments: [["990002", "reporter"]] },
  { username: "demo-city", name: "市级审核人示例", appointments: [["990100", "reviewer"]] },
  { username: "demo-national", name: "国家级分析人示例", appointments: [["cn.demo", "analyst"]] },
]

/** An invented department that looks at the whole nation: no real ministry has a demonstration account. */
const nationalDepartment = {
  id: "cn.demo",
  kind: "department",
  name_zh: "国家级分析单位（示例）",
  name_en: "National analysis unit (example)",
  short_name: null,
  parent_id: "cn",
  place: "/cn/cn.demo/",
  scope: "/cn/",
  origin: "invented",
} as const

/**
 * Makes the accounts of a demonstration where they are not there yet, and says how to sign in with each. A second factor
 * is not asked of them, nor do their passwords grow old: nobody could hand either on.
 */
export async function makeDemoAccounts(
  tx: Transaction,
  context: Pick<PeopleContext, "identity" | "newId">,
): Promise<readonly DemoAccount[]> {
  const system = { kind: "system", task: "first-start" } as const
  await tx
    .insertInto("organisation")
    .values(nationalDepartment)
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute()
  // Without the invented province there is no place for it.
  const zone = await tx
    .selectFrom("organisation")
    .where("id", "=", demoEnterprise.parent_id)
    .select("id")
    .executeTakeFirst()
  if (zone !== undefined)
    await tx
      .insertInto("organisation")
      .values(demoEnterprise)
      .onConflict((conflict) => conflict.column("id").doNothing())
      .execute()
  const organisations = new Map(
    (await tx.selectFrom("organisation").select(["id", "name_zh", "name_en"]).execute()).map((row) => [
      row.id,
      { zh: row.name_zh, en: row.name_en ?? row.name_zh },
    ]),
  )
  const known = new Set(
    (
      await tx
        .selectFrom("person")
        .where(
          "username",
          "in",
          accounts.map((one) => one.username),
        )
        .select("username")
        .execute()
    ).map((row) => row.username),
  )
  const made: string[] = []
  const shown: DemoAccount[] = []
  for (const { username, name, appointments } of accounts) {
    const [first] = appointments
    const organisation = organisations.get(first?.[0] ?? "")
    if (first === undefined || organisation === undefined) continue
    shown.push({ username, password, name, role: first[1], organisation })
    if (known.has(username)) continue
    const [organisationId, role] = first
    const kind =
      role === "system-administrator" || role === "security-administrator" || role === "auditor"
        ? role
        : "member"
    const person = await createPerson(tx, context, system, {
      username,
      name,
      mail: null,
      kind,
      organisation: organisationId,
    })
    for (const [place, given] of appointments)
      await giveRole(tx, context, system, { person, role: given, organisation: place })
    made.push(person)
  }
  if (made.length === 0) return shown
  await context.identity.setPasswords(made, password)
  for (const [setting, value] of [
    ["second-factor-required-roles", "[]"],
    ["password-max-age-days", "0"],
  ] as const)
    await tx
      .insertInto("setting")
      .values({ name: setting, value, changed_by: "system:first-start" })
      .onConflict((conflict) => conflict.column("name").doNothing())
      .execute()
  return shown
}
