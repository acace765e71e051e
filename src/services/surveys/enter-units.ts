import { sql } from "kysely"
import type { Transaction } from "#schema"
import type { ReviewLevel } from "#surveys"
import type { SurveyRow } from "./survey-store.ts"

/** A unit as it is listed in a period. */
export interface NewUnit {
  readonly unit: string
  readonly name: string
  readonly uscc: string | null
  readonly place: string
  readonly zone: string | null
  readonly levels: readonly ReviewLevel[]
  readonly listedBy: "rule" | "undecided" | "added"
}

/** Lists units in a period; those there already stay as they are. @returns how many were entered */
export async function enterUnits(
  tx: Transaction,
  survey: Pick<SurveyRow, "id" | "organisation_id" | "covers">,
  units: readonly NewUnit[],
  at: Date,
): Promise<number> {
  if (units.length === 0) return 0
  const { numAffectedRows = 0n } = await sql`
    insert into survey_unit (unit_id, survey_id, owner_id, covers, name, uscc, place, zone, levels, listed_by, added_at)
    select unit, ${survey.id}, ${survey.organisation_id}, ${survey.covers}, name, uscc, place, zone,
      array(select jsonb_array_elements_text(levels)), "listedBy", ${at}
    from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as given (
      unit text, name text, uscc text, place text, zone text, levels jsonb, "listedBy" text)
    on conflict (unit_id, survey_id) do nothing`.execute(tx)
  return Number(numAffectedRows)
}
