import { sql } from "kysely"
import type { Actor } from "#access"
import type { Words } from "#issues"
import type { Transaction } from "#schema"
import { readSurvey } from "./act-on-survey.ts"
import { type Place, readPlaces } from "./frame-places.ts"
import { addCounts, countUnits, noUnits, type SurveyCounts } from "./survey-counts.ts"

/** A place and how the returns of the units in it stand. */
export interface PlaceProgress {
  readonly id: string
  /** `null`: the topmost that the actor sees. */
  readonly parent: string | null
  readonly kind: Place["kind"]
  readonly name: Words
  readonly counted: SurveyCounts
}

/** Where the unit's row of the frame says that it lies: its zone, or else the place that its own stands in. */
const zoneOrPlace = sql<string>`coalesce(zone, regexp_replace(place, '[^/]+/$', ''))`

/**
 * How far a period is, place by place within what the actor oversees: provinces, cities, zones; each with all units below
 * it. A respondent oversees no place, and has no line here.
 */
export async function surveyProgress(
  tx: Transaction,
  actor: Actor,
  id: string,
): Promise<readonly PlaceProgress[]> {
  const { survey } = await readSurvey(tx, actor, id)
  const scope = actor.kind === "person" ? actor.scope : "/"
  const places = await readPlaces(tx)
  const counts = new Map<string, SurveyCounts>()
  const zones = new Map(places.all.map(({ id: code, place }) => [code, place]))
  for (const { key, counted } of await countUnits(tx, [survey.id], zoneOrPlace))
    for (const { place } of places.above(zones.get(key ?? "") ?? key ?? "/"))
      counts.set(place, addCounts(counts.get(place) ?? noUnits, counted))
  const seen = places.all.filter(
    ({ place }) => place.startsWith(scope) && place.startsWith(survey.covers) && counts.has(place),
  )
  const ids = new Set(seen.map((place) => place.id))
  return seen.map(({ id: code, kind, nameZh, nameEn, place }) => {
    const parent = places.above(place)[1]?.id ?? null
    return {
      id: code,
      parent: parent !== null && ids.has(parent) ? parent : null,
      kind,
      name: { zh: nameZh, en: nameEn ?? nameZh },
      counted: counts.get(place) ?? noUnits,
    }
  })
}
