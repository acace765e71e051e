import { sql } from "kysely"
import type { Actor } from "#access"
import type { Transaction } from "#schema"
import { actorOf, appointmentsOf } from "#services/people"

/**
 * The one who asked for a job, loaded anew: `null` when the appointment, or the token, has ended since.
 * @param tx of the system
 */
export async function actorOfJob(
  tx: Transaction,
  { person, appointment }: { readonly person: string; readonly appointment: string },
): Promise<Actor | null> {
  if (appointment.startsWith("token:")) return actorOfTokenId(tx, appointment)
  const found = (await appointmentsOf(tx, person)).find((one) => one.id === appointment)
  return found === undefined ? null : actorOf(person, found)
}

async function actorOfTokenId(tx: Transaction, appointment: string): Promise<Actor | null> {
  const found = await tx
    .selectFrom("api_token")
    .innerJoin("organisation", "organisation.id", "api_token.organisation_id")
    .where("api_token.id", "=", appointment.slice("token:".length))
    .where("api_token.revoked_at", "is", null)
    .where("api_token.expires_at", ">", sql<Date>`now()`)
    .select(["api_token.role", "organisation.id", "organisation.place", "organisation.scope"])
    .executeTakeFirst()
  if (found === undefined) return null
  return {
    kind: "person",
    person: appointment,
    appointment,
    organisation: found.id,
    place: found.place,
    scope: found.scope,
    role: found.role,
  }
}
