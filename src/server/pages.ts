import { existsSync } from "node:fs"
import { join } from "node:path"
import fastifyStatic from "@fastify/static"
import type { FastifyInstance } from "fastify"
import { contracts } from "#contracts"
import { issue } from "#issues"
import { HttpError } from "./errors.ts"

/** Serves the built pages; every address that is neither a file nor of the API is the one page. */
export async function servePages(app: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(join(folder, "index.html"))
  if (built)
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: false,
      preCompressed: true,
      // The names of scripts and styles hold their digests.
      setHeaders: (reply, path) => {
        reply.header(
          "cache-control",
          path.includes("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
        )
      },
    })
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split("?")[0] ?? ""
    const allowed = methodsOf(path)
    if (allowed.length > 0 && !allowed.includes(request.method)) {
      reply.header("allow", allowed.join(", "))
      throw new HttpError(405, [
        issue("error", "method-refused", path.slice(0, 200), { method: request.method, allowed }),
      ])
    }
    const isPage = ["GET", "HEAD"].includes(request.method) && !/^\/(api|assets)(\/|$)/.test(path)
    if (!isPage || !built) throw new HttpError(404, [issue("error", "no-such-route", path.slice(0, 200), {})])
    return reply.header("cache-control", "no-cache").sendFile("index.html")
  })
}

const patterns = Object.keys(contracts).map((key) => {
  const [method = "", path = ""] = key.split(" ")
  return { method, pattern: new RegExp(`^${path.replace(/\./g, "\\.").replace(/:\w+/g, "[^/]+")}$`) }
})

/** What a route of the API at this address takes; none: there is no such route. */
const methodsOf = (path: string): readonly string[] =>
  patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method)
