import { createHmac } from "node:crypto"
import type pg from "pg"
import type { IdentityOptions, SignInPolicy } from "./identity-options.ts"

/** Counts failed sign-ins by username, also of usernames that are nobody's, so that locking tells nothing about them. */
export function lockOut({ pool, secret }: Pick<IdentityOptions, "pool" | "secret">) {
  const keyOf = (username: string) =>
    createHmac("sha256", secret).update(`lock-out:${username.toLowerCase()}`).digest("hex")
  return {
    /**
     * Takes one attempt before the password is looked at, in one statement: however many come at once, no more passwords
     * are tried than the policy allows. The last attempt locks; when it succeeds, `clear` unlocks.
     * @returns the end of the lock, when there is one; `admitted` whether this attempt may be made
     */
    take: (username: string, policy: SignInPolicy) => take(pool, keyOf(username), policy),
    /** Forgets the failures after a success, and those of others that are a day old. */
    clear: (username: string) =>
      pool.query("delete from auth.sign_in_attempt where key = $1 or since < now() - interval '1 day'", [
        keyOf(username),
      ]),
    lockedUntil: async (usernames: readonly string[]): Promise<ReadonlyMap<string, Date>> => {
      const byKey = new Map(usernames.map((username) => [keyOf(username), username]))
      const { rows } = await pool.query<{ key: string; locked_until: Date }>(
        "select key, locked_until from auth.sign_in_attempt where key = any($1) and locked_until > now()",
        [[...byKey.keys()]],
      )
      return new Map(rows.map((row) => [byKey.get(row.key) ?? "", row.locked_until]))
    },
  }
}

export type LockOut = ReturnType<typeof lockOut>

async function take(
  pool: pg.Pool,
  key: string,
  policy: SignInPolicy,
): Promise<{ readonly admitted: boolean; readonly lockedUntil: Date | null }> {
  if (policy.lockOutFailures === 0) return { admitted: true, lockedUntil: null }
  const taken = await pool.query<{ locked_until: Date | null }>(
    `insert into auth.sign_in_attempt as known (key, failures, since, locked_until)
     values ($1, 1, now(), case when $2::int <= 1 then now() + make_interval(mins => $3) end)
     on conflict (key) do update set
       failures = case when known.locked_until is not null or known.since < now() - make_interval(mins => $3)
         then 1 else known.failures + 1 end,
       since = case when known.locked_until is not null or known.since < now() - make_interval(mins => $3)
         then now() else known.since end,
       locked_until = case when case when known.locked_until is not null
           or known.since < now() - make_interval(mins => $3) then 1 else known.failures + 1 end >= $2
         then now() + make_interval(mins => $3) end
     where known.locked_until is null or known.locked_until <= now()
     returning locked_until`,
    [key, policy.lockOutFailures, policy.lockOutMinutes],
  )
  const row = taken.rows[0]
  if (row !== undefined) return { admitted: true, lockedUntil: row.locked_until }
  const locked = await pool.query<{ locked_until: Date | null }>(
    "select locked_until from auth.sign_in_attempt where key = $1",
    [key],
  )
  return { admitted: false, lockedUntil: locked.rows[0]?.locked_until ?? null }
}
