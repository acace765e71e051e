import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { cancelJob, requestJob } from "#services/runs"
import { readSurvey } from "#services/surveys"
import type { UploadContext } from "./context.ts"
import type { GivenFile } from "./scan.ts"
import { holdUpload, keepUploadFile, seeUpload, type UploadSeen } from "./upload-store.ts"

export const readReturnsJob = "returns.read"
export const acceptReturnsJob = "returns.accept"

type Act = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>

/**
 * Keeps a filled workbook and asks for its check; nothing of it is taken yet. Sent again while its check or acceptance is
 * under way, it is the same one.
 */
export async function sendUpload(
  act: Act,
  actor: Actor,
  survey: string,
  { fileName, content }: GivenFile,
  context: UploadContext,
): Promise<UploadSeen> {
  if (actor.kind !== "person") throw new Error("sendUpload: a workbook is somebody's")
  await act((tx) => readSurvey(tx, actor, survey))
  const stored = await context.artefacts.put(content)
  const seen = await act(async (tx) => {
    const same = await tx
      .selectFrom("return_upload")
      .where("survey_id", "=", survey)
      .where("digest", "=", stored.digest)
      .where("state", "in", ["reading", "accepting"])
      .selectAll()
      .orderBy("at", "desc")
      .executeTakeFirst()
    if (same !== undefined) {
      const found = await seeUpload(tx, same)
      if (found.state === "reading" || found.state === "accepting") return found
    }
    const id = context.newId()
    const file = await keepUploadFile(tx, actor, context.newId(), "return-workbook", {
      ...stored,
      name: fileName,
      mediaType: "application/octet-stream",
    })
    const job = await requestJob(
      tx,
      actor,
      "statistics",
      { kind: readReturnsJob, objectKind: "return-upload", objectId: id },
      { queue: context.jobs, newId: context.newId },
    )
    const row = await tx
      .insertInto("return_upload")
      .values({
        id,
        survey_id: survey,
        organisation_id: actor.organisation,
        place: actor.place,
        file_id: file,
        digest: stored.digest,
        file_name: fileName.slice(0, 200),
        state: "reading",
        job_id: job,
        result_id: null,
        annotated_id: null,
        at: context.now(),
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    await recordAction(tx, {
      action: "return.upload",
      objectKind: "return-upload",
      objectId: id,
      detail: { survey, digest: stored.digest },
    })
    return seeUpload(tx, row)
  })
  context.jobs.wake()
  return seen
}

/** Stops a check or an acceptance; what was taken by then stays. */
export async function cancelUpload(tx: Transaction, id: string): Promise<UploadSeen> {
  const { row, state } = await holdUpload(tx, id)
  if (row.job_id === null || (state !== "reading" && state !== "accepting"))
    throw new Problem("conflict", [issue("error", "return-upload-not-now", id, { state })])
  await cancelJob(tx, row.job_id)
  return seeUpload(tx, row)
}
