import { sql } from "kysely"
import { type Actor, isAdministratorRole, type Role } from "#access"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { PeopleContext } from "./people-context.ts"

export interface NewRole {
  readonly person: string
  readonly role: Role
  readonly organisation: string
}

/**
 * Appoints a person to a role for an organisation that the appointer oversees.
 * @throws Problem when the role does not go with the kind of the person (三员分立), for oneself, outside one's scope, or
 *   when the person holds it already
 */
export async function giveRole(
  tx: Transaction,
  context: Pick<PeopleContext, "newId">,
  actor: Actor,
  { person: id, role, organisation: organisationId }: NewRole,
): Promise<string> {
  if (actor.kind === "person" && actor.person === id)
    throw new Problem("refused", [issue("error", "own-appointment", "person", {})])
  const scope = actor.kind === "person" ? actor.scope : "/"
  const person = await tx
    .selectFrom("person")
    .where("id", "=", id)
    .select(["id", "kind", "name"])
    .executeTakeFirst()
  if (person === undefined) throw new Problem("not-found", [issue("error", "no-such-person", "person", {})])
  const organisation = await tx
    .selectFrom("organisation")
    .where("id", "=", organisationId)
    .select(["id", "place"])
    .executeTakeFirst()
  if (organisation === undefined)
    throw new Problem("invalid", [
      issue("error", "no-such-organisation", "organisation", { organisation: organisationId }),
    ])
  if (!organisation.place.startsWith(scope))
    throw new Problem("refused", [
      issue("error", "outside-scope", "organisation", { organisation: organisationId }),
    ])
  if (isAdministratorRole(role) ? person.kind !== role : person.kind !== "member")
    throw new Problem("invalid", [
      issue("error", "role-not-of-kind", "role", { name: person.name, kind: person.kind, role }),
    ])
  const made = context.newId()
  const given = await tx
    .insertInto("appointment")
    .values({
      id: made,
      person_id: person.id,
      person_kind: person.kind,
      organisation_id: organisation.id,
      place: organisation.place,
      role,
      // Not the transaction's time: of two given at once, the first stays the first.
      valid_from: sql<Date>`clock_timestamp()`,
      valid_to: null,
      granted_by: actor.kind === "person" ? actor.person : actor.kind,
    })
    .onConflict((conflict) =>
      conflict.columns(["person_id", "organisation_id", "role"]).where("valid_to", "is", null).doNothing(),
    )
    .executeTakeFirst()
  if (Number(given.numInsertedOrUpdatedRows ?? 0) === 0)
    throw new Problem("conflict", [issue("error", "role-held-already", "role", { role })])
  await recordAction(tx, {
    action: "appointment.give",
    objectKind: "appointment",
    objectId: made,
    detail: { person: person.id, role, organisation: organisation.id },
  })
  return made
}
