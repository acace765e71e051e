import type { Transaction } from "#schema"
import type { ReviewLevel } from "#surveys"

export interface Place {
  readonly id: string
  readonly kind: ReviewLevel
  readonly nameZh: string
  readonly nameEn: string | null
  readonly place: string
}

/** The organisations of the tree above enterprises. */
export interface Places {
  readonly all: readonly Place[]
  /** Those that a place lies in, the nearest first; the place itself is one of them. */
  readonly above: (place: string) => readonly Place[]
}

const kinds: readonly ReviewLevel[] = ["zone", "city", "province", "nation"]

export async function readPlaces(tx: Transaction): Promise<Places> {
  const rows = await tx
    .selectFrom("organisation")
    .where("kind", "in", kinds)
    .select(["id", "kind", "name_zh", "name_en", "place"])
    .orderBy("place")
    .execute()
  const all = rows.map(({ id, kind, name_zh, name_en, place }) => ({
    id,
    kind: kind as ReviewLevel,
    nameZh: name_zh,
    nameEn: name_en,
    place,
  }))
  const byPlace = new Map(all.map((one) => [one.place, one]))
  /** Thousands of enterprises lie in one place. */
  const known = new Map<string, readonly Place[]>()
  const chainOf = (place: string): readonly Place[] => {
    const before = known.get(place)
    if (before !== undefined) return before
    const up = place.slice(0, place.lastIndexOf("/", place.length - 2) + 1)
    const own = byPlace.get(place)
    const chain = [...(own === undefined ? [] : [own]), ...(up.length > 1 ? chainOf(up) : [])]
    if (own !== undefined) known.set(place, chain)
    return chain
  }
  return { all, above: chainOf }
}

/**
 * The levels that review a unit, lowest first: those of the places above it, up to the one that the period covers.
 * @param covers the subtree of the period's authority
 * @param wanted the levels that review at all; `null`: all
 */
export function levelsOf(
  chain: readonly Place[],
  covers: string,
  wanted: readonly ReviewLevel[] | null,
): ReviewLevel[] {
  const levels = chain.filter(({ place }) => place.startsWith(covers)).map(({ kind }) => kind)
  return kinds.filter((kind) => levels.includes(kind) && (wanted === null || wanted.includes(kind)))
}
