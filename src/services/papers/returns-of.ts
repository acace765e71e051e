import type { DataRecord } from "#expressions"
import type { Transaction } from "#schema"
import type { SurveyForms } from "#services/surveys"

/** One unit's figures as they were last submitted, or accepted. */
export interface ReportedUnit {
  readonly unit: string
  readonly name: string
  readonly zone: string | null
  readonly place: string
  readonly accepted: boolean
  readonly revision: number
  readonly digest: string
  readonly keyed: boolean
  readonly texts: Readonly<Record<string, string>>
  readonly record: DataRecord
}

const batch = 1000

/**
 * The returns of a period that were submitted and not sent back, unit after unit; the database lets through those that the
 * actor may see.
 * @param within places that begin so
 */
export async function* reportedUnits(
  tx: Transaction,
  survey: string,
  { cells }: Pick<SurveyForms, "cells">,
  within = "/",
): AsyncGenerator<ReportedUnit> {
  let last = ""
  for (;;) {
    const rows = await tx
      .selectFrom("survey_unit as unit")
      .innerJoin("return_revision as revision", (join) =>
        join
          .onRef("revision.unit_id", "=", "unit.unit_id")
          .onRef("revision.survey_id", "=", "unit.survey_id")
          .onRef("revision.number", "=", "unit.revision"),
      )
      .where("unit.survey_id", "=", survey)
      .where("unit.unit_id", ">", last)
      .where("unit.phase", "in", ["submitted", "accepted"])
      .$if(within !== "/", (q) => q.where("unit.place", "like", `${within}%`))
      .orderBy("unit.unit_id")
      .limit(batch)
      .select([
        "unit.unit_id",
        "unit.name",
        "unit.zone",
        "unit.place",
        "unit.phase",
        "unit.keyed",
        "revision.number",
        "revision.digest",
        "revision.values",
      ])
      .execute()
    for (const row of rows)
      yield {
        unit: row.unit_id,
        name: row.name,
        zone: row.zone,
        place: row.place,
        accepted: row.phase === "accepted",
        revision: row.number,
        digest: row.digest,
        keyed: row.keyed,
        texts: row.values,
        record: cells.read(row.values).record,
      }
    if (rows.length < batch) return
    last = rows.at(-1)?.unit_id ?? last
  }
}
