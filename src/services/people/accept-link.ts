import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { checkPassword } from "./check-password.ts"
import type { PeopleContext } from "./people-context.ts"

/** Whom a link is for, while it is good. @throws Problem `not-found` for every other: unknown, used, void, expired */
export async function findLink(
  tx: Transaction,
  context: Pick<PeopleContext, "digestOfSecret" | "now">,
  token: string,
) {
  const link = await tx
    .selectFrom("sign_in_link")
    .innerJoin("person", "person.id", "sign_in_link.person_id")
    .where("sign_in_link.digest", "=", context.digestOfSecret(token))
    .where("sign_in_link.used_at", "is", null)
    .where("sign_in_link.voided_at", "is", null)
    .where("sign_in_link.expires_at", ">", context.now())
    .where("person.disabled_at", "is", null)
    .select([
      "sign_in_link.id",
      "sign_in_link.kind",
      "sign_in_link.expires_at as expiresAt",
      "person.id as person",
      "person.username",
      "person.name",
    ])
    .executeTakeFirst()
  if (link === undefined) throw new Problem("not-found", [issue("error", "link-not-good", "token", {})])
  return link
}

/**
 * Sets the password by a one-time link, which is good no more. A recovery takes the second factor away too and ends all
 * sign-ins. Of two who use a link at once, one succeeds.
 * @throws Problem when the link is not good, or the password will not do
 */
export async function acceptLink(
  tx: Transaction,
  context: Pick<PeopleContext, "identity" | "digestOfSecret" | "now">,
  token: string,
  password: string,
): Promise<{ readonly username: string }> {
  const link = await findLink(tx, context, token)
  const issues = checkPassword(password, link)
  if (issues.length > 0) throw new Problem("invalid", issues)
  // The first to come takes the link; the other waits here and then finds it used. What is refused below gives it back.
  const taken = await tx
    .updateTable("sign_in_link")
    .set({ used_at: context.now() })
    .where("id", "=", link.id)
    .where("used_at", "is", null)
    .where("voided_at", "is", null)
    .executeTakeFirst()
  if (Number(taken.numUpdatedRows) !== 1)
    throw new Problem("not-found", [issue("error", "link-not-good", "token", {})])
  if (await context.identity.wasPassword(link.person, password))
    throw new Problem("invalid", [issue("error", "password-used-before", "password", {})])
  await recordAction(tx, {
    action: link.kind === "invitation" ? "person.accept" : "person.reset-password",
    objectKind: "person",
    objectId: link.person,
    detail: { link: link.id },
  })
  if (link.kind === "recovery") await context.identity.resetSecondFactor(link.person)
  await context.identity.endSignIns(link.person)
  await context.identity.setPassword(link.person, password)
  await context.identity.unlock(link.person)
  return { username: link.username }
}
