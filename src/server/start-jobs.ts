import { setInterval } from "node:timers"
import { type JobContext, type JobHandlers, performJob, recoverJobs } from "#services/runs"

/** Jobs done at once by one server: each has a thread of its own. */
const atOnce = 2

/** How often jobs of servers that died are looked for, in milliseconds. */
const recoverEvery = 30_000

export interface WorkQueue {
  readonly work: (atOnce: number, perform: (job: string) => Promise<void>) => Promise<void>
  readonly wake: () => void
  readonly stop: (patience: number) => Promise<void>
}

/** Takes up jobs, first those that a server left behind. @returns how to stop: what is under way goes back to the queue */
export async function startJobs(
  handlers: JobHandlers,
  queue: WorkQueue,
  context: Omit<JobContext, "stopping">,
): Promise<() => Promise<void>> {
  const stopping = new AbortController()
  const own: JobContext = { ...context, stopping: stopping.signal }
  await recoverJobs(handlers, own)
  await queue.work(atOnce, (job) => performJob(job, handlers, own))
  const recovery = setInterval(() => {
    recoverJobs(handlers, own).then(
      (found) => {
        if (found > 0) queue.wake()
      },
      (error: unknown) => context.onError(error),
    )
  }, recoverEvery)
  recovery.unref()
  return async () => {
    clearInterval(recovery)
    stopping.abort(new Error("the server stops"))
    await queue.stop(10_000)
  }
}
