import type { Actor } from "#access"
import type { Transaction } from "#schema"

/** The name of the person who acts, for the history; another system's token has none. */
export async function personNameOf(tx: Transaction, actor: Actor): Promise<{ readonly personName?: string }> {
  if (actor.kind !== "person") return {}
  const found = await tx.selectFrom("person").where("id", "=", actor.person).select("name").executeTakeFirst()
  return found === undefined ? {} : { personName: found.name }
}
