import { sql } from "kysely"
import type { ExplainedFinding, Signature, Transaction, TypedCells } from "#schema"
import { type ReturnEvent, type ReviewLevel, returnStateOf } from "#surveys"

/** What has become of one unit's return, as a history that is entered at once. */
export interface ToldReturn {
  readonly unit: string
  readonly place: string
  readonly levels: readonly ReviewLevel[]
  readonly draft: TypedCells | null
  readonly revisions: readonly {
    readonly number: number
    readonly values: TypedCells
    readonly digest: string
    readonly findings: readonly ExplainedFinding[]
    readonly signature: Signature
    readonly at: string
  }[]
  readonly events: readonly (Omit<ReturnEvent, "id" | "person"> & { readonly organisation: string })[]
  readonly remindedAt: string | null
}

/** Returns whose cells go to the database in one statement. */
const atOnce = 250

/**
 * Enters the histories of many invented returns, each with what it makes of the row in the frame. A demonstration begins
 * with them; nobody else's figures come in this way.
 *
 * @param tx of the system, for statistics
 */
export async function keepReturns(
  tx: Transaction,
  survey: string,
  told: readonly ToldReturn[],
): Promise<void> {
  for (let i = 0; i < told.length; i += atOnce) await keepSome(tx, survey, told.slice(i, i + atOnce))
}

async function keepSome(tx: Transaction, survey: string, told: readonly ToldReturn[]): Promise<void> {
  const drafts = told.flatMap(({ unit, place, draft, events }) =>
    draft === null ? [] : [{ unit, place, values: draft, at: events.at(-1)?.at }],
  )
  await sql`insert into return_draft (unit_id, survey_id, place, version, "values", updated_at)
    select unit, ${survey}, place, 1, "values", at
    from jsonb_to_recordset(${JSON.stringify(drafts)}::jsonb) as given (
      unit text, place text, "values" jsonb, at timestamptz)`.execute(tx)
  const revisions = told.flatMap(({ unit, place, revisions }) =>
    revisions.map((one) => ({ unit, place, ...one })),
  )
  await sql`insert into return_revision (unit_id, survey_id, number, place, kind, "values", digest, findings, signature,
      at, organisation_id)
    select unit, ${survey}, number, place, 'typed', "values", digest, findings, signature, at, unit
    from jsonb_to_recordset(${JSON.stringify(revisions)}::jsonb) as given (
      unit text, number integer, place text, "values" jsonb, digest text, findings jsonb, signature jsonb,
      at timestamptz)`.execute(tx)
  const events = told.flatMap(({ unit, place, events }, line) =>
    events.map(({ action, at, organisation, detail: { level, revision, ...detail } }, step) => ({
      line,
      step,
      unit,
      place,
      action,
      at,
      organisation,
      level: level ?? null,
      revision: revision ?? null,
      detail,
    })),
  )
  await sql`insert into return_event (unit_id, survey_id, place, action, at, organisation_id, level, revision, detail)
    select unit, ${survey}, place, action, at, organisation, level, revision, detail
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as given (
      line integer, step integer, unit text, place text, action text, at timestamptz, organisation text, level text,
      revision integer, detail jsonb) order by line, step`.execute(tx)
  const states = told.map(({ unit, levels, events, revisions, remindedAt }) => {
    const history = events.map((one, i) => ({ ...one, id: String(i + 1), person: "" }))
    const state = returnStateOf(history, levels)
    const count = (level: "error" | "warning") =>
      (revisions.at(-1)?.findings ?? []).filter((one) => one.level === level).length
    return {
      unit,
      phase: state.phase,
      revision: state.revision,
      waiting: state.waitingFor,
      submitted: state.firstSubmittedAt,
      late: state.late,
      returned: state.returns,
      restated: state.restated.length,
      unexplained: state.unexplained,
      errors: count("error"),
      warnings: count("warning"),
      reminded: remindedAt,
    }
  })
  await sql`update survey_unit set phase = given.phase, revision = given.revision, waiting_for = given.waiting,
      submitted_at = given.submitted, late = given.late, times_returned = given.returned, restated = given.restated,
      unexplained = given.unexplained, errors = given.errors, warnings = given.warnings, reminded_at = given.reminded
    from jsonb_to_recordset(${JSON.stringify(states)}::jsonb) as given (
      unit text, phase text, revision integer, waiting text, submitted timestamptz, late boolean, returned integer,
      restated integer, unexplained integer, errors integer, warnings integer, reminded timestamptz)
    where unit_id = given.unit and survey_id = ${survey}`.execute(tx)
}
