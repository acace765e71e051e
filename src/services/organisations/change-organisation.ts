import { sql } from "kysely"
import { type Actor, isWithin } from "#access"
import { type Issue, issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { checkBelongs, dayBefore, isDay } from "./check-belongs.ts"
import { checkCode, plainCode } from "./check-code.ts"
import { checkParent } from "./create-organisation.ts"
import {
  findOrganisation,
  lockOrganisation,
  membershipsOf,
  type OrganisationRow,
} from "./organisation-store.ts"

const scopeOf = (actor: Actor) => (actor.kind === "person" ? actor.scope : "/")
const nameOf = (actor: Actor) => (actor.kind === "person" ? actor.person : actor.kind)

/** @throws Problem when it is not there, or not in one's scope */
async function getOverseen(tx: Transaction, actor: Actor, id: string): Promise<OrganisationRow> {
  // Before it is locked: who does not oversee it would wait for nothing and learn nothing.
  const seen = await findOrganisation(tx, id)
  if (seen === undefined)
    throw new Problem("not-found", [issue("error", "no-such-organisation", "id", { organisation: id })])
  const found = isWithin(seen.place, scopeOf(actor)) ? await lockOrganisation(tx, id) : undefined
  if (found === undefined)
    throw new Problem("refused", [issue("error", "outside-scope", "id", { organisation: id })])
  return found
}

export async function renameOrganisation(
  tx: Transaction,
  actor: Actor,
  id: string,
  names: {
    readonly nameZh: string
    readonly nameEn: string | null
    readonly shortName: string | null
    /** Left out: it stays. */
    readonly uscc?: string | null
  },
): Promise<void> {
  const found = await getOverseen(tx, actor, id)
  const uscc = names.uscc === undefined ? found.uscc : plainCode(names.uscc)
  const issues = [...(await checkCode(tx, id, found.kind, uscc))]
  if (names.nameZh.trim() === "") issues.push(issue("error", "organisation-name-missing", "nameZh", {}))
  if (issues.length > 0) throw new Problem("invalid", issues)
  await tx
    .updateTable("organisation")
    .set({ name_zh: names.nameZh.trim(), name_en: names.nameEn, short_name: names.shortName, uscc })
    .where("id", "=", id)
    .execute()
  await recordAction(tx, {
    action: "organisation.rename",
    objectKind: "organisation",
    objectId: id,
    detail: { before: found.nameZh, after: names.nameZh.trim() },
  })
}

/**
 * Moves an organisation, with all that stands below it, to another parent from a day on. It and what is below it have
 * another place from then on, people and appointments too; rows already written keep the place of their time.
 * @throws Problem when it would stand below itself, the day is before the present membership began or yet to come, the
 *   parent is of a wrong kind or outside one's scope, or invented and real places would mix
 */
export async function moveOrganisation(
  tx: Transaction,
  context: { readonly now: () => Date },
  actor: Actor,
  id: string,
  move: { readonly parent: string; readonly from: string; readonly reference: string | null },
): Promise<void> {
  const found = await getOverseen(tx, actor, id)
  const parent = await findOrganisation(tx, move.parent)
  const issues: Issue[] = [...checkParent(parent, move.parent, found.kind, scopeOf(actor))]
  const today = context.now().toISOString().slice(0, 10)
  if (!isDay(move.from)) issues.push(issue("error", "not-a-day", "from", { day: move.from }))
  else if (move.from > today) issues.push(issue("error", "move-in-future", "from", { day: move.from }))
  if (parent !== undefined) {
    if (parent.place.startsWith(found.place)) issues.push(issue("error", "organisation-cycle", "parent", {}))
    if (parent.id === found.parent) issues.push(issue("error", "parent-already", "parent", {}))
    if ((parent.origin === "invented") !== (found.origin === "invented"))
      issues.push(issue("error", "origins-mixed", "parent", {}))
  }
  const before = (await membershipsOf(tx, id)).filter(
    (one) => one.kind === "belongs" && one.organisation === id,
  )
  const present = before.find((one) => one.to === null)
  if (present !== undefined && isDay(move.from) && present.from !== "-infinity" && move.from <= present.from)
    issues.push(issue("error", "membership-overlap", "from", { day: move.from, parent: present.parent }))
  if (issues.length > 0 || parent === undefined) throw new Problem("invalid", issues)

  if (present !== undefined)
    await tx
      .updateTable("membership")
      .set({ valid_to: dayBefore(move.from) })
      .where("id", "=", present.id)
      .execute()
  else if (found.parent !== null)
    // Where it stood before anything was recorded.
    await insertMembership(tx, actor, {
      organisation: id,
      parent: found.parent,
      kind: "belongs",
      from: "-infinity",
      to: dayBefore(move.from),
      reference: null,
    })
  await insertMembership(tx, actor, { organisation: id, kind: "belongs", to: null, ...move })
  const after = (await membershipsOf(tx, id)).filter(
    (one) => one.kind === "belongs" && one.organisation === id,
  )
  const faults = checkBelongs(after)
  if (faults.length > 0) throw new Problem("invalid", faults)

  const place = `${parent.place}${id}/`
  await replace(tx, found, place, found.kind === "department" ? parent.place : place)
  await tx.updateTable("organisation").set({ parent_id: parent.id }).where("id", "=", id).execute()
  await recordAction(tx, {
    action: "organisation.move",
    objectKind: "organisation",
    objectId: id,
    detail: { before: found.parent, after: parent.id, from: move.from, reference: move.reference },
  })
}

/** Writes the new place into the organisation and everything that stands below it. */
async function replace(tx: Transaction, found: OrganisationRow, place: string, scope: string): Promise<void> {
  const rest = (column: string) =>
    sql<string>`${place} || substr(${sql.ref(column)}, ${found.place.length + 1})`
  await tx
    .updateTable("organisation")
    .set({
      place: rest("place"),
      scope: sql<string>`case when id = ${found.id} then ${scope}
        when starts_with(scope, ${found.place}) then ${rest("scope")} else scope end`,
    })
    .where(sql<boolean>`starts_with(place, ${found.place})`)
    .execute()
  for (const table of ["person", "appointment"] as const)
    await tx
      .updateTable(table)
      .set({ place: rest("place") })
      .where(sql<boolean>`starts_with(place, ${found.place})`)
      .execute()
}

/** Enters that an organisation is a park of a zone (一区多园) or is run by another (托管) over some days. */
export async function addMembership(
  tx: Transaction,
  actor: Actor,
  id: string,
  given: {
    readonly parent: string
    readonly kind: "park" | "entrusted"
    readonly from: string
    readonly to: string | null
    readonly reference: string | null
  },
): Promise<void> {
  const found = await getOverseen(tx, actor, id)
  const parent = await findOrganisation(tx, given.parent)
  const issues: Issue[] = []
  if (parent === undefined)
    issues.push(issue("error", "no-such-organisation", "parent", { organisation: given.parent }))
  else {
    if (parent.id === id) issues.push(issue("error", "organisation-cycle", "parent", {}))
    if ((parent.origin === "invented") !== (found.origin === "invented"))
      issues.push(issue("error", "origins-mixed", "parent", {}))
    if (given.kind === "park" && parent.kind !== "zone")
      issues.push(
        issue("error", "parent-kind", "parent", { kind: "park", parent: parent.kind, allowed: ["zone"] }),
      )
  }
  for (const [path, day] of [
    ["from", given.from],
    ["to", given.to],
  ] as const)
    if (day !== null && !isDay(day)) issues.push(issue("error", "not-a-day", path, { day }))
  if (given.to !== null && given.to < given.from)
    issues.push(issue("error", "days-reversed", "to", { from: given.from, to: given.to }))
  const last = given.to ?? "9999-12-31"
  for (const one of await membershipsOf(tx, id))
    if (
      one.organisation === id &&
      one.kind === given.kind &&
      one.from <= last &&
      (one.to ?? "9999-12-31") >= given.from
    )
      issues.push(issue("error", "membership-overlap", "from", { day: given.from, parent: one.parent }))
  if (issues.length > 0) throw new Problem("invalid", issues)
  await insertMembership(tx, actor, { organisation: id, ...given })
  await recordAction(tx, {
    action: "organisation.add-membership",
    objectKind: "organisation",
    objectId: id,
    detail: { ...given },
  })
}

/** Ends a park's or an entrusted membership on a day. What belongs somewhere is moved instead. */
export async function endMembership(
  tx: Transaction,
  actor: Actor,
  id: string,
  membership: string,
  to: string,
): Promise<void> {
  await getOverseen(tx, actor, id)
  const found = (await membershipsOf(tx, id)).find((one) => one.id === membership && one.organisation === id)
  if (found === undefined)
    throw new Problem("not-found", [issue("error", "no-such-membership", "membership", {})])
  if (found.kind === "belongs")
    throw new Problem("refused", [issue("error", "membership-gap", "to", { day: to })])
  if (!isDay(to)) throw new Problem("invalid", [issue("error", "not-a-day", "to", { day: to })])
  if (to < found.from)
    throw new Problem("invalid", [issue("error", "days-reversed", "to", { from: found.from, to })])
  await tx.updateTable("membership").set({ valid_to: to }).where("id", "=", membership).execute()
  await recordAction(tx, {
    action: "organisation.end-membership",
    objectKind: "organisation",
    objectId: id,
    detail: { membership, to },
  })
}

async function insertMembership(
  tx: Transaction,
  actor: Actor,
  given: {
    readonly organisation: string
    readonly parent: string
    readonly kind: "belongs" | "park" | "entrusted"
    readonly from: string
    readonly to: string | null
    readonly reference: string | null
  },
): Promise<void> {
  await tx
    .insertInto("membership")
    .values({
      organisation_id: given.organisation,
      parent_id: given.parent,
      kind: given.kind,
      valid_from: given.from,
      valid_to: given.to,
      reference: given.reference,
      recorded_by: nameOf(actor),
    })
    .execute()
}
