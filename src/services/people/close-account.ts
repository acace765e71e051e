import { type Actor, isWithin } from "#access"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { PeopleContext } from "./people-context.ts"

/**
 * Closes an account, whose sign-ins end, or opens it again. Nobody closes their own.
 * @throws Problem when there is no such person in one's scope
 */
export async function closeAccount(
  tx: Transaction,
  context: Pick<PeopleContext, "identity" | "now">,
  actor: Actor,
  person: string,
  closed: boolean,
): Promise<void> {
  if (actor.kind === "person" && actor.person === person)
    throw new Problem("refused", [issue("error", "own-account", "person", {})])
  await getOverseen(tx, actor, person)
  await tx
    .updateTable("person")
    .set({ disabled_at: closed ? context.now() : null })
    .where("id", "=", person)
    .execute()
  await recordAction(tx, {
    action: closed ? "person.close" : "person.reopen",
    objectKind: "person",
    objectId: person,
  })
  if (closed) await context.identity.endSignIns(person)
}

/** Lets an account that repeated failures have locked sign in again. */
export async function unlockAccount(
  tx: Transaction,
  context: Pick<PeopleContext, "identity">,
  actor: Actor,
  person: string,
): Promise<void> {
  await getOverseen(tx, actor, person)
  await recordAction(tx, { action: "person.unlock", objectKind: "person", objectId: person })
  await context.identity.unlock(person)
}

/** The sign-ins of a person whom one oversees. */
export async function signInsOf(
  tx: Transaction,
  context: Pick<PeopleContext, "identity">,
  actor: Actor,
  person: string,
) {
  await getOverseen(tx, actor, person)
  await recordAction(tx, { action: "person.list-sign-ins", objectKind: "person", objectId: person })
  return context.identity.signInsOf(person)
}

/**
 * Ends one sign-in of a person, or all of them.
 * @param actor whose scope the person must be in; the person itself may end its own
 * @param keep a sign-in that stays when all others end
 * @returns how many ended
 */
export async function endSignIns(
  tx: Transaction,
  context: Pick<PeopleContext, "identity">,
  actor: Actor,
  person: string,
  which: { readonly signIn?: string; readonly keep?: string },
): Promise<number> {
  if (!(actor.kind === "person" && actor.person === person)) await getOverseen(tx, actor, person)
  await recordAction(tx, {
    action: "person.end-sign-in",
    objectKind: "person",
    objectId: person,
    detail: { which: which.signIn ?? (which.keep === undefined ? "all" : "others") },
  })
  if (which.signIn === undefined) return context.identity.endSignIns(person, which.keep)
  if (!(await context.identity.endSignIn(person, which.signIn)))
    throw new Problem("not-found", [issue("error", "no-such-sign-in", "signIn", {})])
  return 1
}

/** @throws Problem when there is no such person in one's scope: row-level security also shows people themselves */
async function getOverseen(tx: Transaction, actor: Actor, person: string): Promise<void> {
  const found = await tx.selectFrom("person").where("id", "=", person).select("place").executeTakeFirst()
  if (found === undefined || (actor.kind === "person" && !isWithin(found.place, actor.scope)))
    throw new Problem("not-found", [issue("error", "no-such-person", "person", {})])
}
