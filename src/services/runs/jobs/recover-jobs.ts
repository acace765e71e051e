import { sql } from "kysely"
import { issue } from "#issues"
import { type JobContext, type JobHandlers, mostAttempts, system } from "./job.ts"

/**
 * Takes care of jobs whose server died: each goes back into the queue, or is given up with the reason when it has been
 * interrupted too often.
 * @returns how many were found
 */
export async function recoverJobs(handlers: JobHandlers, context: JobContext): Promise<number> {
  const running = await context.withActor(system, "administration", (tx) =>
    tx
      .selectFrom("job")
      .where("state", "=", "running")
      .select(["id", "kind", "object_id", "worker", "attempts"])
      .execute(),
  )
  let found = 0
  for (const job of running) {
    if (job.worker !== null && (await context.queue.isAlive(Number(job.worker)))) continue
    found++
    const again = job.attempts < mostAttempts
    await context.withActor(system, "administration", async (tx) => {
      const changed = await tx
        .updateTable("job")
        .set(
          again
            ? {
                state: "queued",
                worker: null,
                progress: 0,
                message_zh: "服务器中断，重新排队",
                message_en: "Interrupted with the server; waiting again",
              }
            : {
                state: "failed",
                message_zh: "多次中断，未能完成",
                message_en: "Interrupted too often",
                issues: JSON.stringify([
                  issue("error", "job-interrupted", job.id, { attempts: job.attempts }),
                ]),
                finished_at: sql<Date>`now()`,
              },
        )
        .where("id", "=", job.id)
        .where("state", "=", "running")
        .where("worker", "is not distinct from", job.worker)
        .executeTakeFirst()
      if (changed.numUpdatedRows === 0n) return
      if (again) await context.queue.send(tx, job.id)
      else await handlers[job.kind]?.ended(tx, job.object_id, "failed")
    })
  }
  return found
}
