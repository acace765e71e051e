import { sql } from "kysely"
import type { Actor } from "#access"
import { Problem } from "#issues"
import type { Transaction, TypedCells } from "#schema"
import type { JobHandler } from "#services/runs"
import { findSurveyHistories, findSurveyRow, type SurveyRow } from "#services/surveys"
import { type ReturnPhase, surveyStateOf } from "#surveys"
import { explanationsOf } from "./check-cells.ts"
import type { UploadContext } from "./context.ts"
import { findPriorOfUnits } from "./prior-values.ts"
import type { UploadUnitKnown } from "./returns-work.ts"
import { findUpload, keepUploadFile } from "./upload-store.ts"

const openPhases: readonly ReturnPhase[] = ["due", "filling", "returned"]
/** Units that are looked up at once. */
const atOnce = 500

/** Checks a workbook as a whole. Done again after an interruption it leaves one outcome. */
export function readUploadHandler(context: UploadContext): JobHandler {
  return {
    perform: async ({ objectId, actor, act, progress, signal }) => {
      if (actor.kind !== "person") return
      const row = await act((tx) => findUpload(tx, objectId))
      if (row.state !== "reading") return
      const { survey, open } = await act((tx) => surveyOpen(tx, row.survey_id))
      const file = {
        pack: survey.pack,
        formSet: survey.form_set,
        period: survey.period,
        path: context.artefacts.pathOf(row.digest),
        fileName: row.file_name,
      }
      progress({ zh: "正在读取工作簿", en: "Reading the workbook" }, 0.02)
      const { codes, issues } = await context.returnsWork.unitsOf(file, signal)
      if (codes.length === 0) throw new Problem("invalid", issues)
      const units: UploadUnitKnown[] = []
      for (let from = 0; from < codes.length; from += atOnce) {
        signal.throwIfAborted()
        const some = codes.slice(from, from + atOnce)
        units.push(...(await act((tx) => unitsKnown(tx, actor, survey, some, open))))
      }
      const { lines, annotated, outcome } = await context.returnsWork.check(
        { ...file, units, language: "zh" },
        progress,
        signal,
      )
      signal.throwIfAborted()
      const result = await context.artefacts.put(lines)
      const marked = await context.artefacts.put(annotated)
      await act(async (tx) => {
        const resultId = await keepUploadFile(tx, actor, context.newId(), "return-check", {
          ...result,
          name: `${row.id}.jsonl`,
          mediaType: "application/jsonl",
        })
        const annotatedId = await keepUploadFile(tx, actor, context.newId(), "return-annotated", {
          ...marked,
          name: outcome.annotated ?? "findings.xlsx",
          mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        })
        await tx
          .updateTable("return_upload")
          .set({
            state: "read",
            result_id: resultId,
            annotated_id: annotatedId,
            outcome: JSON.stringify(outcome),
          })
          .where("id", "=", row.id)
          .where("state", "=", "reading")
          .execute()
      })
    },
    // The state follows from the job.
    ended: async () => {},
  }
}

async function surveyOpen(tx: Transaction, id: string) {
  const survey = await findSurveyRow(tx, id)
  if (survey === undefined) throw new Error(`No survey ${id}`)
  const state = surveyStateOf((await findSurveyHistories(tx, [id])).get(id) ?? [])
  return { survey, open: state.phase === "open" }
}

/** Units of the frame by credit code or code, those that the actor may fill in, with what they are checked beside. */
async function unitsKnown(
  tx: Transaction,
  actor: Extract<Actor, { kind: "person" }>,
  survey: SurveyRow,
  codes: readonly string[],
  open: boolean,
): Promise<UploadUnitKnown[]> {
  const rows = await tx
    .selectFrom("survey_unit as u")
    .leftJoin("return_draft as d", (join) =>
      join.onRef("d.unit_id", "=", "u.unit_id").onRef("d.survey_id", "=", "u.survey_id"),
    )
    .where("u.survey_id", "=", survey.id)
    .where((eb) => eb.or([eb("u.uscc", "in", codes), eb("u.unit_id", "in", codes)]))
    .select(["u.unit_id", "u.name", "u.uscc", "u.zone", "u.phase", "d.version", "d.values"])
    .execute()
  const ids = rows.map(({ unit_id }) => unit_id)
  if (ids.length === 0) return []
  const priors = await findPriorOfUnits(tx, survey, ids)
  const remarks = await tx
    .selectFrom("return_remark")
    .where("survey_id", "=", survey.id)
    .where("unit_id", "in", ids)
    .where("kind", "=", "explanation")
    .select(["unit_id", "kind", "check_code", "finding", "body"])
    .orderBy("id")
    .execute()
  const typed = await typedByTheirOwn(tx, survey.id, ids)
  const said = Map.groupBy(remarks, ({ unit_id }) => unit_id)
  return rows.map(({ unit_id, name, uscc, zone, phase, version, values }) => ({
    unit_id,
    name,
    uscc,
    zone,
    open: open && openPhases.includes(phase),
    version: version ?? 0,
    // Of a left join, the column is there or not.
    draft: (values ?? {}) as TypedCells,
    prior: priors.get(unit_id) ?? null,
    explanations: [...explanationsOf(said.get(unit_id) ?? [])],
    guarded: unit_id !== actor.organisation && typed.has(unit_id),
  }))
}

/** Units whose own people have typed figures. */
export async function typedByTheirOwn(
  tx: Transaction,
  survey: string,
  units: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ unit_id: string }>`
    select distinct unit_id from return_edit
    where survey_id = ${survey} and unit_id = any(${units}) and kind <> 'keyed'`.execute(tx)
  return new Set(rows.map(({ unit_id }) => unit_id))
}
