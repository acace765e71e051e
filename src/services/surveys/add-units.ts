import type { Actor } from "#access"
import { type Issue, issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { surveyPhaseWords } from "#surveys"
import { bilingual, readSurvey } from "./act-on-survey.ts"
import { enterUnits } from "./enter-units.ts"
import { levelsOf, readPlaces } from "./frame-places.ts"
import { lockSurvey, type SurveyRow } from "./survey-store.ts"

/**
 * Adds enterprises to the frame of an open period, by their codes or credit codes. They are reviewed by the same levels as
 * the units that are listed.
 * @throws Problem not-found, refused, conflict when the period is not open; invalid with every code that is not an
 * enterprise of the authority's places
 */
export async function addUnits(
  tx: Transaction,
  actor: Actor,
  id: string,
  { units, reason }: { readonly units: readonly string[]; readonly reason: string },
  { now }: { readonly now: () => Date },
): Promise<{ readonly added: number; readonly already: readonly string[] }> {
  await lockSurvey(tx, id)
  const { survey, state, actor: self } = await readSurvey(tx, actor, id)
  if (!self.own || self.role !== "reviewer")
    throw new Problem("refused", [issue("error", "survey-frame-not-yours", id)])
  if (state.phase !== "open")
    throw new Problem("conflict", [
      issue("error", "survey-not-open", id, bilingual("phase", surveyPhaseWords[state.phase])),
    ])
  const asked = [...new Set(units)]
  const found = await tx
    .selectFrom("organisation")
    .where("kind", "=", "enterprise")
    .where((eb) => eb.or([eb("id", "in", asked), eb("uscc", "in", asked)]))
    .select(["id", "name_zh", "uscc", "place", "origin"])
    .execute()
  const byCode = new Map(found.flatMap((one) => [[one.id, one] as const, [one.uscc ?? one.id, one] as const]))
  const issues: Issue[] = []
  for (const [i, code] of asked.entries()) {
    const unit = byCode.get(code)
    const path = `units/${i + 1}`
    if (unit === undefined || !unit.place.startsWith(survey.covers))
      issues.push(issue("error", "survey-unit-unknown", path, { unit: code }))
    else if ((unit.origin === "invented") !== (survey.origin === "invented"))
      issues.push(issue("error", "survey-unit-origin", path, { unit: code }))
  }
  if (issues.length > 0) throw new Problem("invalid", issues)
  const listed = await listedOf(
    tx,
    survey,
    found.map((one) => one.id),
  )
  const fresh = found.filter((one) => !listed.has(one.id))
  const wanted = await levelsInUse(tx, survey)
  const places = await readPlaces(tx)
  const added = await enterUnits(
    tx,
    survey,
    fresh.map(({ id: unit, name_zh, uscc, place }) => {
      const chain = places.above(place)
      return {
        unit,
        name: name_zh,
        uscc,
        place,
        zone: chain.find(({ kind }) => kind === "zone")?.id ?? null,
        levels: levelsOf(chain, survey.covers, wanted),
        listedBy: "added",
      }
    }),
    now(),
  )
  await recordAction(tx, {
    action: "survey.add-units",
    objectKind: "survey",
    objectId: id,
    detail: { added, reason },
  })
  return { added, already: asked.filter((code) => listed.has(byCode.get(code)?.id ?? code)) }
}

async function listedOf(tx: Transaction, survey: SurveyRow, units: readonly string[]) {
  const rows = await tx
    .selectFrom("survey_unit")
    .where("survey_id", "=", survey.id)
    .where("unit_id", "in", units)
    .select("unit_id")
    .execute()
  return new Set(rows.map(({ unit_id }) => unit_id))
}

/** The levels that review in this period. */
async function levelsInUse(tx: Transaction, survey: SurveyRow) {
  const rows = await tx
    .selectFrom("survey_unit")
    .where("survey_id", "=", survey.id)
    .select("levels")
    .distinct()
    .execute()
  return [...new Set(rows.flatMap(({ levels }) => levels))]
}
