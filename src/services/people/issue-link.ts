import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { PeopleContext } from "./people-context.ts"

const hours = 72

export interface IssuedLink {
  /** To be handed to the person; it is told this once and kept nowhere. */
  readonly address: string
  readonly kind: "invitation" | "recovery"
  readonly expiresAt: Date
}

/**
 * Makes the one-time link by which a person sets a password: an invitation to whoever has none yet, else a recovery.
 * Links made before are void.
 * @throws Problem when there is no such person in one's scope, or the account is closed
 */
export async function issueLink(
  tx: Transaction,
  context: Pick<PeopleContext, "identity" | "origin" | "now" | "newId" | "newSecret" | "digestOfSecret">,
  personId: string,
): Promise<IssuedLink> {
  // The row is held until the end, so that two links made at once do not both stay good.
  const person = await tx
    .selectFrom("person")
    .where("id", "=", personId)
    .select(["id", "place", "disabled_at"])
    .forUpdate()
    .executeTakeFirst()
  if (person === undefined) throw new Problem("not-found", [issue("error", "no-such-person", "person", {})])
  if (person.disabled_at !== null)
    throw new Problem("conflict", [issue("error", "account-closed", "person", {})])
  const [account] = await context.identity.accountsOf([person.id])
  const kind = account?.hasPassword === true ? "recovery" : "invitation"
  const now = context.now()
  const expiresAt = new Date(now.getTime() + hours * 3_600_000)
  const token = context.newSecret()
  const id = context.newId()
  await tx
    .updateTable("sign_in_link")
    .set({ voided_at: now })
    .where("person_id", "=", person.id)
    .where("used_at", "is", null)
    .where("voided_at", "is", null)
    .execute()
  await tx
    .insertInto("sign_in_link")
    .values({
      id,
      person_id: person.id,
      place: person.place,
      kind,
      digest: context.digestOfSecret(token),
      expires_at: expiresAt,
      used_at: null,
      voided_at: null,
    })
    .execute()
  await recordAction(tx, {
    action: kind === "invitation" ? "person.invite" : "person.recover",
    objectKind: "person",
    objectId: person.id,
    detail: { link: id, expiresAt: expiresAt.toISOString() },
  })
  return { address: `${context.origin}/invitation/${token}`, kind, expiresAt }
}
