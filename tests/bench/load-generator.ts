// A process of its own: so many callers at once, each on a connection that it keeps, each asking again when it was answered.
import { Agent, request } from "node:http"

export interface LoadOrder {
  readonly origin: string
  readonly path: string
  readonly tokens: readonly string[]
  readonly callers: number
  readonly seconds: number
}

export interface LoadReport {
  readonly answered: number
  readonly refused: number
  readonly seconds: number
  /** Milliseconds. */
  readonly median: number
  readonly p95: number
  readonly worst: number
}

async function load({ origin, path, tokens, callers, seconds }: LoadOrder): Promise<LoadReport> {
  const agent = new Agent({ keepAlive: true, maxSockets: callers })
  const times: number[] = []
  let refused = 0
  let last = 0
  const ask = (token: string | undefined) =>
    new Promise<number>((done, fail) => {
      request(
        origin + path,
        { agent, headers: token === undefined ? {} : { authorization: `Bearer ${token}` } },
        (answer) => {
          answer.resume()
          answer.once("end", () => done(answer.statusCode ?? 0))
          answer.once("error", fail)
        },
      )
        .once("error", fail)
        .end()
    })
  const run = async (until: number, keep: boolean) =>
    Promise.all(
      Array.from({ length: callers }, async (_, i) => {
        const token = tokens[i % tokens.length]
        while (performance.now() < until) {
          const start = performance.now()
          const status = await ask(token)
          if (!keep) continue
          if (status === 200) times.push(performance.now() - start)
          else {
            refused++
            last = status
          }
        }
      }),
    )
  await run(performance.now() + 1000, false)
  const began = performance.now()
  await run(began + seconds * 1000, true)
  const took = (performance.now() - began) / 1000
  agent.destroy()
  if (times.length === 0) throw new Error(`${path} was never answered with 200, but with ${last}`)
  times.sort((a, b) => a - b)
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
  return {
    answered: times.length,
    refused,
    seconds: took,
    median: at(0.5),
    p95: at(0.95),
    worst: times.at(-1) ?? Number.NaN,
  }
}

process.once("message", async (order) => {
  // The order comes from this folder's own bench.
  process.send?.(await load(order as LoadOrder))
  process.disconnect()
})
