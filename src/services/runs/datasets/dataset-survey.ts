import type { Actor } from "#access"
import type { Words } from "#issues"
import type { MissingFigure, Transaction } from "#schema"

/** Of a table that was handed on from a locked survey: which, and what it lacks. No figure of a respondent. */
export interface DatasetSurvey {
  readonly dataset: string
  readonly survey: string
  readonly title: Words
  readonly period: string
  readonly snapshot: number
  readonly manifestDigest: string
  readonly pack: string
  readonly framework: string
  readonly missing: readonly MissingFigure[]
  readonly at: Date
}

export async function keepDatasetSurvey(tx: Transaction, actor: Actor, from: DatasetSurvey): Promise<void> {
  if (actor.kind !== "person") throw new Error("keepDatasetSurvey: a table belongs to an organisation")
  await tx
    .insertInto("dataset_survey")
    .values({
      dataset_id: from.dataset,
      organisation_id: actor.organisation,
      place: actor.place,
      survey_id: from.survey,
      title_zh: from.title.zh,
      title_en: from.title.en,
      period: from.period,
      snapshot: from.snapshot,
      manifest_digest: from.manifestDigest,
      pack: from.pack,
      framework: from.framework,
      missing: JSON.stringify(from.missing),
      released_at: from.at,
    })
    .execute()
}

/** The survey that a table came from, so far as the actor sees it; by the table's id or the digest of its content. */
export async function findDatasetSurvey(
  tx: Transaction,
  table: { readonly id: string } | { readonly digest: string },
): Promise<DatasetSurvey | null> {
  const row = await tx
    .selectFrom("dataset_survey")
    .innerJoin("dataset", "dataset.id", "dataset_survey.dataset_id")
    .where((eb) =>
      "id" in table ? eb("dataset.id", "=", table.id) : eb("dataset.digest", "=", table.digest),
    )
    .orderBy("dataset_survey.released_at", "desc")
    .selectAll("dataset_survey")
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    dataset: row.dataset_id,
    survey: row.survey_id,
    title: { zh: row.title_zh, en: row.title_en },
    period: row.period,
    snapshot: row.snapshot,
    manifestDigest: row.manifest_digest,
    pack: row.pack,
    framework: row.framework,
    missing: row.missing,
    at: row.released_at,
  }
}
