import { sql } from "kysely"
import { type Declared, readCell, type Scalar } from "#expressions"
import { issue, Problem } from "#issues"
import type { Transaction, TypedCells } from "#schema"
import type { SurveyForms, SurveyRow } from "#services/surveys"
import { type ReturnPhase, returnPhaseWords } from "#surveys"
import type { SnapshotRow } from "./context.ts"

/** Returns that are in memory at once. */
const atOnce = 250

/** Variables of each form, in its order. */
export function variablesByForm({
  survey,
}: SurveyForms): { readonly form: string; readonly variables: readonly Declared[] }[] {
  return survey.forms.map(({ id }) => ({
    form: id,
    variables: survey.dictionary.variables.filter(({ form }) => form === id).map(({ declared }) => declared),
  }))
}

/**
 * The accepted revision of every unit of a period, one after the other.
 * @throws Problem invalid for a cell that cannot be read: a revision never holds one
 */
export async function* acceptedReturns(
  tx: Transaction,
  survey: SurveyRow,
  variables: readonly Declared[],
  each: (read: number) => void,
): AsyncGenerator<SnapshotRow> {
  await sql`declare accepted_returns no scroll cursor for
    select u.unit_id as unit, u.zone, u.place, r."values" from survey_unit as u
    join return_revision as r on r.unit_id = u.unit_id and r.survey_id = u.survey_id and r.number = u.revision
    where u.survey_id = ${survey.id} and u.phase = 'accepted'`.execute(tx)
  for (let read = 0; ; ) {
    const { rows } = await sql<{
      readonly unit: string
      readonly zone: string | null
      readonly place: string
      readonly values: TypedCells
    }>`fetch forward ${sql.lit(atOnce)} from accepted_returns`.execute(tx)
    if (rows.length === 0) break
    for (const { values, ...row } of rows)
      yield { ...row, cells: variables.map((variable) => scalarOf(variable, values, row.unit)) }
    read += rows.length
    each(read)
    // The server answers others in between.
    await new Promise((done) => setImmediate(done))
  }
  await sql`close accepted_returns`.execute(tx)
}

function scalarOf(variable: Declared, values: TypedCells, unit: string): Scalar | null {
  const { cell, issues } = readCell(variable, values[variable.code] ?? null, `${unit}/${variable.code}`)
  if (issues.length > 0) throw new Problem("invalid", issues)
  if (typeof cell === "object" && cell !== null)
    throw new Problem("invalid", [issue("error", "snapshot-cell", `${unit}/${variable.code}`)])
  return cell
}

/** A unit of the frame whose return is not in the snapshot. */
export interface LeftOut {
  readonly unit: string
  readonly name: string
  readonly zone: string | null
  readonly place: string
  readonly phase: ReturnPhase
  /** What an officer wrote; `null`: its return is not accepted. */
  readonly reason: string | null
}

export async function findLeftOut(tx: Transaction, survey: SurveyRow): Promise<LeftOut[]> {
  const { rows } = await sql<LeftOut>`
    select u.unit_id as unit, u.name, u.zone, u.place, u.phase, e.reason from survey_unit as u
    left join lateral (
      select detail ->> 'reason' as reason from return_event
      where unit_id = u.unit_id and survey_id = u.survey_id and action = 'exclude' and u.phase = 'excluded'
      order by id desc limit 1
    ) as e on true
    where u.survey_id = ${survey.id} and u.phase <> 'accepted'
    order by u.unit_id collate "C"`.execute(tx)
  return rows
}

export const excludedHeader = [
  "unit",
  "form",
  "period",
  "reason",
  "reason_en",
  "name",
  "zone",
  "place",
  "phase",
] as const

export function excludedRows(survey: SurveyRow, leftOut: readonly LeftOut[]) {
  return leftOut.map(({ unit, name, zone, place, phase, reason }) => {
    const words = returnPhaseWords[phase]
    const zh = reason === null ? words.zh : `${words.zh}：${reason}`
    const en = reason === null ? words.en : `${words.en}: ${reason}`
    return [unit, survey.form_set, survey.period, zh, en, name, zone, place, phase]
  })
}

/** Who had to report, for the count of those who have not; a unit that an officer left out had not. */
export async function frameRows(tx: Transaction, survey: SurveyRow): Promise<(string | null)[][]> {
  const rows = await tx
    .selectFrom("survey_unit")
    .where("survey_id", "=", survey.id)
    .where("phase", "<>", "excluded")
    .select(["unit_id", "name", "zone", "place"])
    .orderBy(sql`unit_id collate "C"`)
    .execute()
  return rows.map(({ unit_id, name, zone, place }) => [unit_id, name, zone, survey.period, place])
}

export async function zoneRows(tx: Transaction, survey: SurveyRow): Promise<string[][]> {
  const rows = await tx
    .selectFrom("organisation")
    .where("id", "in", (query) =>
      query.selectFrom("survey_unit").where("survey_id", "=", survey.id).select("zone").distinct(),
    )
    .select(["id", "name_zh"])
    .orderBy(sql`id collate "C"`)
    .execute()
  return rows.map(({ id, name_zh }) => [id, name_zh])
}
