import type { Actor } from "#access"
import type { Transaction } from "#schema"
import { moveOrganisation } from "#services/organisations"

const system: Actor = { kind: "system", task: "first-start" }
/** Rows of one statement: PostgreSQL takes 65,535 parameters. */
const atOnce = 2000

export interface DemoEnterprise {
  /** Its unified social credit code. */
  readonly unit: string
  readonly name: string
  readonly zone: string
}

/**
 * Enters invented enterprises in the zones they report in, and moves those that report in another one by now. Those of
 * zones that are not there are left out.
 *
 * @param tx of the system, for administration
 * @param from the day on which those that moved did
 * @returns how many came and how many moved
 */
export async function enterEnterprises(
  tx: Transaction,
  enterprises: readonly DemoEnterprise[],
  { from, now }: { readonly from: string; readonly now: () => Date },
): Promise<{ readonly entered: number; readonly moved: number }> {
  const zones = new Map(
    (
      await tx
        .selectFrom("organisation")
        .where("kind", "=", "zone")
        .where("origin", "=", "invented")
        .select(["id", "place"])
        .execute()
    ).map(({ id, place }) => [id, place]),
  )
  const there = new Map(
    (
      await tx
        .selectFrom("organisation")
        .where("kind", "=", "enterprise")
        .where("origin", "=", "invented")
        .select(["id", "parent_id"])
        .execute()
    ).map(({ id, parent_id }) => [id, parent_id]),
  )
  const rows = enterprises.flatMap(({ unit, name, zone }) => {
    const above = zones.get(zone)
    if (above === undefined || there.has(unit)) return []
    const place = `${above}${unit}/`
    const names = { name_zh: name, name_en: null, short_name: null }
    return [
      {
        id: unit,
        kind: "enterprise" as const,
        ...names,
        parent_id: zone,
        place,
        scope: place,
        origin: "invented" as const,
        uscc: unit,
      },
    ]
  })
  for (let i = 0; i < rows.length; i += atOnce)
    await tx
      .insertInto("organisation")
      .values(rows.slice(i, i + atOnce))
      .execute()
  let moved = 0
  for (const { unit, zone } of enterprises) {
    const before = there.get(unit)
    if (before === undefined || before === zone || !zones.has(zone)) continue
    const move = { parent: zone, from, reference: "示例：迁入本园区（虚构）" }
    await moveOrganisation(tx, { now }, system, unit, move)
    moved++
  }
  return { entered: rows.length, moved }
}
