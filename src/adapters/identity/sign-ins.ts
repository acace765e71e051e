import type { IdentityOptions } from "./identity-options.ts"

interface SessionRow {
  readonly id: string
  readonly createdAt: Date
  readonly seenAt: Date | null
  readonly expiresAt: Date
  readonly ipAddress: string | null
  readonly userAgent: string | null
}

/** The sign-ins of people: which there are, and ending them. */
export function signInsOn({ pool, policy, now }: IdentityOptions) {
  return {
    signInsOf: async (person: string) => {
      const { idleMinutes } = await policy()
      const { rows } = await pool.query<SessionRow>(
        `select id, "createdAt", "seenAt", "expiresAt", "ipAddress", "userAgent" from auth.session
         where "userId" = $1 and "expiresAt" > $2 and coalesce("seenAt", "createdAt") > $3
         order by "createdAt" desc, id`,
        [person, now(), new Date(now().getTime() - idleMinutes * 60_000)],
      )
      return rows.map((row) => ({
        id: row.id,
        at: row.createdAt,
        seenAt: row.seenAt ?? row.createdAt,
        endsAt: row.expiresAt,
        address: row.ipAddress === "" ? null : row.ipAddress,
        agent: row.userAgent === "" ? null : row.userAgent,
      }))
    },
    endSignIn: async (person: string, signIn: string) => {
      const ended = await pool.query('delete from auth.session where "userId" = $1 and id = $2', [
        person,
        signIn,
      ])
      return ended.rowCount === 1
    },
    endSignIns: async (person: string, except = "") => {
      const ended = await pool.query('delete from auth.session where "userId" = $1 and id <> $2', [
        person,
        except,
      ])
      // A second step under way, and devices that were trusted, end too.
      await pool.query("delete from auth.verification where value = $1", [person])
      return ended.rowCount ?? 0
    },
  }
}
