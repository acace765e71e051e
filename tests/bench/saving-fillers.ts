// A process of its own: fillers that each save a return at a steady pace, whether the answer before has come or not yet late.
import { Agent, request } from "node:http"

export interface SavingOrder {
  readonly origin: string
  readonly survey: string
  readonly fillers: readonly { readonly unit: string; readonly token: string; readonly version: number }[]
  /** Codes of the cells that each save sends. */
  readonly cells: readonly string[]
  /** Saves of all fillers in a second. */
  readonly rate: number
  readonly seconds: number
  /** The figure that stands in every cell, `null`: blank. */
  readonly stands: number | null
}

export interface SavingReport {
  readonly answered: number
  readonly refused: number
  readonly seconds: number
  /** Milliseconds, from when the save was due. */
  readonly median: number
  readonly p95: number
  readonly versions: readonly number[]
  readonly stands: readonly (number | null)[]
}

async function save(order: SavingOrder): Promise<SavingReport> {
  const { origin, survey, fillers, cells, rate, seconds } = order
  const agent = new Agent({ keepAlive: true, maxSockets: fillers.length })
  const times: number[] = []
  const versions = fillers.map(({ version }) => version)
  const stands: (number | null)[] = fillers.map(() => order.stands)
  let refused = 0
  let last = ""
  const send = (token: string, unit: string, body: string) =>
    new Promise<{ status: number; text: string }>((done, fail) => {
      const sent = request(
        `${origin}/api/returns/${survey}/${unit}/save`,
        {
          agent,
          method: "POST",
          headers: {
            authorization: `Bearer ${token}`,
            "content-type": "application/json",
            "content-length": Buffer.byteLength(body),
          },
        },
        (answer) => {
          const parts: Buffer[] = []
          answer.on("data", (part: Buffer) => parts.push(part))
          answer.once("end", () =>
            done({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString() }),
          )
          answer.once("error", fail)
        },
      )
      sent.once("error", fail)
      sent.end(body)
    })
  const began = performance.now()
  const each = (1000 * fillers.length) / rate
  await Promise.all(
    fillers.map(async ({ token, unit }, i) => {
      let due = began + (each * i) / fillers.length
      while (due < began + seconds * 1000) {
        const wait = due - performance.now()
        if (wait > 0) await new Promise((done) => setTimeout(done, wait))
        const from = stands[i] ?? null
        const to = (from ?? 1000) + 1
        const body = JSON.stringify({
          base: versions[i],
          cells: Object.fromEntries(
            cells.map((code) => [code, { from: from === null ? null : String(from), to: String(to) }]),
          ),
        })
        const { status, text } = await send(token, unit, body)
        times.push(performance.now() - due)
        if (status === 200) {
          versions[i] = (JSON.parse(text) as { version: number }).version
          stands[i] = to
        } else {
          refused++
          last = `${status} ${text.slice(0, 500)}`
        }
        due += each
      }
    }),
  )
  const took = (performance.now() - began) / 1000
  agent.destroy()
  if (refused === times.length) throw new Error(`nothing was saved: ${last}`)
  times.sort((a, b) => a - b)
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
  return { answered: times.length, refused, seconds: took, median: at(0.5), p95: at(0.95), versions, stands }
}

process.once("message", async (order) => {
  // The order comes from this folder's own bench.
  process.send?.(await save(order as SavingOrder))
  process.disconnect()
})
