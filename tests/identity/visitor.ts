// One browser's worth of cookies, for tests of signing in.
import { createHmac } from "node:crypto"
import type { FastifyInstance } from "fastify"

export interface Answer {
  readonly status: number
  readonly json: unknown
  readonly cookies: readonly string[]
  readonly codes: readonly string[]
}

/** Somebody with a browser: what the server sets as cookies goes along with the next request. */
export function visitor(app: FastifyInstance, origin: string) {
  const jar = new Map<string, string>()
  const call = async (method: "GET" | "POST", path: string, body?: unknown): Promise<Answer> => {
    const answer = await app.inject({
      method,
      url: path,
      headers: {
        host: new URL(origin).host,
        ...(method === "POST" ? { origin } : {}),
        ...(jar.size === 0 ? {} : { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") }),
      },
      ...(body === undefined ? {} : { payload: body as object }),
    })
    const cookies = [answer.headers["set-cookie"] ?? []].flat()
    for (const cookie of cookies) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (/max-age=0\b/i.test(cookie)) jar.delete(name)
      else jar.set(name, value)
    }
    let json: unknown = null
    try {
      json = answer.json()
    } catch {
      // not JSON
    }
    const issues = (json as { issues?: readonly { code: string }[] } | null)?.issues ?? []
    return { status: answer.statusCode, json, cookies, codes: issues.map((issue) => issue.code) }
  }
  return {
    jar,
    call,
    get: (path: string) => call("GET", path),
    post: (path: string, body: unknown = {}) => call("POST", path, body),
    signIn: (username: string, password = "Gaoxin-demo-2020!") =>
      call("POST", "/api/auth/sign-in/username", { username, password }),
  }
}

export type Visitor = ReturnType<typeof visitor>

/** The code that an authenticator shows: RFC 6238 with SHA-1, 30 s and six digits, from a key in base 32. */
export function authenticatorCode(key: string, at: Date): string {
  const bits = [...key.toUpperCase().replace(/=+$/, "")]
    .map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"))
    .join("")
  const bytes = Buffer.from((bits.match(/[01]{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / 30_000)))
  const digest = createHmac("sha1", bytes).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0")
}
