import { indexEntities, matchEntity } from "#imports"
import type { RegisterDefinition } from "#registers"
import type { RegisterRecordTable, Transaction } from "#schema"

/** The registered enterprise that a record is about, or whose it is. */
export interface EnterpriseLink {
  readonly id: string
  readonly name: string
  readonly by: "uscc" | "name"
}

/** An enterprise that may be meant, and why nobody can be sure. It is never taken. */
export interface LikelyEnterprise {
  readonly id: string
  readonly name: string
  readonly why: "several" | "other-uscc" | "likeness"
}

export interface FoundEnterprise {
  readonly enterprise: EnterpriseLink | null
  readonly likely: LikelyEnterprise[]
}

export interface Subject {
  readonly name: string
  readonly uscc: string | null
  readonly origin: RegisterRecordTable["origin"]
}

const none: FoundEnterprise = { enterprise: null, likely: [] }

/** Values of one statement. */
const atOnce = 5000

/**
 * Which registered enterprises records are about, among those that the actor may see (policy of organisations: those
 * overseen, and oneself). By its unified social credit code; else, where the register is of enterprises, by its exact name, if one
 * enterprise alone has it and no code speaks against it. Worked out anew each time: an enterprise that is registered
 * later is found, one that moved or was renamed too. Invented enterprises and real records do not meet.
 * @returns for each subject, in their order
 */
export async function findEnterprises(
  tx: Transaction,
  definition: RegisterDefinition,
  subjects: readonly Subject[],
): Promise<readonly FoundEnterprise[]> {
  const byName = definition.subject === "enterprise"
  const codes = new Set(subjects.flatMap(({ uscc }) => (uscc === null ? [] : [uscc])))
  const names = new Set(byName ? subjects.map(({ name }) => name) : [])
  const known = [...(await enterprises(tx, "uscc", codes)), ...(await enterprises(tx, "name_zh", names))]
  const ofCode = new Map(known.map((one) => [`${one.uscc}|${one.invented}`, one]))
  const ofName = new Map<string, Map<string, Enterprise>>()
  for (const one of known) {
    const key = `${one.name}|${one.invented}`
    ofName.set(key, (ofName.get(key) ?? new Map<string, Enterprise>()).set(one.id, one))
  }
  return subjects.map(({ name, uscc, origin }) => {
    const invented = origin === "invented"
    const own = uscc === null ? undefined : ofCode.get(`${uscc}|${invented}`)
    if (own !== undefined) return { enterprise: { id: own.id, name: own.name, by: "uscc" }, likely: [] }
    const same = byName ? [...(ofName.get(`${name}|${invented}`)?.values() ?? [])] : []
    const [only] = same
    if (only === undefined) return none
    const speaksAgainst = (one: Enterprise) => uscc !== null && one.uscc !== null && one.uscc !== uscc
    if (same.length === 1 && !speaksAgainst(only))
      return { enterprise: { id: only.id, name: only.name, by: "name" }, likely: [] }
    return {
      enterprise: null,
      likely: same.map((one) => ({
        id: one.id,
        name: one.name,
        why: speaksAgainst(one) ? ("other-uscc" as const) : ("several" as const),
      })),
    }
  })
}

interface Enterprise {
  readonly id: string
  readonly name: string
  readonly uscc: string | null
  readonly invented: boolean
}

async function enterprises(
  tx: Transaction,
  column: "uscc" | "name_zh",
  values: ReadonlySet<string>,
): Promise<Enterprise[]> {
  const all = [...values]
  const found: Enterprise[] = []
  for (let from = 0; from < all.length; from += atOnce)
    for (const row of await selected(tx)
      .where(column, "in", all.slice(from, from + atOnce))
      .execute())
      found.push(enterpriseOf(row))
  return found
}

const selected = (tx: Transaction) =>
  tx
    .selectFrom("organisation")
    .where("kind", "=", "enterprise")
    .select(["id", "name_zh", "uscc", "origin"])
    .orderBy("id")

const enterpriseOf = (row: {
  id: string
  name_zh: string
  uscc: string | null
  origin: string
}): Enterprise => ({ id: row.id, name: row.name_zh, uscc: row.uscc, invented: row.origin === "invented" })

/** A name without what nearly every enterprise's ends with. */
const ownPart = (name: string) => name.replace(/(?:集团|股份|有限|责任)*公司$/u, "") || name

/** Enterprises of one place that are looked through for likenesses. */
const mostLookedThrough = 5000

/**
 * For one record that was linked to none: enterprises of its place whose names are like its own, for a person to judge.
 * @param place of the record
 */
export async function likelyEnterprises(
  tx: Transaction,
  definition: RegisterDefinition,
  { name, origin }: Subject,
  place: string,
): Promise<LikelyEnterprise[]> {
  if (definition.subject !== "enterprise") return []
  const rows = await selected(tx)
    .where("origin", origin === "invented" ? "=" : "<>", "invented")
    .where((where) => where.fn<boolean>("starts_with", ["place", where.val(place)]))
    .limit(mostLookedThrough)
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row.name_zh]))
  const index = indexEntities(rows.map((row) => ({ code: row.id, names: [ownPart(row.name_zh)] })))
  return matchEntity(ownPart(name), index).candidates.flatMap((id) => {
    const found = byId.get(id)
    return found === undefined ? [] : [{ id, name: found, why: "likeness" as const }]
  })
}
