import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { checkPassword } from "./check-password.ts"
import type { PeopleContext } from "./people-context.ts"
import type { ReadSignInPolicy } from "./sign-in-policy.ts"

type Context = Pick<PeopleContext, "identity">

export interface Self {
  readonly id: string
  readonly username: string
  readonly session: string
}

/** What a person must do before anything else: sign-in asks it, and until then they are nobody in particular. */
export type Restriction = "password-expired" | "second-factor-required"

/** @param role in which the person is about to act; null when there is none */
export function restrictionOf(
  policy: Pick<ReadSignInPolicy, "passwordDays" | "secondFactorRoles">,
  account: { readonly secondFactor: boolean; readonly passwordSetAt: Date | null },
  role: ReadSignInPolicy["secondFactorRoles"][number] | null,
  now: Date,
): Restriction | null {
  const { passwordSetAt } = account
  // Whoever has no password comes by single sign-on, which asks for its own.
  if (passwordSetAt === null) return null
  const age = (now.getTime() - passwordSetAt.getTime()) / 86_400_000
  if (policy.passwordDays > 0 && age > policy.passwordDays) return "password-expired"
  if (!account.secondFactor && role !== null && policy.secondFactorRoles.includes(role))
    return "second-factor-required"
  return null
}

/** @throws Problem when the present password is wrong, or was wrong so often that the account is locked */
async function assertPassword(
  context: Context,
  person: string,
  password: string,
  path: string,
): Promise<void> {
  const tried = await context.identity.tryPassword(person, password)
  if (tried === "locked") throw new Problem("too-many", [issue("error", "password-tries", path, {})])
  if (tried === "wrong") throw new Problem("invalid", [issue("error", "password-wrong", path, {})])
}

/** Changes one's own password; all other sign-ins end. @throws Problem with everything that is wrong with it */
export async function changePassword(
  tx: Transaction,
  context: Context,
  self: Self,
  given: { readonly current: string; readonly next: string },
): Promise<void> {
  await assertPassword(context, self.id, given.current, "current")
  const person = await tx
    .selectFrom("person")
    .where("id", "=", self.id)
    .select(["username", "name"])
    .executeTakeFirst()
  const issues = checkPassword(given.next, person ?? { username: self.username, name: "" })
  if (issues.length > 0) throw new Problem("invalid", issues)
  if (await context.identity.wasPassword(self.id, given.next))
    throw new Problem("invalid", [issue("error", "password-used-before", "password", {})])
  await recordAction(tx, { action: "person.change-password", objectKind: "person", objectId: self.id })
  await context.identity.setPassword(self.id, given.next)
  await context.identity.endSignIns(self.id, self.session)
}

/** Begins a second factor, which holds once a code was confirmed. */
export async function beginSecondFactor(
  tx: Transaction,
  context: Context,
  self: Self,
  headers: Headers,
  password: string,
) {
  await assertPassword(context, self.id, password, "password")
  await recordAction(tx, { action: "person.begin-second-factor", objectKind: "person", objectId: self.id })
  const begun = await context.identity.beginSecondFactor(headers, password)
  if (begun === null)
    throw new Problem("conflict", [issue("error", "second-factor-there", "secondFactor", {})])
  return begun
}

/** @returns the cookies of the renewed sign-in @throws Problem when the code is wrong */
export async function confirmSecondFactor(
  tx: Transaction,
  context: Context,
  self: Self,
  headers: Headers,
  code: string,
): Promise<readonly string[]> {
  await recordAction(tx, { action: "person.add-second-factor", objectKind: "person", objectId: self.id })
  const cookies = await context.identity.confirmSecondFactor(headers, code)
  if (cookies === null) throw new Problem("invalid", [issue("error", "code-wrong", "code", {})])
  return cookies
}

/** @returns the cookies of the renewed sign-in */
export async function endSecondFactor(
  tx: Transaction,
  context: Context,
  self: Self,
  headers: Headers,
  password: string,
): Promise<readonly string[]> {
  await assertPassword(context, self.id, password, "password")
  await recordAction(tx, { action: "person.end-second-factor", objectKind: "person", objectId: self.id })
  return context.identity.endSecondFactor(headers, password)
}

export async function renewBackupCodes(
  tx: Transaction,
  context: Context,
  self: Self,
  headers: Headers,
  password: string,
): Promise<readonly string[]> {
  await assertPassword(context, self.id, password, "password")
  await recordAction(tx, { action: "person.renew-backup-codes", objectKind: "person", objectId: self.id })
  return context.identity.renewBackupCodes(headers, password)
}
