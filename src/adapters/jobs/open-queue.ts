import { randomInt } from "node:crypto"
import type pg from "pg"
import { type Db, fromKysely, PgBoss } from "pg-boss"
import type { Transaction } from "#schema"

/** The queue of jobs on the product's own database; what a job is stands in the table `job`. */
export interface JobQueue {
  /** This server's number, locked while it lives. */
  readonly worker: number
  /** Puts a job in the queue, with the transaction: undone with it. */
  readonly send: (tx: Transaction, job: string) => Promise<void>
  /** Takes up jobs, as many at once as said, until `stop`. */
  readonly work: (atOnce: number, perform: (job: string) => Promise<void>) => Promise<void>
  /** Looks for work now rather than at the next turn. */
  readonly wake: () => void
  /** Whether the server of this number lives. */
  readonly isAlive: (worker: number) => Promise<boolean>
  /** Takes up no more; waits for those under way for at most so many milliseconds. */
  readonly stop: (patience: number) => Promise<void>
}

export interface QueueOptions {
  /** The application's connections: no table is made with them. */
  readonly pool: pg.Pool
  /** A connection of the owner of the tables; ended here. */
  readonly owner: pg.Client
  /** A connection of the application's, kept while the server lives. */
  readonly keeper: pg.Client
  readonly onError: (error: Error) => void
}

const schema = "jobs"
const queue = "job"

/** Opens the queue: its tables are made and kept up to date as their owner, then used with the application's rights. */
export async function openQueue({ pool, owner, keeper, onError }: QueueOptions): Promise<JobQueue> {
  await prepare(owner, onError).finally(() => owner.end())
  const worker = randomInt(1, 2 ** 47)
  await keeper.query("select pg_advisory_lock($1::bigint)", [worker])
  const boss = new PgBoss({
    db: asDb(pool),
    schema,
    migrate: false,
    createSchema: false,
    schedule: false,
    // What only an owner may do.
    reindex: false,
    monitorVacuum: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
  })
  boss.on("error", onError)
  await boss.start()
  const workers: string[] = []
  return {
    worker,
    send: async (tx, job) => {
      await boss.send(queue, { job }, { db: fromKysely(tx) })
    },
    work: async (atOnce, perform) => {
      for (let i = 0; i < atOnce; i++)
        workers.push(
          await boss.work<{ job: string }>(queue, { pollingIntervalSeconds: 0.5 }, async (taken) => {
            for (const { data } of taken) await perform(data.job)
          }),
        )
    },
    wake: () => {
      for (const one of workers) boss.notifyWorker(one)
    },
    isAlive: async (other) => {
      if (other === worker) return true
      const free = await keeper.query("select pg_try_advisory_lock($1::bigint) as free", [other])
      const isFree = (free.rows[0] as { free: boolean } | undefined)?.free === true
      if (isFree) await keeper.query("select pg_advisory_unlock($1::bigint)", [other])
      return !isFree
    },
    stop: async (patience) => {
      await boss.stop({ graceful: patience > 0, timeout: Math.max(patience, 1), close: false })
      await keeper.end()
    },
  }
}

/** Makes the tables of the queue, or brings them up to date; two servers that start at once wait for each other. */
async function prepare(owner: pg.Client, onError: (error: Error) => void): Promise<void> {
  await owner.query("select pg_advisory_lock(727002)")
  const boss = new PgBoss({
    db: asDb(owner),
    schema,
    supervise: false,
    schedule: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
  })
  boss.on("error", onError)
  await boss.start()
  const known = await boss.getQueue(queue)
  // Whether a job is tried again is decided by the table `job`, not by the queue.
  const options = { retryLimit: 0, expireInSeconds: 6 * 3600, deleteAfterSeconds: 7 * 24 * 3600 }
  if (known === null) await boss.createQueue(queue, options)
  else await boss.updateQueue(queue, options)
  await boss.stop({ graceful: false, close: false })
  await owner.query(`grant usage on schema ${schema} to gaoxin_app`)
  await owner.query(`grant select, insert, update, delete on all tables in schema ${schema} to gaoxin_app`)
  await owner.query(`grant usage on all sequences in schema ${schema} to gaoxin_app`)
  await owner.query(`grant execute on all functions in schema ${schema} to gaoxin_app`)
  await owner.query("select pg_advisory_unlock(727002)")
}

const asDb = (connection: pg.Pool | pg.Client): Db => ({
  executeSql: (text, values) => connection.query(text, values as unknown[]),
})
