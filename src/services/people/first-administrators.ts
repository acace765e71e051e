import { administratorRoles, roleWords } from "#access"
import type { PersonTable, Transaction } from "#schema"
import { createPerson } from "./create-person.ts"
import { giveRole } from "./give-role.ts"
import { type IssuedLink, issueLink } from "./issue-link.ts"
import type { PeopleContext } from "./people-context.ts"

export interface FirstLink extends IssuedLink {
  readonly username: string
  readonly role: PersonTable["kind"]
}

const usernames = {
  "system-administrator": "system-admin",
  "security-administrator": "security-admin",
  auditor: "auditor",
} as const

const system = { kind: "system", task: "first-start" } as const

/**
 * On a database without people, makes the three administrators (三员) and a one-time link for each. Until the system
 * administrator has used theirs, nobody could make new links: so each start makes fresh ones for those of the three who
 * have not come in yet, and the old ones are void.
 *
 * @param organisation whose administrators they are; they oversee its subtree
 * @returns the links, to be told to whoever installs; empty once the installation has its system administrator
 */
export async function firstAdministrators(
  tx: Transaction,
  context: PeopleContext,
  organisation: string,
): Promise<readonly FirstLink[]> {
  const people = await tx.selectFrom("person").select("id").limit(1).execute()
  if (people.length === 0)
    for (const role of administratorRoles) {
      const person = await createPerson(tx, context, system, {
        username: usernames[role],
        name: roleWords[role].zh,
        mail: null,
        kind: role,
        organisation,
      })
      await giveRole(tx, context, system, { person, role, organisation })
    }
  const first = await tx
    .selectFrom("person")
    .where("username", "in", Object.values(usernames))
    .where("created_by", "=", `system:${system.task}`)
    .where("disabled_at", "is", null)
    .select(["id", "username", "kind"])
    .execute()
  const waiting = new Set(
    (await context.identity.accountsOf(first.map((one) => one.id)))
      .filter((account) => !account.hasPassword)
      .map((account) => account.person),
  )
  if (!first.some((one) => one.kind === "system-administrator" && waiting.has(one.id))) return []
  const links: FirstLink[] = []
  for (const role of administratorRoles)
    for (const one of first)
      if (one.kind === role && waiting.has(one.id))
        links.push({ ...(await issueLink(tx, context, one.id)), username: one.username, role })
  return links
}
