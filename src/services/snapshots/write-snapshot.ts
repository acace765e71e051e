import { sql } from "kysely"
import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import { periodBefore } from "#registers"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { type JobHandler, type Progress, requestJob } from "#services/runs"
import { findSurveyHistories, ownedBy, readSurvey, surveyForms } from "#services/surveys"
import type { SnapshotColumn, SnapshotContext } from "./context.ts"
import {
  acceptedReturns,
  excludedHeader,
  excludedRows,
  findLeftOut,
  frameRows,
  variablesByForm,
  zoneRows,
} from "./locked-returns.ts"
import { findSnapshot, findSnapshotOf } from "./snapshot-store.ts"

/** The job that a lock asks for; its object is the survey. */
export const snapshotJob = "snapshot.write"

/** Freezes what a lock took in; done twice, it leaves one snapshot. */
export function snapshotHandler(context: SnapshotContext): JobHandler {
  return {
    perform: async ({ objectId, actor, act, progress, signal }) => {
      await act((tx) => writeSnapshot(tx, actor, objectId, progress, signal, context))
    },
    ended: (tx, survey, state) =>
      recordAction(tx, { action: `snapshot.${state}`, objectKind: "survey", objectId: survey }),
  }
}

/** Asks again for the snapshot of a lock whose job failed. @throws Problem conflict when there is nothing to write */
export async function askForSnapshot(
  tx: Transaction,
  actor: Actor,
  survey: string,
  context: SnapshotContext,
): Promise<string> {
  await holdSnapshot(tx, survey)
  const seen = await readSurvey(tx, actor, survey)
  if (!seen.actor.own)
    throw new Problem("refused", [issue("error", "snapshot-not-yours", survey, { action: "write" })])
  const number = seen.state.snapshot
  const there = seen.state.phase !== "locked" || (await findSnapshot(tx, { survey, number })) !== undefined
  const running = await latestJob(tx, survey)
  if (there || running?.state === "queued" || running?.state === "running")
    throw new Problem("conflict", [issue("error", "snapshot-nothing-to-write", survey, { number })])
  await recordAction(tx, { action: "snapshot.ask", objectKind: "survey", objectId: survey })
  return requestJob(
    tx,
    actor,
    "statistics",
    { kind: snapshotJob, objectKind: "survey", objectId: survey },
    context,
  )
}

/** The newest job that writes a snapshot of a period. */
export function latestJob(tx: Transaction, survey: string) {
  return tx
    .selectFrom("job")
    .where("kind", "=", snapshotJob)
    .where("object_id", "=", survey)
    .orderBy("created_at", "desc")
    .select(["id", "state", "progress", "message_zh", "message_en", "issues"])
    .executeTakeFirst()
}

/** One at a time writes snapshots of a period; ends with the transaction. */
async function holdSnapshot(tx: Transaction, survey: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(727016, hashtext(${survey}))`.execute(tx)
}

/** Folder and row in one go: a folder without a row is one that was interrupted, and is written anew. */
export async function writeSnapshot(
  tx: Transaction,
  actor: Actor,
  id: string,
  progress: Progress,
  signal: AbortSignal,
  context: SnapshotContext,
): Promise<void> {
  await holdSnapshot(tx, id)
  // Nobody opens the period again while it is being read.
  await sql`select pg_advisory_xact_lock_shared(727013, hashtext(${id}))`.execute(tx)
  const { survey, state } = await readSurvey(tx, actor, id)
  const number = state.snapshot
  if ((await findSnapshot(tx, { survey: id, number })) !== undefined) return
  const lock = (await findSurveyHistories(tx, [id])).get(id)?.findLast(({ action }) => action === "lock")
  if (state.phase !== "locked" || lock === undefined)
    throw new Problem("conflict", [issue("error", "snapshot-not-locked", id, { phase: state.phase })])
  const forms = surveyForms(survey.pack, survey.form_set, context)
  const byForm = variablesByForm(forms)
  const before = await findSnapshot(tx, { survey: id, number: number - 1 })
  const period = periodBefore(survey.period)
  const carried = await findSnapshotOf(tx, survey, period)
  const leftOut = await findLeftOut(tx, survey)
  const expected = await countAccepted(tx, id)
  const told = (read: number) => {
    signal.throwIfAborted()
    const share = expected === 0 ? 1 : read / expected
    progress({ zh: `读取报表 ${read}/${expected}`, en: `Reading returns ${read}/${expected}` }, share * 0.8)
  }
  const folder = `${id.replaceAll(":", "_")}-${number}`
  const { writeCsv } = context.evaluation
  const written = await context.snapshots.write(folder, {
    head: {
      title: { zh: survey.title_zh, en: survey.title_en },
      origin: survey.origin,
      pack: survey.pack,
      made: context.now().toISOString(),
      excluded: leftOut.length === 0 ? null : "excluded.csv",
    },
    period: survey.period,
    forms: byForm.map(({ form, variables }) => ({ form, columns: variables.map(columnOf) })),
    rows: acceptedReturns(
      tx,
      survey,
      byForm.flatMap(({ variables }) => variables),
      told,
    ),
    carried: carried === null || period === null ? null : { folder: carried.folder, period },
    before: before?.folder ?? null,
    lists: async () =>
      new Map([
        ...(leftOut.length === 0
          ? []
          : [["excluded.csv", writeCsv(excludedHeader, excludedRows(survey, leftOut))] as const]),
        [
          "frame.csv",
          writeCsv(["unit", "name", "zone", "period", "place"], await frameRows(tx, survey)),
        ] as const,
        ["zones.csv", writeCsv(["code", "name"], await zoneRows(tx, survey))] as const,
      ]),
  })
  signal.throwIfAborted()
  const units = written.manifest.files.find((file) => file.period === survey.period)?.units ?? 0
  await tx
    .insertInto("snapshot")
    .values({
      ...ownedBy(survey),
      number,
      folder,
      manifest_digest: written.digest,
      units,
      excluded: leftOut.length,
      changes: JSON.stringify(written.changes ?? {}),
      lock_id: lock.id,
      at: context.now(),
    })
    .execute()
  await recordAction(tx, {
    action: "snapshot.write",
    objectKind: "survey",
    objectId: id,
    detail: { number, manifest: written.digest, units, excluded: leftOut.length },
  })
}

function columnOf({ code, type, decimals }: SnapshotColumn): SnapshotColumn {
  return { code, type, ...(type === "number" ? { decimals: decimals ?? 0 } : {}) }
}

async function countAccepted(tx: Transaction, survey: string): Promise<number> {
  const { count } = await tx
    .selectFrom("survey_unit")
    .where("survey_id", "=", survey)
    .where("phase", "=", "accepted")
    .select(tx.fn.countAll<string>().as("count"))
    .executeTakeFirstOrThrow()
  return Number(count)
}
