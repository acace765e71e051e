import type { Selectable } from "kysely"
import type { Actor } from "#access"
import { type Issue, issue, Problem } from "#issues"
import type { ReturnUploadTable, Transaction } from "#schema"
import { getJob, type JobView } from "#services/runs"

export type UploadRow = Selectable<ReturnUploadTable>
type Person = Extract<Actor, { kind: "person" }>

/** A workbook with how far it is. */
export interface UploadSeen {
  readonly row: UploadRow
  readonly state: UploadRow["state"] | "failed" | "cancelled"
  /** While it is under way. */
  readonly job: JobView | null
  readonly issues: readonly Issue[]
}

/** @throws Problem not-found */
export async function findUpload(tx: Transaction, id: string): Promise<UploadRow> {
  const row = await tx.selectFrom("return_upload").where("id", "=", id).selectAll().executeTakeFirst()
  if (row === undefined) throw new Problem("not-found", [issue("error", "return-upload-not-found", id, {})])
  return row
}

/** Alone until the transaction ends. @throws Problem not-found */
export async function holdUpload(tx: Transaction, id: string): Promise<UploadSeen> {
  const row = await tx
    .selectFrom("return_upload")
    .where("id", "=", id)
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new Problem("not-found", [issue("error", "return-upload-not-found", id, {})])
  return seeUpload(tx, row)
}

/** What its job makes of its state: one that failed or was cancelled leaves a workbook as it was before. */
export async function seeUpload(tx: Transaction, row: UploadRow): Promise<UploadSeen> {
  const issues = row.outcome.issues ?? []
  const still = row.state === "reading" || row.state === "accepting"
  if (!still || row.job_id === null) return { row, state: row.state, job: null, issues }
  const job = await getJob(tx, row.job_id)
  if (job.state !== "failed" && job.state !== "cancelled") return { row, state: row.state, job, issues }
  const state = row.state === "reading" ? job.state : "read"
  return { row, state, job: null, issues: [...issues, ...job.issues] }
}

export async function getUpload(tx: Transaction, id: string): Promise<UploadSeen> {
  return seeUpload(tx, await findUpload(tx, id))
}

/** The newest first. */
export async function listUploads(tx: Transaction, survey: string | undefined): Promise<UploadSeen[]> {
  const rows = await tx
    .selectFrom("return_upload")
    .$if(survey !== undefined, (query) => query.where("survey_id", "=", survey ?? ""))
    .selectAll()
    .orderBy("at", "desc")
    .limit(50)
    .execute()
  const seen: UploadSeen[] = []
  for (const row of rows) seen.push(await seeUpload(tx, row))
  return seen
}

/** Keeps a file of a workbook: the sender's. @returns its id */
export async function keepUploadFile(
  tx: Transaction,
  actor: Person,
  id: string,
  kind: "return-workbook" | "return-check" | "return-annotated",
  file: {
    readonly name: string
    readonly mediaType: string
    readonly digest: string
    readonly bytes: number
  },
): Promise<string> {
  await tx
    .insertInto("artefact")
    .values({
      id,
      digest: file.digest,
      bytes: file.bytes,
      kind,
      file_name: file.name.slice(0, 200),
      media_type: file.mediaType,
      purpose: "statistics",
      organisation_id: actor.organisation,
      place: actor.place,
      // Figures of many units: their sender's organisation alone.
      confined: true,
      released_at: null,
    })
    .execute()
  return id
}

export async function digestOfFile(tx: Transaction, id: string): Promise<string> {
  const { digest } = await tx
    .selectFrom("artefact")
    .where("id", "=", id)
    .select("digest")
    .executeTakeFirstOrThrow()
  return digest
}
