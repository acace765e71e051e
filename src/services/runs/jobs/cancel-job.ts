import { sql } from "kysely"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"

/**
 * Cancels a job: at once while it waits, else its server is told and stops the work.
 * @returns what the job is about, and whether it is over already
 * @throws Problem not-found, conflict when it is over
 */
export async function cancelJob(
  tx: Transaction,
  id: string,
): Promise<{ readonly objectKind: string; readonly objectId: string; readonly over: boolean }> {
  const job = await tx
    .selectFrom("job")
    .where("id", "=", id)
    .select(["state", "object_kind", "object_id"])
    .executeTakeFirst()
  if (job === undefined) throw new Problem("not-found", [issue("error", "job-not-found", id, { job: id })])
  if (job.state !== "queued" && job.state !== "running")
    throw new Problem("conflict", [issue("error", "job-over", id, { state: job.state })])
  const waiting = await tx
    .updateTable("job")
    .set({
      state: "cancelled",
      cancel_requested: true,
      message_zh: "已取消",
      message_en: "Cancelled",
      finished_at: sql<Date>`now()`,
    })
    .where("id", "=", id)
    .where("state", "=", "queued")
    .executeTakeFirst()
  const over = waiting.numUpdatedRows > 0n
  if (!over) {
    const told = await tx
      .updateTable("job")
      .set({ cancel_requested: true })
      .where("id", "=", id)
      .where("state", "=", "running")
      .executeTakeFirst()
    // Seen, but of a colleague that one may not stop; or over in this very moment.
    if (told.numUpdatedRows === 0n)
      throw new Problem("conflict", [issue("error", "job-over", id, { state: job.state })])
  }
  await recordAction(tx, { action: "job.cancel", objectKind: "job", objectId: id })
  return { objectKind: job.object_kind, objectId: job.object_id, over }
}
