import { issue, Problem } from "#issues"
import type { IdentityOptions } from "./identity-options.ts"
import type { LockOut } from "./lock-out.ts"
import { type SignInLibrary, singleSignOnId } from "./sign-in-library.ts"

/** What of the library is open to the outside; everything else is not there. */
const open = new Set([
  "POST /sign-in/username",
  "POST /sign-in/social",
  "POST /sign-out",
  "POST /two-factor/verify-totp",
  "POST /two-factor/verify-backup-code",
  `GET /callback/${singleSignOnId}`,
])

/** Lets requests through to the library: those that are open, one attempt at a time for each username, and counted. */
export function signInGate(library: SignInLibrary, attempts: LockOut, options: IdentityOptions) {
  const inTurn = turns()

  return async (request: Request): Promise<Response> => {
    const path = new URL(request.url).pathname.replace(/^\/api\/auth/, "")
    const what = `${request.method} ${path}`
    if (!open.has(what)) return new Response(null, { status: 404 })
    if (what === "POST /sign-in/username") return signIn(request)
    if (what === "POST /sign-in/social") return library.handler(await onlyTo(request))
    if (path.startsWith("/two-factor/")) return secondStep(request)
    if (what === "POST /sign-out") return signOut(request)
    return library.handler(request)
  }

  async function signIn(request: Request): Promise<Response> {
    const body = await bodyOf(request)
    const { username, password } = body
    if (typeof username !== "string" || typeof password !== "string" || username.length > 256)
      throw new Problem("invalid", [issue("error", "sign-in-incomplete", "body")])
    const name = username.trim().toLowerCase()
    return inTurn(name, async () => {
      const { admitted, lockedUntil } = await attempts.take(name, await options.policy())
      const person = await personOf(name)
      if (!admitted) {
        await options.onEvent({ kind: "locked", person, method: "password" })
        throw lockedProblem(lockedUntil, options.now())
      }
      const answer = await library.handler(withBody(request, { username: name, password }))
      if (!answer.ok) {
        // A name that no username can be, or a password longer than any, is wrong like any other.
        await options.onEvent({
          kind: lockedUntil === null ? "failed" : "locked",
          person,
          method: "password",
        })
        return new Response(null, { status: answer.status >= 500 ? answer.status : 401 })
      }
      await attempts.clear(name)
      const told = (await answer.clone().json()) as { readonly twoFactorRedirect?: boolean }
      const second = told.twoFactorRedirect === true
      await options.onEvent({ kind: second ? "second-step" : "signed-in", person, method: "password" })
      // The token of the sign-in stays in its cookie.
      return withoutToken(answer, { secondStep: second })
    })
  }

  async function secondStep(request: Request): Promise<Response> {
    const { code } = await bodyOf(request)
    const answer = await library.handler(withBody(request, { code: String(code ?? "").trim() }))
    const told = answer.ok ? ((await answer.clone().json()) as { user?: { id?: string } }) : {}
    await options.onEvent({
      kind: answer.ok ? "signed-in" : "second-step-failed",
      person: told.user?.id ?? null,
      method: "password",
    })
    return answer.ok ? withoutToken(answer, { secondStep: false }) : answer
  }

  async function signOut(request: Request): Promise<Response> {
    const session = await library.api.getSession({ headers: request.headers })
    const answer = await library.handler(withBody(request, {}))
    if (session !== null)
      await options.onEvent({ kind: "signed-out", person: session.user.id, method: "password" })
    return answer
  }

  async function personOf(username: string): Promise<string | null> {
    const found = await options.pool.query<{ id: string }>('select id from auth."user" where username = $1', [
      username,
    ])
    return found.rows[0]?.id ?? null
  }
}

/** The refusal while an account is locked; the same for a username that is nobody's. */
export function lockedProblem(until: Date | null, now: Date): Problem {
  const minutes = until === null ? 1 : Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000))
  return new Problem("too-many", [issue("error", "sign-in-locked", "", { minutes })])
}

/** Single sign-on leads back to a path of our own, and takes nothing but the way through the provider. */
async function onlyTo(request: Request): Promise<Request> {
  const { next } = await bodyOf(request)
  const own = typeof next === "string" && /^\/(?![/\\])[^\\\s]*$/.test(next) ? next : "/"
  return withBody(request, { provider: singleSignOnId, callbackURL: own, errorCallbackURL: "/sign-in" })
}

async function bodyOf(request: Request): Promise<Readonly<Record<string, unknown>>> {
  const body: unknown = await request.json().catch(() => null)
  return typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {}
}

function withBody(request: Request, body: unknown): Request {
  const headers = new Headers(request.headers)
  headers.set("content-type", "application/json")
  headers.delete("content-length")
  return new Request(request.url, { method: "POST", headers, body: JSON.stringify(body) })
}

function withoutToken(answer: Response, body: unknown): Response {
  const headers = new Headers(answer.headers)
  headers.delete("content-length")
  return new Response(JSON.stringify(body), { status: 200, headers })
}

/** Runs what has the same key one after the other. */
function turns() {
  const last = new Map<string, Promise<unknown>>()
  return async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const mine = (last.get(key) ?? Promise.resolve()).catch(() => {}).then(work)
    last.set(key, mine)
    try {
      return await mine
    } finally {
      if (last.get(key) === mine) last.delete(key)
    }
  }
}
