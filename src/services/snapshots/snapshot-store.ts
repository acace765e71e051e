// The queries of snapshots. What each finds is what row-level security lets the actor see.
import type { Selectable } from "kysely"
import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { SnapshotTable, Transaction } from "#schema"
import { readSurvey, type SurveyRow, type SurveySeen } from "#services/surveys"
import type { SnapshotFolders } from "./context.ts"

export type SnapshotRecord = Selectable<SnapshotTable>

/** Which snapshot of which period. */
export interface SnapshotKey {
  readonly survey: string
  readonly number: number
}

/** Newest first. */
export function findSnapshots(tx: Transaction, survey: string): Promise<SnapshotRecord[]> {
  return tx
    .selectFrom("snapshot")
    .where("survey_id", "=", survey)
    .orderBy("number", "desc")
    .selectAll()
    .execute()
}

export function findSnapshot(
  tx: Transaction,
  { survey, number }: SnapshotKey,
): Promise<SnapshotRecord | undefined> {
  return tx
    .selectFrom("snapshot")
    .where("survey_id", "=", survey)
    .where("number", "=", number)
    .selectAll()
    .executeTakeFirst()
}

/** The newest snapshot of the same forms and authority of another period; `null`: there is none. */
export async function findSnapshotOf(
  tx: Transaction,
  survey: SurveyRow,
  period: string | null,
): Promise<SnapshotRecord | null> {
  if (period === null) return null
  const found = await tx
    .selectFrom("snapshot")
    .innerJoin("survey", "survey.id", "snapshot.survey_id")
    .where("survey.organisation_id", "=", survey.organisation_id)
    .where("survey.pack", "=", survey.pack)
    .where("survey.form_set", "=", survey.form_set)
    .where("survey.period", "=", period)
    .where("survey.origin", "=", survey.origin)
    .orderBy("snapshot.at", "desc")
    .orderBy("snapshot.number", "desc")
    .selectAll("snapshot")
    .executeTakeFirst()
  return found ?? null
}

export interface SnapshotSeen extends SurveySeen {
  readonly snapshot: SnapshotRecord
  /**
   * Places whose returns the actor may see; `null`: all of the snapshot. The database shows a snapshot to those above all of
   * it alone; this is the second line.
   */
  readonly places: readonly string[] | null
}

/** @throws Problem not-found, also for one that is not open to the actor */
export async function readSnapshot(tx: Transaction, actor: Actor, key: SnapshotKey): Promise<SnapshotSeen> {
  const seen = await readSurvey(tx, actor, key.survey)
  const snapshot = await findSnapshot(tx, key)
  if (snapshot === undefined || actor.kind !== "person")
    throw new Problem("not-found", [issue("error", "snapshot-not-found", key.survey, { number: key.number })])
  const whole = snapshot.covers.startsWith(actor.scope)
  return { ...seen, snapshot, places: whole ? null : [actor.scope] }
}

/** @throws Problem conflict when the folder is not what was recorded at the lock; its files are held against it elsewhere */
export async function requireIntact(snapshot: SnapshotRecord, folders: SnapshotFolders): Promise<void> {
  const found = await folders.digestOf(snapshot.folder)
  if (found !== snapshot.manifest_digest)
    throw new Problem("conflict", [
      issue("error", found === null ? "snapshot-gone" : "snapshot-altered", snapshot.folder, {
        number: snapshot.number,
      }),
    ])
}
