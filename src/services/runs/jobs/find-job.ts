import type { Issue, Words } from "#issues"
import { issue, Problem } from "#issues"
import type { JobState, Transaction } from "#schema"

export interface JobView {
  readonly id: string
  readonly kind: string
  readonly state: JobState
  readonly progress: number
  readonly message: Words
  readonly object: { readonly kind: string; readonly id: string }
  readonly cancelRequested: boolean
  readonly issues: readonly Issue[]
  readonly createdAt: string
  readonly startedAt: string | null
  readonly finishedAt: string | null
}

/** A job that the actor may see. @throws Problem not-found */
export async function getJob(tx: Transaction, id: string): Promise<JobView> {
  const job = await tx.selectFrom("job").where("id", "=", id).selectAll().executeTakeFirst()
  if (job === undefined) throw new Problem("not-found", [issue("error", "job-not-found", id, { job: id })])
  return {
    id: job.id,
    kind: job.kind,
    state: job.state,
    progress: job.progress,
    message: { zh: job.message_zh, en: job.message_en },
    object: { kind: job.object_kind, id: job.object_id },
    cancelRequested: job.cancel_requested,
    // Written by performJob and recoverJobs as issues.
    issues: job.issues as readonly Issue[],
    createdAt: job.created_at.toISOString(),
    startedAt: job.started_at?.toISOString() ?? null,
    finishedAt: job.finished_at?.toISOString() ?? null,
  }
}
