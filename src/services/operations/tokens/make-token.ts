import { isAdministratorRole, type Purpose, purposesOf, type Role } from "#access"
import { type Issue, issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"

export interface TokenWish {
  /** What it is for: `统计平台 每晚取数`. */
  readonly name: string
  readonly organisation: string
  readonly role: Role
  readonly purpose: Purpose
  /** ISO instant, at most a year away. */
  readonly expiresAt: string
}

export interface TokenContext {
  readonly now: () => Date
  readonly newId: () => string
  readonly newSecret: () => string
  readonly digestOfSecret: (secret: string) => string
}

const day = 86_400_000
export const longestDays = 365

/**
 * Makes a token by which another system acts for an organisation, in one role and for one purpose. Roles of
 * administrators have none: those are for people.
 * @returns the secret, told this once; the database keeps its keyed digest
 * @throws Problem with everything that is wrong with the wish
 */
export async function makeToken(
  tx: Transaction,
  wish: TokenWish,
  context: TokenContext,
): Promise<{ readonly id: string; readonly token: string }> {
  const issues: Issue[] = []
  const expires = new Date(wish.expiresAt)
  const left = expires.getTime() - context.now().getTime()
  if (isAdministratorRole(wish.role))
    issues.push(issue("error", "token-of-administrator", "role", { role: wish.role }))
  else if (!purposesOf(wish.role).includes(wish.purpose))
    issues.push(
      issue("error", "token-purpose-not-held", "purpose", {
        purpose: wish.purpose,
        held: purposesOf(wish.role),
      }),
    )
  if (!(left > 0) || left > (longestDays + 1) * day)
    issues.push(issue("error", "token-expiry", "expiresAt", { days: longestDays }))
  if (wish.name.trim() === "") issues.push(issue("error", "token-name", "name", {}))
  const organisation = await tx
    .selectFrom("organisation")
    .where("id", "=", wish.organisation)
    .select("place")
    .executeTakeFirst()
  if (organisation === undefined)
    issues.push(issue("error", "token-organisation", "organisation", { organisation: wish.organisation }))
  if (organisation === undefined || issues.length > 0) throw new Problem("invalid", issues)
  const id = context.newId()
  const token = `gxt_${context.newSecret()}`
  await tx
    .insertInto("api_token")
    .values({
      id,
      name: wish.name.trim(),
      digest: context.digestOfSecret(token),
      organisation_id: wish.organisation,
      place: organisation.place,
      role: wish.role,
      purpose: wish.purpose,
      expires_at: expires,
      revoked_at: null,
      last_used_at: null,
    })
    .execute()
    .catch((cause: unknown) => {
      // The register of places is open to all; whose tokens one may make, row-level security says.
      if (cause instanceof Error && "code" in cause && cause.code === "42501")
        throw new Problem("refused", [
          issue("error", "token-organisation", "organisation", { organisation: wish.organisation }),
        ])
      throw cause
    })
  await recordAction(tx, {
    action: "token.make",
    objectKind: "token",
    objectId: id,
    detail: {
      organisation: wish.organisation,
      role: wish.role,
      purpose: wish.purpose,
      expires: expires.toISOString(),
    },
  })
  return { id, token }
}
