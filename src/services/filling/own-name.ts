import type { Actor } from "#access"
import type { Transaction } from "#schema"

/** The name of the person who acts, for a line that stays; `undefined`: another system's token has none. */
export async function ownName(tx: Transaction, actor: Actor): Promise<string | undefined> {
  if (actor.kind !== "person") return undefined
  const found = await tx.selectFrom("person").where("id", "=", actor.person).select("name").executeTakeFirst()
  return found?.name
}

/** As a part of an event's detail. */
export async function ownNameDetail(
  tx: Transaction,
  actor: Actor,
): Promise<{ readonly personName?: string }> {
  const personName = await ownName(tx, actor)
  return personName === undefined ? {} : { personName }
}
