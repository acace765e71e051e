import type { Actor } from "#access"
import type { Transaction } from "#schema"

/** The name and role under which a person acts, for the history; another system's token has none. */
export async function nameOf(
  tx: Transaction,
  actor: Actor,
): Promise<{ readonly name?: string; readonly role?: string }> {
  if (actor.kind !== "person") return {}
  const found = await tx.selectFrom("person").where("id", "=", actor.person).select("name").executeTakeFirst()
  return { role: actor.role, ...(found === undefined ? {} : { name: found.name }) }
}
