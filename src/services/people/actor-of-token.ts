import { sql } from "kysely"
import type { Actor, Purpose } from "#access"
import type { Transaction } from "#schema"

const unusedForAMinute = sql<boolean>`coalesce(api_token.last_used_at < now() - interval '1 minute', true)`

/** Whoever holds a token acts for its organisation, in its one role, for its one purpose. `null`: no such token, or no longer. */
export async function actorOfToken(
  tx: Transaction,
  digest: string,
): Promise<{ readonly actor: Actor; readonly purpose: Purpose } | null> {
  const found = await tx
    .selectFrom("api_token")
    .innerJoin("organisation", "organisation.id", "api_token.organisation_id")
    .where("api_token.digest", "=", digest)
    .where("api_token.revoked_at", "is", null)
    .where("api_token.expires_at", ">", sql<Date>`now()`)
    .select([
      "api_token.id",
      "api_token.role",
      "api_token.purpose",
      "organisation.id as organisation",
      "organisation.place",
      "organisation.scope",
      unusedForAMinute.as("stale"),
    ])
    .executeTakeFirst()
  if (found === undefined) return null
  // Written once a minute at most, so that a busy token costs no more than one that rests.
  if (found.stale)
    await tx
      .updateTable("api_token")
      .set({ last_used_at: sql<Date>`now()` })
      .where("id", "=", found.id)
      .where(unusedForAMinute)
      .execute()
  return {
    actor: {
      kind: "person",
      person: `token:${found.id}`,
      appointment: `token:${found.id}`,
      organisation: found.organisation,
      place: found.place,
      scope: found.scope,
      role: found.role,
    },
    purpose: found.purpose,
  }
}
