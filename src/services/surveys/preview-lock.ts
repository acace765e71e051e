import type { Actor } from "#access"
import type { Transaction } from "#schema"
import { readSurvey } from "./act-on-survey.ts"
import { everyUnit, type ListedUnit } from "./list-units.ts"
import { countSurvey, type SurveyCounts } from "./survey-counts.ts"

export interface LockPreview {
  readonly accepted: number
  /** Not accepted: left out, by their phase; `accepted` is 0. */
  readonly left: SurveyCounts["phases"]
  /** Accepted with findings that carry no explanation. */
  readonly unexplained: number
  /** Left out, at most 200. */
  readonly units: readonly ListedUnit[]
}

const shown = 200

/** What a lock would take in, and what it would leave out and why. */
export async function previewLock(tx: Transaction, actor: Actor, id: string): Promise<LockPreview> {
  await readSurvey(tx, actor, id)
  const { phases } = await countSurvey(tx, id)
  const { unexplained } = await tx
    .selectFrom("survey_unit")
    .where("survey_id", "=", id)
    .where("phase", "=", "accepted")
    .where("unexplained", ">", 0)
    .select((eb) => eb.fn.countAll<string>().as("unexplained"))
    .executeTakeFirstOrThrow()
  const units: ListedUnit[] = []
  for (const group of ["missing", "submitted", "excluded"] as const)
    if (units.length < shown)
      for await (const some of everyUnit(tx, id, group === "missing" ? { group } : { phase: group }, shown)) {
        units.push(...some)
        break
      }
  return {
    accepted: phases.accepted,
    left: { ...phases, accepted: 0 },
    unexplained: Number(unexplained),
    units: units.slice(0, shown),
  }
}
