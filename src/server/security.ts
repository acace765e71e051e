import { isIP } from "node:net"
import helmet from "@fastify/helmet"
import type { FastifyInstance, FastifyRequest } from "fastify"
import { issue } from "#issues"
import type { ServerContext } from "./context.ts"
import { HttpError } from "./errors.ts"

const safe = new Set(["GET", "HEAD", "OPTIONS"])

/** Headers of every answer; only requests to our own name; no requests that another site's page makes with our cookies. */
export async function secure(app: FastifyInstance, context: ServerContext): Promise<void> {
  const encrypted = context.origin.startsWith("https:")
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // WebAssembly of the solver; styles are written by the component library.
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:", "blob:"],
        fontSrc: ["'self'", "data:"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", "blob:"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: encrypted ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: "no-referrer" },
    frameguard: { action: "deny" },
  })
  const isOurs = ownHosts(context.origin)
  app.addHook("onRequest", async (request, reply) => {
    reply.header("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()")
    reply.header("x-request-id", request.id)
    if (!isOurs(request.host))
      throw new HttpError(421, [issue("error", "foreign-host", "host", { origin: context.origin })])
    if (isForeign(request, context.origin))
      throw new HttpError(403, [issue("error", "foreign-origin", "origin", {})])
  })
  // What a caller saw stays nowhere; routes that may be kept say so themselves.
  app.addHook("onSend", async (request, reply) => {
    if (request.url.startsWith("/api/") && !reply.hasHeader("cache-control"))
      reply.header("cache-control", "no-store")
  })
}

/**
 * Hosts under which the server may be asked: its own origin's and this machine's. A name that an attacker's DNS points
 * here (rebinding) is none of them. A number cannot be rebound: where the origin is one, others are taken as well, since a
 * server that listens on all addresses has several.
 */
function ownHosts(origin: string): (host: string | undefined) => boolean {
  const own = new URL(origin)
  const byNumber = isIP(bare(own.hostname)) !== 0
  return (host) => {
    const name = hostnameOf(host)
    if (name === null) return false
    const number = isIP(bare(name)) !== 0
    if (name === own.hostname || name === "localhost") return true
    return number && (byNumber || name === "[::1]" || name.startsWith("127."))
  }
}

const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, "")

function hostnameOf(host: string | undefined): string | null {
  if (host === undefined || !/^[\w.:[\]-]+$/.test(host)) return null
  try {
    return new URL(`http://${host}`).hostname
  } catch {
    return null
  }
}

/**
 * Whether a page of another site made the request. A token is sent by its owner alone, never by a browser of itself.
 * Reading is open to navigation (a link to a page, a download), not to another site's scripts, pictures or frames.
 */
function isForeign(request: FastifyRequest, own: string): boolean {
  const { authorization, origin, "sec-fetch-site": site, "sec-fetch-mode": mode } = request.headers
  if (/^Bearer \S/.test(authorization ?? "")) return false
  if (safe.has(request.method))
    return site === "cross-site" && mode !== "navigate" && request.url.startsWith("/api/")
  if (site !== undefined && site !== "same-origin" && site !== "none") return true
  return origin !== undefined && origin !== own && !isSameHost(origin, request.host)
}

function isSameHost(origin: string, host: string): boolean {
  try {
    return new URL(origin).host === new URL(`http://${host}`).host
  } catch {
    return false
  }
}
