import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { PersonTable, Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { PeopleContext } from "./people-context.ts"

export interface NewPerson {
  readonly username: string
  readonly name: string
  readonly mail: string | null
  /** Fixed from then on: a member holds any role but the three, the others the one that their name says. */
  readonly kind: PersonTable["kind"]
  readonly organisation: string
}

/**
 * Enters a person with an account that cannot be used yet.
 * @throws Problem when the username is taken, the organisation is not there or not overseen, or the input is faulty
 */
export async function createPerson(
  tx: Transaction,
  context: Pick<PeopleContext, "identity" | "newId">,
  actor: Actor,
  person: NewPerson,
): Promise<string> {
  const scope = actor.kind === "person" ? actor.scope : "/"
  const createdBy =
    actor.kind === "person" ? actor.person : actor.kind === "system" ? `system:${actor.task}` : actor.kind
  const organisation = await tx
    .selectFrom("organisation")
    .where("id", "=", person.organisation)
    .select(["id", "place"])
    .executeTakeFirst()
  const issues = [
    ...(organisation === undefined
      ? [issue("error", "no-such-organisation", "organisation", { organisation: person.organisation })]
      : organisation.place.startsWith(scope)
        ? []
        : [issue("error", "outside-scope", "organisation", { organisation: person.organisation })]),
    ...(/^[a-z0-9][a-z0-9_.-]{2,31}$/.test(person.username)
      ? []
      : [issue("error", "username-shape", "username", {})]),
    ...(person.name.trim() === "" ? [issue("error", "name-missing", "name", {})] : []),
    ...(person.mail === null || /^[^\s@]+@[^\s@]+$/.test(person.mail)
      ? []
      : [issue("error", "mail-shape", "mail", {})]),
  ]
  if (issues.length > 0 || organisation === undefined) throw new Problem("invalid", issues)
  const id = context.newId()
  const entered = await tx
    .insertInto("person")
    .values({
      id,
      username: person.username,
      name: person.name.trim(),
      mail: person.mail,
      kind: person.kind,
      organisation_id: organisation.id,
      place: organisation.place,
      disabled_at: null,
      created_by: createdBy,
    })
    .onConflict((conflict) => conflict.column("username").doNothing())
    .executeTakeFirst()
  if (Number(entered.numInsertedOrUpdatedRows ?? 0) === 0)
    throw new Problem("conflict", [
      issue("error", "username-taken", "username", { username: person.username }),
    ])
  await recordAction(tx, {
    action: "person.create",
    objectKind: "person",
    objectId: id,
    detail: { organisation: organisation.id, kind: person.kind },
  })
  await context.identity.addAccount({ person: id, username: person.username, name: person.name.trim() })
  return id
}
