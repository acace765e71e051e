import { accountsOn } from "./accounts.ts"
import type { IdentityOptions } from "./identity-options.ts"
import { lockOut } from "./lock-out.ts"
import { secondFactorOn } from "./second-factor.ts"
import { signInGate } from "./sign-in-gate.ts"
import { signInLibrary, singleSignOnId } from "./sign-in-library.ts"
import { signInsOn } from "./sign-ins.ts"

/** Use is noted this often, in milliseconds: reading a page does not write a row each time. */
const noted = 60_000

/** Sign-in on its own schema and its own database role. */
export function openIdentity(options: IdentityOptions) {
  const library = signInLibrary(options)
  const attempts = lockOut(options)
  const { pool } = options
  return {
    authenticate: async (headers: Headers) => {
      const found = await library.api.getSession({ headers })
      if (found === null) return null
      const { session, user } = found
      const now = options.now().getTime()
      const seen = new Date(session.seenAt ?? session.createdAt).getTime()
      const { idleMinutes } = await options.policy()
      if (now - seen > idleMinutes * 60_000) {
        await pool.query("delete from auth.session where id = $1", [session.id])
        return null
      }
      if (now - seen > noted)
        await pool.query('update auth.session set "seenAt" = $2 where id = $1', [session.id, new Date(now)])
      const set = await pool.query<{ at: Date | null }>(
        "select max(at) as at from auth.password_history where user_id = $1",
        [user.id],
      )
      return {
        person: user.id,
        username: user.username ?? "",
        session: session.id,
        secondFactor: user.twoFactorEnabled === true,
        passwordSetAt: set.rows[0]?.at ?? null,
      }
    },
    handle: signInGate(library, attempts, options),
    singleSignOn:
      options.singleSignOn === null ? null : { id: singleSignOnId, name: options.singleSignOn.name },
    ...accountsOn(library, attempts, options),
    ...secondFactorOn(library, options),
    ...signInsOn(options),
  }
}
