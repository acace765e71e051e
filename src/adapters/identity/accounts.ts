import type { IdentityOptions } from "./identity-options.ts"
import type { LockOut } from "./lock-out.ts"
import { addressOf, type SignInLibrary } from "./sign-in-library.ts"

/** How many passwords back none may come again. */
const remembered = 5

/** Accounts and their passwords, in the tables and with the hashes of the library. */
export function accountsOn(library: SignInLibrary, attempts: LockOut, options: IdentityOptions) {
  const { pool } = options

  const usernameOf = async (person: string): Promise<string> => {
    const { rows } = await pool.query<{ username: string }>(
      'select username from auth."user" where id = $1',
      [person],
    )
    const username = rows[0]?.username
    if (username === undefined) throw new Error(`No account of ${person}`)
    return username
  }

  const store = async (people: readonly string[], hash: string): Promise<void> => {
    const client = await pool.connect()
    try {
      await client.query("begin")
      for (const person of people) {
        await client.query(
          `insert into auth.account (id, "accountId", "providerId", "userId", password)
           values ($1, $2, 'credential', $2, $3)
           on conflict ("providerId", "accountId") do update set password = excluded.password, "updatedAt" = now()`,
          [options.newId(), person, hash],
        )
        await client.query("insert into auth.password_history (user_id, hash) values ($1, $2)", [
          person,
          hash,
        ])
      }
      await client.query("commit")
    } catch (cause) {
      await client.query("rollback")
      throw cause
    } finally {
      client.release()
    }
  }

  const setPasswords = async (people: readonly string[], password: string) =>
    store(people, await (await library.$context).password.hash(password))

  return {
    addAccount: async (account: { person: string; username: string; name: string }) => {
      await pool.query(
        `insert into auth."user" (id, name, email, username) values ($1, $2, $3, $4) on conflict (id) do nothing`,
        [account.person, account.name, addressOf(account.username), account.username],
      )
    },
    setPasswords,
    setPassword: (person: string, password: string) => setPasswords([person], password),
    wasPassword: async (person: string, password: string) => {
      const { rows } = await pool.query<{ hash: string }>(
        "select hash from auth.password_history where user_id = $1 order by id desc limit $2",
        [person, remembered],
      )
      const { verify } = (await library.$context).password
      for (const { hash } of rows) if (await verify({ hash, password })) return true
      return false
    },
    tryPassword: async (person: string, password: string): Promise<"right" | "wrong" | "locked"> => {
      const username = await usernameOf(person)
      const { admitted } = await attempts.take(username, await options.policy())
      if (!admitted) return "locked"
      const { rows } = await pool.query<{ password: string | null }>(
        `select password from auth.account where "userId" = $1 and "providerId" = 'credential'`,
        [person],
      )
      const hash = rows[0]?.password
      const right =
        hash !== undefined &&
        hash !== null &&
        (await (await library.$context).password.verify({ hash, password }))
      if (right) await attempts.clear(username)
      return right ? "right" : "wrong"
    },
    accountsOf: async (people: readonly string[]) => {
      const { rows } = await pool.query<{
        id: string
        username: string
        second_factor: boolean | null
        factor_locked_until: Date | null
        has_password: boolean
        password_set_at: Date | null
        last_seen_at: Date | null
      }>(
        `with secret as (select "userId" as id, max("lockedUntil") as locked from auth."twoFactor" group by 1),
           credential as (select "userId" as id from auth.account where "providerId" = 'credential' and password is not null group by 1),
           history as (select user_id as id, max(at) as at from auth.password_history group by 1),
           seen as (select "userId" as id, max("seenAt") as at from auth.session group by 1)
         select u.id, u.username, u."twoFactorEnabled" as second_factor, secret.locked as factor_locked_until,
           credential.id is not null as has_password, history.at as password_set_at, seen.at as last_seen_at
         from auth."user" u left join secret on secret.id = u.id left join credential on credential.id = u.id
           left join history on history.id = u.id left join seen on seen.id = u.id
         where u.id = any($1)`,
        [people],
      )
      const locked = await attempts.lockedUntil(rows.map((row) => row.username))
      const now = options.now()
      return rows.map((row) => ({
        person: row.id,
        hasPassword: row.has_password,
        passwordSetAt: row.password_set_at,
        secondFactor: row.second_factor === true,
        lockedUntil:
          locked.get(row.username) ??
          (row.factor_locked_until !== null && row.factor_locked_until > now
            ? row.factor_locked_until
            : null),
        lastSeenAt: row.last_seen_at,
      }))
    },
    unlock: async (person: string) => {
      await attempts.clear(await usernameOf(person))
      await pool.query(
        `update auth."twoFactor" set "failedVerificationCount" = 0, "lockedUntil" = null where "userId" = $1`,
        [person],
      )
    },
  }
}
