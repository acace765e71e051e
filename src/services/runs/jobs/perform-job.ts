import { sql } from "kysely"
import { type Issue, issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import type { Progress } from "../context.ts"
import { actorOfJob } from "./actor-of-job.ts"
import { discFull } from "./disc-full.ts"
import { type JobContext, type JobHandlers, system } from "./job.ts"

/** How often a job under way looks whether somebody cancelled it, in milliseconds. */
const lookEvery = 400

/**
 * Takes a job up, does it as the one who asked, and writes down how it ended. A job that another server has, or that is
 * over, is left alone: whatever the queue delivers twice is done once.
 */
export async function performJob(id: string, handlers: JobHandlers, context: JobContext): Promise<void> {
  const asSystem = <T>(work: (tx: Transaction) => Promise<T>) =>
    context.withActor(system, "administration", work)
  const { worker } = context.queue
  const job = await asSystem((tx) => claim(tx, id, worker))
  if (job === null) return
  const handler = handlers[job.kind]
  const cancelled = new AbortController()
  const end = async (state: "failed" | "cancelled", issues: readonly Issue[]) => {
    await asSystem(async (tx) => {
      if (await finish(tx, id, worker, state, issues)) await handler?.ended(tx, job.object_id, state)
    })
  }
  const watch = setInterval(() => {
    asSystem((tx) =>
      tx.selectFrom("job").where("id", "=", id).select("cancel_requested").executeTakeFirst(),
    ).then(
      (found) => {
        if (found?.cancel_requested) cancelled.abort(new Error("cancelled"))
      },
      (error: unknown) => context.onError(error),
    )
  }, lookEvery)
  const halt = AbortSignal.any([cancelled.signal, context.stopping])
  const news = progressWriter(id, asSystem, context.onError)
  try {
    if (handler === undefined) throw new Error(`No handler for jobs of kind ${job.kind}`)
    const actor = await asSystem((tx) => actorOfJob(tx, job))
    if (actor === null)
      throw new Problem("refused", [issue("error", "job-appointment-ended", id, { role: job.role })])
    await handler.perform({
      id,
      objectId: job.object_id,
      // Written by requestJob as an object.
      data: job.data as Record<string, unknown>,
      actor,
      signal: halt,
      progress: news.tell,
      act: (work) => context.withActor(actor, job.purpose, work),
    })
    await news.written()
    await asSystem((tx) => finish(tx, id, worker, "done", []))
  } catch (cause) {
    await news.written()
    if (context.stopping.aborted) await asSystem((tx) => release(tx, id, context))
    else if (cancelled.signal.aborted) await end("cancelled", [])
    else if (cause instanceof Problem) await end("failed", cause.issues)
    else {
      context.onError(cause)
      await end("failed", [discFull(cause) ?? issue("error", "job-failed", id, { job: id })])
    }
  } finally {
    clearInterval(watch)
  }
}

async function claim(tx: Transaction, id: string, worker: number) {
  const found = await tx
    .updateTable("job")
    .set({
      state: "running",
      worker,
      started_at: sql<Date>`now()`,
      attempts: sql<number>`attempts + 1`,
      message_zh: "开始",
      message_en: "Started",
    })
    .where("id", "=", id)
    .where("state", "=", "queued")
    .returningAll()
    .executeTakeFirst()
  return found ?? null
}

/** Back into the queue, as if it had not been taken up. */
async function release(tx: Transaction, id: string, { queue }: JobContext): Promise<void> {
  const changed = await tx
    .updateTable("job")
    .set({
      state: "queued",
      worker: null,
      progress: 0,
      attempts: sql<number>`attempts - 1`,
      message_zh: "服务器停止，重新排队",
      message_en: "The server stopped; waiting again",
    })
    .where("id", "=", id)
    .where("state", "=", "running")
    .where("worker", "=", queue.worker)
    .executeTakeFirst()
  if (changed.numUpdatedRows > 0n) await queue.send(tx, id)
}

/** @returns whether it was still this server's to finish: another may have taken it up meanwhile */
async function finish(
  tx: Transaction,
  id: string,
  worker: number,
  state: "done" | "failed" | "cancelled",
  issues: readonly Issue[],
): Promise<boolean> {
  const words = {
    done: ["完成", "Done"],
    failed: ["未能完成", "Failed"],
    cancelled: ["已取消", "Cancelled"],
  } as const
  const [zh, en] = words[state]
  const changed = await tx
    .updateTable("job")
    .set({
      state,
      ...(state === "done" ? { progress: 1 } : {}),
      message_zh: zh,
      message_en: en,
      issues: JSON.stringify(issues),
      finished_at: sql<Date>`now()`,
    })
    .where("id", "=", id)
    .where("state", "=", "running")
    .where("worker", "=", worker)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

/** Writes the latest news, one after the other; what came in between is passed over. */
function progressWriter(
  id: string,
  asSystem: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>,
  onError: (error: unknown) => void,
) {
  let latest: { readonly zh: string; readonly en: string; readonly done: number } | null = null
  let writing: Promise<void> | null = null
  const write = async () => {
    while (latest !== null) {
      const { zh, en, done } = latest
      latest = null
      await asSystem((tx) =>
        tx
          .updateTable("job")
          .set({ message_zh: zh, message_en: en, progress: Math.min(1, Math.max(0, done)) })
          .where("id", "=", id)
          .where("state", "=", "running")
          .execute(),
      ).catch(onError)
    }
    writing = null
  }
  const tell: Progress = ({ zh, en }, done) => {
    latest = { zh, en, done }
    writing ??= write()
  }
  return {
    tell,
    written: async () => {
      await writing
    },
  }
}
