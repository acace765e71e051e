import { setTimeout as sleep } from "node:timers/promises"
import type pg from "pg"
import { nameServer, removeServerInfo, tryToServe, writeServerInfo } from "./server-lock.ts"

export interface ServingOptions {
  readonly folder: string
  readonly origin: string
  /** Another server took the database while this one had lost its connection. */
  readonly onTaken: () => void
  /** A new administrator's connection; starts the embedded database again where it ended. */
  readonly reconnect: () => Promise<pg.Client>
}

/** The lock of the one server, held until it is closed. */
export interface ServingDatabase {
  readonly close: () => Promise<void>
}

/**
 * Keeps the server's lock, whose connection has taken it: when the connection is lost, because the database was killed
 * or restarted, it is taken again as soon as the database answers.
 */
export async function serveOn(client: pg.Client, options: ServingOptions): Promise<ServingDatabase> {
  let current = client
  let closing = false
  let again: Promise<void> | null = null
  const watch = () => {
    current.once("end", () => {
      if (!closing) again = takeAgain()
    })
  }
  const takeAgain = async (): Promise<void> => {
    while (!closing) {
      await sleep(200)
      const next = await options.reconnect().catch(() => null)
      if (next === null) continue
      if (await tryToServe(next).catch(() => null)) {
        await nameServer(next, options.origin)
        current = next
        watch()
        return
      }
      const lost = !(await answers(next))
      await next.end().catch(() => {})
      if (lost) continue
      options.onTaken()
      return
    }
  }
  watch()
  await writeServerInfo(options.folder, {
    pid: process.pid,
    origin: options.origin,
    started: new Date().toISOString(),
  })
  return {
    close: async () => {
      closing = true
      await again
      await removeServerInfo(options.folder)
      await current.end().catch(() => {})
    },
  }
}

const answers = (client: pg.Client) =>
  client.query("select 1").then(
    () => true,
    () => false,
  )
