import type { Actor, Purpose } from "#access"
import type { Transaction } from "#schema"
import type { Progress } from "../context.ts"

/** One piece of work in hand: who asked for it, what it is about, how to tell how far it is. */
export interface JobInHand {
  readonly id: string
  readonly objectId: string
  readonly data: Readonly<Record<string, unknown>>
  /** The one who asked for it, in an appointment that is in force now. */
  readonly actor: Actor
  readonly progress: Progress
  /** Aborted when somebody cancels. */
  readonly signal: AbortSignal
  /** Work in a transaction as the one who asked, for the job's purpose. */
  readonly act: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>
}

/** What is done for jobs of one kind. */
export interface JobHandler {
  /** Throws a Problem when it cannot be done. It may be called again for the same job after an interruption. */
  readonly perform: (job: JobInHand) => Promise<void>
  /** Tells what the job is about how it ended otherwise than well; as the system. */
  readonly ended: (tx: Transaction, objectId: string, state: "failed" | "cancelled") => Promise<void>
}

/** By the job's kind. */
export type JobHandlers = Readonly<Record<string, JobHandler>>

/** What jobs need of the outside. */
export interface JobContext {
  readonly withActor: <T>(actor: Actor, purpose: Purpose, work: (tx: Transaction) => Promise<T>) => Promise<T>
  readonly queue: {
    readonly worker: number
    readonly send: (tx: Transaction, job: string) => Promise<void>
    readonly isAlive: (worker: number) => Promise<boolean>
  }
  readonly newId: () => string
  readonly now: () => Date
  /** Aborted when the server stops: what is under way goes back into the queue. */
  readonly stopping: AbortSignal
  /** Told of an error that nobody foresaw. */
  readonly onError: (error: unknown) => void
}

export const system: Actor = { kind: "system", task: "jobs" }

/** A job that was interrupted so many times is given up. */
export const mostAttempts = 3
