// What has been handed on, as row-level security lets the actor see.
import { periodBefore } from "#registers"
import type { Transaction } from "#schema"
import type { EarlierRelease } from "./disclosure-tables.ts"
import type { FrameworkKey } from "./snapshot-indicators.ts"
import type { SnapshotSeen } from "./snapshot-store.ts"

/** One framework of one pack in the rows of releases. */
export const nameOf = ({ pack, framework }: FrameworkKey) => `${pack}/${framework}`

/** What is out of the period and of those beside it, which share returns, by any framework and snapshot. */
export async function findEarlier(
  tx: Transaction,
  { survey, snapshot }: SnapshotSeen,
  asked: FrameworkKey,
): Promise<EarlierRelease[]> {
  const rows = await tx
    .selectFrom("snapshot_release")
    .innerJoin("snapshot", (join) =>
      join
        .onRef("snapshot.survey_id", "=", "snapshot_release.survey_id")
        .onRef("snapshot.number", "=", "snapshot_release.number"),
    )
    .innerJoin("survey", "survey.id", "snapshot_release.survey_id")
    .where("survey.organisation_id", "=", survey.organisation_id)
    .where("survey.origin", "=", survey.origin)
    .orderBy("snapshot_release.at")
    .orderBy("snapshot_release.id")
    .select([
      "snapshot_release.survey_id",
      "snapshot_release.number",
      "snapshot_release.framework",
      "snapshot_release.held_back",
      "snapshot.folder",
      "survey.period",
    ])
    .execute()
  const isBeside = (period: string) =>
    period === survey.period ||
    period === periodBefore(survey.period) ||
    periodBefore(period) === survey.period
  const isSame = (row: (typeof rows)[number]) =>
    row.survey_id === survey.id && row.number === snapshot.number && row.framework === nameOf(asked)
  return rows
    .filter((row) => isBeside(row.period) && !isSame(row))
    .map(({ folder, period, framework: name, held_back }) => {
      const held = new Set(held_back.map(({ zone, indicator }) => `${zone} ${indicator}`))
      const [pack = "", framework = ""] = name.split("/")
      return {
        pack,
        framework,
        folder,
        period,
        left: (zone, indicator) => !held.has(`${zone} ${indicator}`),
      }
    })
}

/** What was handed on of a period, newest first. @throws Problem not-found */
export async function listReleases(tx: Transaction, survey: string) {
  const rows = await tx
    .selectFrom("snapshot_release")
    .where("survey_id", "=", survey)
    .orderBy("at", "desc")
    .selectAll()
    .execute()
  return rows.map(({ id, number, framework, dataset_id, at, person, held_back }) => {
    const [pack = "", name = ""] = framework.split("/")
    return {
      id,
      number,
      pack,
      framework: name,
      dataset: dataset_id,
      at: at.toISOString(),
      person,
      heldBack: held_back.map((one) => ({ ...one })),
    }
  })
}
