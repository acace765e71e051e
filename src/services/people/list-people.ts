import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { Identity } from "./identity.ts"

const most = 200

export interface PeopleFilter {
  /** Part of a name or username. */
  readonly query?: string
  /** In this organisation and below. */
  readonly organisation?: string
}

/** People in the administrator's scope, by name, with the state of their accounts and their roles; at most 200. */
export async function listPeople(tx: Transaction, identity: Identity, filter: PeopleFilter) {
  const found = await select(tx, identity, filter)
  await recordAction(tx, {
    action: "person.list",
    objectKind: "person",
    objectId: filter.organisation ?? "all",
    detail: { count: found.length },
  })
  return { people: found.slice(0, most), more: found.length > most }
}

/** One person. @throws Problem when there is none in one's scope */
export async function getPerson(tx: Transaction, identity: Identity, id: string) {
  const [person] = await select(tx, identity, {}, id)
  if (person === undefined) throw new Problem("not-found", [issue("error", "no-such-person", "person", {})])
  return person
}

async function select(tx: Transaction, identity: Identity, filter: PeopleFilter, id?: string) {
  let query = tx
    .selectFrom("person")
    .innerJoin("organisation", "organisation.id", "person.organisation_id")
    .select([
      "person.id",
      "person.username",
      "person.name",
      "person.mail",
      "person.kind",
      "person.disabled_at as closedAt",
      "organisation.id as organisation",
      "organisation.kind as organisationKind",
      "organisation.name_zh as nameZh",
      "organisation.name_en as nameEn",
    ])
    .orderBy("person.name")
    .orderBy("person.id")
    .limit(most + 1)
  if (id !== undefined) query = query.where("person.id", "=", id)
  if (filter.query !== undefined && filter.query !== "") {
    const part = `%${filter.query.replace(/[\\%_]/g, "\\$&")}%`
    query = query.where((where) =>
      where.or([where("person.name", "like", part), where("person.username", "like", part.toLowerCase())]),
    )
  }
  if (filter.organisation !== undefined) {
    const place = await tx
      .selectFrom("organisation")
      .where("id", "=", filter.organisation)
      .select("scope")
      .executeTakeFirst()
    if (place === undefined)
      throw new Problem("invalid", [
        issue("error", "no-such-organisation", "organisation", { organisation: filter.organisation }),
      ])
    query = query.where((where) =>
      where(where.fn("starts_with", ["person.place", where.val(place.scope)]), "=", true),
    )
  }
  const rows = await query.execute()
  const ids = rows.map((row) => row.id)
  const accounts = new Map((await identity.accountsOf(ids)).map((account) => [account.person, account]))
  const roles =
    ids.length === 0
      ? []
      : await tx
          .selectFrom("appointment")
          .innerJoin("organisation", "organisation.id", "appointment.organisation_id")
          .where("appointment.person_id", "in", ids)
          .orderBy("appointment.valid_from")
          .orderBy("appointment.id")
          .select([
            "appointment.id",
            "appointment.person_id as person",
            "appointment.role",
            "appointment.valid_from as from",
            "appointment.valid_to as to",
            "organisation.id as organisation",
            "organisation.kind as organisationKind",
            "organisation.name_zh as nameZh",
            "organisation.name_en as nameEn",
          ])
          .execute()
  return rows.map((row) => ({
    ...row,
    account: accounts.get(row.id) ?? null,
    appointments: roles.filter((role) => role.person === row.id),
  }))
}

export type PersonListed = Awaited<ReturnType<typeof getPerson>>
