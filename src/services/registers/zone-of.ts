import { isWithin } from "#access"
import { indexEntities, matchEntity } from "#imports"
import { type Issue, issue } from "#issues"
import type { RegisterDefinition } from "#registers"
import type { Transaction } from "#schema"
import type { Person } from "./context.ts"

export interface KnownZone {
  readonly id: string
  readonly place: string
  readonly name: string
  readonly origin: "public" | "user" | "invented"
}

/** The zones there are, and how people call them. */
export interface Zones {
  readonly byId: ReadonlyMap<string, KnownZone>
  readonly find: (text: string) => FoundZone
}

export interface FoundZone {
  /** `null`: none, or nobody knows which. */
  readonly zone: KnownZone | null
  /** Of a name of several zones, or one that merely looks like theirs: which it may be. None is taken. */
  readonly likely: readonly KnownZone[]
}

export async function loadZones(tx: Transaction): Promise<Zones> {
  const rows = await tx
    .selectFrom("organisation")
    .where("kind", "=", "zone")
    .select(["id", "place", "name_zh", "name_en", "short_name", "origin"])
    .orderBy("id")
    .execute()
  const byId = new Map<string, KnownZone>()
  for (const row of rows)
    byId.set(row.id, { id: row.id, place: row.place, name: row.name_zh, origin: row.origin })
  const index = indexEntities(
    rows.map(({ id, name_zh, name_en, short_name }) => ({
      code: id,
      names: [name_zh, short_name, name_en].filter((name): name is string => name !== null && name !== ""),
    })),
  )
  const known = (code: string): KnownZone[] => {
    const zone = byId.get(code)
    return zone === undefined ? [] : [zone]
  }
  // A list names each zone many times.
  const found = new Map<string, FoundZone>()
  return {
    byId,
    find: (text) => {
      const before = found.get(text)
      if (before !== undefined) return before
      const { code, certainty, candidates } = matchEntity(text, index)
      const [zone = null] = code === null || certainty !== "certain" ? [] : known(code)
      const one = { zone, likely: zone === null ? candidates.flatMap(known) : [] }
      found.set(text, one)
      return one
    },
  }
}

/** A name that is no zone's. */
export const unknownZone = (zones: Zones, path: string, text: string): Issue => {
  const { likely } = zones.find(text)
  return likely.length === 0
    ? issue("error", "register-zone-unknown", path, { text })
    : issue("error", "register-zone-doubtful", path, {
        text,
        likely: likely.map(({ id, name }) => `${name}（${id}）`),
      })
}

/**
 * Whom a record counts for: the zone that its own field names, else the one given beside it, else the keeper where that
 * is a zone. `null`: none.
 */
export function zoneOf(
  definition: RegisterDefinition,
  actor: Person,
  zones: Zones,
  texts: Readonly<Record<string, string | null>>,
  given: string | null,
): { readonly zone: KnownZone | null; readonly issues: Issue[] } {
  const field = definition.roles.zone
  const said = (field === undefined ? "" : (texts[field] ?? "")).trim()
  const path = said === "" ? "zone" : (field ?? "zone")
  const text = said === "" ? (given ?? "") : said
  const zone = text === "" ? (zones.byId.get(actor.organisation) ?? null) : zones.find(text).zone
  const issues: Issue[] = []
  if (text !== "" && zone === null) issues.push(unknownZone(zones, path, text))
  else if (said !== "" && given !== null && zones.find(given).zone?.id !== zone?.id)
    issues.push(issue("error", "register-zone-twofold", path, { text: said, given }))
  else if (zone !== null && zone.id !== actor.organisation && !isWithin(zone.place, actor.scope))
    issues.push(issue("error", "register-zone-not-yours", path, { text: zone.name }))
  return { zone, issues }
}
