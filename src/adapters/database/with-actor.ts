import { type Kysely, sql } from "kysely"
import pg from "pg"
import { type Actor, mayActFor, type Purpose } from "#access"
import type { Tables, Transaction } from "#schema"

/** An actor asked for a purpose that its role does not hold. */
export class PurposeRefusedError extends Error {
  override name = "PurposeRefusedError"
}

/** Work in a transaction in which an actor acts for a purpose: the only way to the product's tables. */
export type WithActor = <T>(
  actor: Actor,
  purpose: Purpose,
  work: (tx: Transaction) => Promise<T>,
) => Promise<T>

export function withActorOn(db: Kysely<Tables>): WithActor {
  return async (actor, purpose, work) => {
    if (!mayActFor(actor, purpose))
      throw new PurposeRefusedError(
        `${actor.kind === "person" ? actor.role : actor.kind} does not hold the purpose ${purpose}`,
      )
    const settings = settingsOf(actor, purpose)
    return db.transaction().execute(async (tx) => {
      // `set local` with literals: set_config() inside a query does not reach the workers of a distributed database.
      await sql.raw(settings).execute(tx)
      return work(tx)
    })
  }
}

/** The settings that row-level security reads. The system acts for the whole tree, anybody for nothing of it. */
function settingsOf(actor: Actor, purpose: Purpose): string {
  const values = {
    person: actor.kind === "person" ? actor.person : actor.kind === "system" ? `system:${actor.task}` : "",
    appointment: actor.kind === "person" ? actor.appointment : "",
    organisation: actor.kind === "person" ? actor.organisation : "",
    place: actor.kind === "person" ? actor.place : "",
    // No place begins with a line feed: whoever oversees nothing sees nothing.
    scope: actor.kind === "person" ? actor.scope : actor.kind === "system" ? "/" : "\n",
    role: actor.kind === "person" ? actor.role : actor.kind,
    purpose,
  }
  return Object.entries(values)
    .map(([name, value]) => `set local app.${name} = ${pg.escapeLiteral(value)}`)
    .join("; ")
}
