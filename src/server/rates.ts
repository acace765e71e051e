import rateLimit from "@fastify/rate-limit"
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import { issue } from "#issues"
import type { Caller } from "./authenticate.ts"
import { HttpError } from "./errors.ts"
import { defaultRates, type Rates } from "./limits.ts"

type Count = (request: FastifyRequest, reply: FastifyReply, key: string) => Promise<void>

interface Counters {
  readonly caller: Count
  readonly upload: Count
  readonly unknownToken: Count
}

const counters = new WeakMap<object, Counters>()

/** Limits how often one address asks; whoever is known is then counted by name, see {@link countCaller}. */
export async function limitRates(app: FastifyInstance, rates: Rates = defaultRates): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    // Of the routes that name a limit of their own.
    errorResponseBuilder: (_request, { ttl }) => tooOften(ttl),
  })
  const counter = (max: number): Count => {
    const keys = new WeakMap<FastifyRequest, string>()
    const count = app.createRateLimit({
      max,
      timeWindow: 60_000,
      keyGenerator: (request) => keys.get(request) ?? request.ip,
    })
    return async (request, reply, key) => {
      keys.set(request, key)
      const counted = await count(request)
      if (counted.isAllowed || !counted.isExceeded) return
      reply.header("retry-after", counted.ttlInSeconds)
      throw tooOften(counted.ttl)
    }
  }
  const address = counter(rates.address)
  counters.set(app.server, {
    caller: counter(rates.caller),
    upload: counter(rates.uploads),
    unknownToken: counter(rates.unknownTokens),
  })
  app.addHook("onRequest", (request, reply) => address(request, reply, request.ip))
}

/**
 * Counts a request of a route: for the person, for the token, or for the address of whoever is neither.
 * @throws HttpError 429
 */
export async function countCaller(
  request: FastifyRequest,
  reply: FastifyReply,
  caller: Caller | null,
  upload: boolean,
): Promise<void> {
  const count = counters.get(request.server.server)
  if (count === undefined) return
  if (caller === null) return count.unknownToken(request, reply, request.ip)
  const key = keyOf(request, caller)
  await count.caller(request, reply, key)
  if (upload) await count.upload(request, reply, key)
}

function keyOf(request: FastifyRequest, { person, actor }: Caller): string {
  if (person !== null) return `person ${person.id}`
  return actor.kind === "person" ? `token ${actor.appointment} ${actor.person}` : `address ${request.ip}`
}

const tooOften = (ttl: number) =>
  new HttpError(429, [issue("error", "too-often", "", { seconds: Math.ceil(ttl / 1000) })])
