import { createHash } from "node:crypto"
import { once } from "node:events"
import type { Readable } from "node:stream"
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import { patience } from "./limits.ts"

/** A file to save. */
export interface Download {
  readonly fileName: string
  readonly mediaType: string
  readonly content: Uint8Array | string | Readable
}

interface ServerEvent {
  readonly event: string
  readonly data: unknown
}

/** Server-sent events; ended by the source or by the reader's leaving, which aborts the signal. */
export type Events = (signal: AbortSignal) => AsyncIterable<ServerEvent>

/** Sends a file; its name can neither end the header nor leave the folder that the reader saves to. */
export function sendDownload(reply: FastifyReply, { fileName, mediaType, content }: Download) {
  const name = fileName.toWellFormed().replace(/[/\\]/g, "_")
  const plain = name.replace(/[^\w.-]+/g, "_")
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return reply
    .header("content-type", mediaType)
    .header("content-disposition", `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`)
    .header("cache-control", "private, no-store")
    .send(content)
}

const open = new WeakMap<object, Set<AbortController>>()

/** Ends the streams of events when the server stops: they would never end of themselves. */
export function endEventsOnClose(app: FastifyInstance): void {
  const streams = new Set<AbortController>()
  open.set(app.server, streams)
  app.addHook("preClose", async () => {
    for (const stream of streams) stream.abort()
  })
}

export async function sendEvents(
  request: FastifyRequest,
  reply: FastifyReply,
  events: Events,
): Promise<void> {
  const gone = new AbortController()
  const streams = open.get(request.server.server)
  streams?.add(gone)
  const { raw } = reply
  raw.once("close", () => gone.abort())
  const left = once(gone.signal, "abort").then(() => null)
  reply.hijack()
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-cache, no-transform",
    "x-accel-buffering": "no",
  })
  raw.write(": \n\n")
  const heartbeat = setInterval(() => raw.write(": \n\n"), patience.events)
  const source = events(gone.signal)[Symbol.asyncIterator]()
  try {
    for (;;) {
      // A source that does not heed the signal must not hold the answer open.
      const step = await Promise.race([source.next(), left])
      if (step === null || step.done === true) break
      const { event, data } = step.value
      if (!raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`))
        await Promise.race([once(raw, "drain"), left])
    }
  } catch (cause) {
    if (!gone.signal.aborted) request.log.error({ err: cause }, "stream of events failed")
  } finally {
    clearInterval(heartbeat)
    streams?.delete(gone)
    source.return?.()?.catch?.(() => {})
    raw.end()
  }
}

/**
 * For a public answer to somebody unknown: a reader that has it already is told so in place of the content.
 * Whatever a person sees is never kept.
 */
export function answerOrUnchanged(request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown {
  if (request.method !== "GET" || reply.statusCode !== 200 || typeof payload !== "string") return payload
  const tag = `W/"${createHash("sha256").update(payload).digest("base64url").slice(0, 22)}"`
  reply.header("etag", tag).header("cache-control", "no-cache").header("vary", "cookie, authorization")
  const known = (request.headers["if-none-match"] ?? "").split(",").map((one) => one.trim())
  if (!known.includes(tag)) return payload
  reply.code(304)
  return ""
}
