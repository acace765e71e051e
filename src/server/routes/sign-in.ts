import type { FastifyInstance } from "fastify"
import { issue } from "#issues"
import { headersOf } from "../authenticate.ts"
import type { ServerContext } from "../context.ts"
import { HttpError } from "../errors.ts"

/** Hands what is open of `/api/auth/*` to the library of sign-in; its refusals are told as ours. */
export function signInRoutesOn(app: FastifyInstance, context: ServerContext): void {
  app.route({
    method: ["GET", "POST"],
    url: "/api/auth/*",
    schema: { hide: true },
    config: { rateLimit: { max: 60, timeWindow: "1 minute" } },
    handler: async (request, reply) => {
      const url = new URL(request.url, context.origin)
      const body =
        request.body === undefined || request.body === null ? undefined : JSON.stringify(request.body)
      const answer = await context.identity.handle(
        new Request(url, {
          method: request.method,
          headers: headersOf(request),
          ...(body === undefined ? {} : { body }),
        }),
      )
      for (const cookie of answer.headers.getSetCookie()) reply.header("set-cookie", cookie)
      if (answer.status >= 400) throw refusal(answer.status, url.pathname)
      reply.code(answer.status)
      for (const [name, value] of answer.headers) if (name !== "set-cookie") reply.header(name, value)
      return reply.send(answer.body === null ? null : Buffer.from(await answer.arrayBuffer()))
    },
  })
}

function refusal(status: number, path: string): HttpError {
  if (status === 404) return new HttpError(404, [issue("error", "no-such-route", path, {})])
  if (status >= 500) return new HttpError(503, [issue("error", "sign-in-away", "", {})])
  const code = path.includes("/two-factor/")
    ? status === 401
      ? "second-factor-wrong"
      : "second-factor-refused"
    : "sign-in-failed"
  return new HttpError(status === 429 ? 429 : 401, [issue("error", code, "", {})])
}
