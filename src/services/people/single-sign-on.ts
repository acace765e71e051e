import type { Transaction } from "#schema"

/**
 * The username of the person that the claims of single sign-on mean: by username, else by a verified mail address that
 * just one person has. `null`: nobody; no account is made by signing in.
 */
export async function usernameOfClaims(
  tx: Transaction,
  claims: { readonly username: string | null; readonly verifiedMail: string | null },
): Promise<string | null> {
  const open = tx.selectFrom("person").where("disabled_at", "is", null).select("username")
  if (claims.username !== null) {
    const named = await open.where("username", "=", claims.username).executeTakeFirst()
    if (named !== undefined) return named.username
  }
  if (claims.verifiedMail === null) return null
  const reached = await open
    .where((where) => where.fn("lower", ["mail"]), "=", claims.verifiedMail)
    .limit(2)
    .execute()
  return reached.length === 1 ? (reached[0]?.username ?? null) : null
}

/** Whether a person's account is open. */
export async function mayEnter(tx: Transaction, person: string): Promise<boolean> {
  const found = await tx
    .selectFrom("person")
    .where("id", "=", person)
    .where("disabled_at", "is", null)
    .select("id")
    .executeTakeFirst()
  return found !== undefined
}
