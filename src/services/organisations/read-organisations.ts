import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { isDay } from "./check-belongs.ts"
import { countChildren, findOrganisation, membershipsOf, selectOrganisations } from "./organisation-store.ts"

const most = 500

/** The organisations directly below another, or those at the top; or those whose name or code holds a text. At most 500. */
export async function listOrganisations(
  tx: Transaction,
  filter: { readonly parent?: string; readonly query?: string },
) {
  let query = selectOrganisations(tx)
    .orderBy("id")
    .limit(most + 1)
  if (filter.query !== undefined && filter.query.trim() !== "") {
    const part = `%${filter.query.trim().replace(/[\\%_]/g, "\\$&")}%`
    query = query.where((where) =>
      where.or([
        where("name_zh", "like", part),
        where("short_name", "like", part),
        where(where.fn("lower", ["name_en"]), "like", part.toLowerCase()),
        where("id", "like", part),
      ]),
    )
  } else if (filter.parent === undefined) query = query.where("parent_id", "is", null)
  else query = query.where("parent_id", "=", filter.parent)
  const rows = await query.execute()
  const children = await countChildren(
    tx,
    rows.map((row) => row.id),
  )
  return {
    organisations: rows.slice(0, most).map((row) => ({ ...row, children: children.get(row.id) ?? 0 })),
    more: rows.length > most,
  }
}

/**
 * An organisation with its way up from the root, all its memberships over time, and its administrative parent on a day.
 * @param on a day; where nothing was recorded for it, the present parent holds
 */
export async function getOrganisation(tx: Transaction, id: string, on: string) {
  if (!isDay(on)) throw new Problem("invalid", [issue("error", "not-a-day", "on", { day: on })])
  const found = await findOrganisation(tx, id)
  if (found === undefined)
    throw new Problem("not-found", [issue("error", "no-such-organisation", "id", { organisation: id })])
  const memberships = await membershipsOf(tx, id)
  const then = memberships.filter(
    (one) => (one.from === "-infinity" || one.from <= on) && (one.to === null || one.to >= on),
  )
  const belonged = then.find((one) => one.kind === "belongs" && one.organisation === id)
  const recorded = memberships.some((one) => one.kind === "belongs" && one.organisation === id)
  const parent = belonged?.parent ?? (recorded ? null : found.parent)
  const named = [
    ...new Set([
      ...memberships.flatMap((one) => [one.organisation, one.parent]),
      ...found.place.split("/").filter((part) => part !== ""),
      ...(parent === null ? [] : [parent]),
    ]),
  ]
  const rows = await selectOrganisations(tx).where("id", "in", named).execute()
  const names = new Map(rows.map((row) => [row.id, row]))
  const label = (one: string) => ({
    id: one,
    kind: names.get(one)?.kind ?? null,
    name: { zh: names.get(one)?.nameZh ?? one, en: names.get(one)?.nameEn ?? names.get(one)?.nameZh ?? one },
  })
  const children = await countChildren(tx, [id])
  return {
    organisation: found,
    children: children.get(id) ?? 0,
    on,
    parent: parent === null ? null : label(parent),
    path: found.place
      .split("/")
      .filter((part) => part !== "")
      .map(label),
    memberships: memberships.map((one) => ({
      id: one.id,
      kind: one.kind,
      organisation: label(one.organisation),
      parent: label(one.parent),
      from: one.from === "-infinity" ? null : one.from,
      to: one.to,
      reference: one.reference,
      inForce: then.includes(one),
    })),
  }
}
