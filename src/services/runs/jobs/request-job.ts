import type { Actor, Purpose } from "#access"
import type { Transaction } from "#schema"
import type { JobContext } from "./job.ts"

export interface JobRequest {
  readonly kind: string
  readonly objectKind: string
  readonly objectId: string
  readonly data?: Readonly<Record<string, unknown>>
}

/**
 * Asks for work in the background, in the action's own transaction: undone with it. The job acts as the one who asks,
 * for the purpose of this transaction.
 * @returns the id of the job
 */
export async function requestJob(
  tx: Transaction,
  actor: Actor,
  purpose: Purpose,
  request: JobRequest,
  context: Pick<JobContext, "queue" | "newId">,
): Promise<string> {
  if (actor.kind !== "person") throw new Error("requestJob: a job acts as somebody")
  const id = context.newId()
  await tx
    .insertInto("job")
    .values({
      id,
      kind: request.kind,
      organisation_id: actor.organisation,
      place: actor.place,
      purpose,
      person: actor.person,
      appointment: actor.appointment,
      role: actor.role,
      object_kind: request.objectKind,
      object_id: request.objectId,
      data: JSON.stringify(request.data ?? {}),
      state: "queued",
      progress: 0,
      message_zh: "排队等待",
      message_en: "Waiting in the queue",
      cancel_requested: false,
      attempts: 0,
      worker: null,
      issues: "[]",
      started_at: null,
      finished_at: null,
    })
    .execute()
  await context.queue.send(tx, id)
  return id
}
