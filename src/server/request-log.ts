import type { FastifyInstance, FastifyServerOptions } from "fastify"

/**
 * Lines of JSON. Of a request: method, the route's pattern, status, time taken and its number; neither address nor
 * person nor query, so that the log holds no personal data. Without `all`, errors only, to standard error.
 */
export function loggerOptions(all: boolean): NonNullable<FastifyServerOptions["logger"]> {
  return {
    level: all ? "info" : "error",
    base: { name: "gaoxin" },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    ...(all ? {} : { stream: process.stderr }),
    serializers: { err: (error: Error) => describeError(error) },
  }
}

/** One line for each request that ended. */
export function logRequests(app: FastifyInstance): void {
  app.addHook("onResponse", async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? "none",
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      "request",
    )
  })
}

/** Kind, code and place. A database's message may quote a value, and its detail always does: both are left out. */
function describeError(error: Error): {
  [key: string]: unknown
  type: string
  message: string
  stack: string
} {
  const code = "code" in error ? error.code : undefined
  const fromDatabase = "severity" in error || "routine" in error
  const cause = error.cause instanceof Error ? { cause: describeError(error.cause) } : {}
  return {
    type: error.name,
    ...(typeof code === "string" ? { code } : {}),
    message: fromDatabase ? "" : error.message,
    // The first line of a stack is its message again.
    stack: (error.stack ?? "")
      .split("\n")
      .filter((line) => /^\s+at /.test(line))
      .map((line) => line.trim())
      .join("; "),
    ...cause,
  }
}
