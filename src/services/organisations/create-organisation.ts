import { type Actor, isWithin, type OrganisationKind } from "#access"
import { type Issue, issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { isDay } from "./check-belongs.ts"
import { checkCode, plainCode } from "./check-code.ts"
import { findOrganisation, type OrganisationRow } from "./organisation-store.ts"

/** What may stand below what. */
export const parentKinds: Readonly<Record<OrganisationKind, readonly OrganisationKind[]>> = {
  nation: [],
  department: ["nation", "province", "city", "zone"],
  province: ["nation"],
  city: ["province"],
  zone: ["province", "city"],
  enterprise: ["zone", "city", "province"],
}

export interface NewOrganisation {
  /** A code; made by us when left out. */
  readonly id?: string
  readonly kind: OrganisationKind
  readonly parent: string
  readonly nameZh: string
  readonly nameEn: string | null
  readonly shortName: string | null
  /** Unified social credit code of an enterprise. */
  readonly uscc?: string | null
  /** From which day it belongs to the parent; today when left out. */
  readonly from?: string
}

/**
 * Enters an organisation below another in one's scope. What stands below an invented place is invented too.
 * @throws Problem with everything that is wrong with it
 */
export async function createOrganisation(
  tx: Transaction,
  context: { readonly newId: () => string; readonly now: () => Date },
  actor: Actor,
  given: NewOrganisation,
): Promise<string> {
  const scope = actor.kind === "person" ? actor.scope : "/"
  const parent = await findOrganisation(tx, given.parent)
  const id = given.id ?? `${parent?.origin === "invented" ? "99" : "o"}-${context.newId()}`
  const from = given.from ?? context.now().toISOString().slice(0, 10)
  const issues: Issue[] = [...checkParent(parent, given.parent, given.kind, scope)]
  if (given.nameZh.trim() === "") issues.push(issue("error", "organisation-name-missing", "nameZh", {}))
  if (!/^[A-Za-z0-9_.-]{1,64}$/.test(id)) issues.push(issue("error", "organisation-id-shape", "id", {}))
  const uscc = plainCode(given.uscc)
  issues.push(...(await checkCode(tx, id, given.kind, uscc)))
  if (!isDay(from)) issues.push(issue("error", "not-a-day", "from", { day: from }))
  if (parent !== undefined && (parent.origin === "invented") !== id.startsWith("99"))
    issues.push(issue("error", "organisation-origin-code", "id", { id }))
  if (issues.length > 0 || parent === undefined) throw new Problem("invalid", issues)
  const place = `${parent.place}${id}/`
  const entered = await tx
    .insertInto("organisation")
    .values({
      id,
      kind: given.kind,
      name_zh: given.nameZh.trim(),
      name_en: given.nameEn,
      short_name: given.shortName,
      parent_id: parent.id,
      place,
      // A department oversees what its parent does.
      scope: given.kind === "department" ? parent.place : place,
      origin: parent.origin === "invented" ? "invented" : "user",
      uscc,
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirst()
  if (Number(entered.numInsertedOrUpdatedRows ?? 0) === 0)
    throw new Problem("conflict", [issue("error", "organisation-id-taken", "id", { id })])
  await tx
    .insertInto("membership")
    .values({
      organisation_id: id,
      parent_id: parent.id,
      kind: "belongs",
      valid_from: from,
      valid_to: null,
      reference: null,
      recorded_by: actor.kind === "person" ? actor.person : actor.kind,
    })
    .execute()
  await recordAction(tx, {
    action: "organisation.create",
    objectKind: "organisation",
    objectId: id,
    detail: { kind: given.kind, parent: parent.id, from },
  })
  return id
}

/** Whether an organisation may stand below another, in the scope of whoever puts it there. */
export function checkParent(
  parent: OrganisationRow | undefined,
  id: string,
  kind: OrganisationKind,
  scope: string,
): readonly Issue[] {
  if (parent === undefined) return [issue("error", "no-such-organisation", "parent", { organisation: id })]
  return [
    ...(isWithin(parent.place, scope)
      ? []
      : [issue("error", "outside-scope", "parent", { organisation: id })]),
    ...(parentKinds[kind].includes(parent.kind)
      ? []
      : [issue("error", "parent-kind", "parent", { kind, parent: parent.kind, allowed: parentKinds[kind] })]),
  ]
}
