import { setTimeout as sleep } from "node:timers/promises"
import type pg from "pg"
import { expire, makeCheckpoint, recent, sealVisible, type Window, wholeTrail } from "./seal.ts"

export interface SealerOptions {
  /** A connection of its own as `gaoxin_sealer`. */
  readonly connect: () => Promise<pg.Client>
  /** Told once for every interruption: a connection lost, a row that could not be sealed. */
  readonly onError?: (error: Error) => void
  /** Milliseconds between two looks for new rows; 300 when left out. */
  readonly interval?: number
}

export interface Sealer {
  /** `waiting`: another server of this database seals. */
  readonly state: () => "starting" | "sealing" | "waiting" | "failing" | "stopped"
  /** Seals what is there, makes a checkpoint, and ends. */
  readonly stop: () => Promise<void>
}

/** Held by the one who seals, for as long as its connection lives. */
const lock = 727_005
const hour = 3_600_000

/**
 * Links the rows of the audit trail into a chain as they appear, makes a checkpoint for every day and removes what has
 * expired. One per database: others wait. It survives a lost connection and begins anew where the chain ends.
 */
export function startSealer(options: SealerOptions): Sealer {
  const interval = options.interval ?? 300
  const stopping = new AbortController()
  let state: ReturnType<Sealer["state"]> = "starting"
  const pause = (milliseconds: number) =>
    sleep(milliseconds, undefined, { signal: stopping.signal, ref: false }).catch(() => {})

  async function sealAsLongAsConnected(client: pg.Client): Promise<void> {
    while (!stopping.signal.aborted) {
      const answer = await client.query<{ held: boolean }>("select pg_try_advisory_lock($1) as held", [lock])
      if (answer.rows[0]?.held === true) break
      state = "waiting"
      await pause(2000)
    }
    if (!stopping.signal.aborted) state = "sealing"
    let window: Window = wholeTrail
    let daily = Number.NEGATIVE_INFINITY
    let whole = Number.NEGATIVE_INFINITY
    while (!stopping.signal.aborted) {
      const now = performance.now()
      // At first and now and then the whole trail is searched, so that nothing that the window missed stays unsealed.
      if (now - whole > hour) {
        await sealVisible(client, wholeTrail, now)
        window = { low: await recent(client, window.low), candidate: window.candidate }
        whole = now
      }
      window = (await sealVisible(client, window, now)).window
      if (now - daily > hour / 12) {
        await makeCheckpoint(client, "today")
        await expire(client)
        daily = now
      }
      await pause(interval)
    }
    if (state === "sealing") {
      await sealVisible(client, window, performance.now())
      await makeCheckpoint(client, "now")
    }
  }

  const finished = (async () => {
    while (!stopping.signal.aborted) {
      let client: pg.Client | null = null
      try {
        client = await options.connect()
        await sealAsLongAsConnected(client)
      } catch (cause) {
        if (state !== "failing") options.onError?.(cause instanceof Error ? cause : new Error(String(cause)))
        state = "failing"
        await pause(1000)
      } finally {
        await client?.end().catch(() => {})
      }
    }
    state = "stopped"
  })()

  return {
    state: () => state,
    stop: async () => {
      stopping.abort()
      await finished
    },
  }
}
