// A real server on a real database in a folder of its own, for tests; callers are tokens, as other systems use them.
import { randomBytes, randomUUID } from "node:crypto"
import { rm } from "node:fs/promises"
import type { Actor, Purpose, Role } from "#access"
import { type RunningServer, type ServeOptions, serve } from "#server"
import { startedDataFolder } from "./data-folder.ts"

export interface TestServer extends RunningServer {
  /** A token of an organisation, in a role, for a purpose. */
  readonly tokenFor: (organisation: string, role: Role, purpose?: Purpose) => Promise<string>
  /** Calls a route; the token is left out for anybody. */
  readonly call: (
    token: string | null,
    method: "GET" | "POST" | "PUT" | "DELETE",
    path: string,
    body?: unknown,
  ) => Promise<{ readonly status: number; readonly json: unknown; readonly text: string }>
  readonly system: Actor
}

export async function startTestServer(
  mode: "production" | "demo" = "production",
  { seed = false, ...options }: { readonly seed?: boolean } & Pick<ServeOptions, "pages" | "rates"> = {},
): Promise<TestServer> {
  const folder = await startedDataFolder(mode, seed)
  const running = await serve({ folder, host: "127.0.0.1", port: 0, mode, seed, ...options })
  const system: Actor = { kind: "system", task: "test" }
  return {
    ...running,
    system,
    tokenFor: async (organisation, role, purpose = "administration") => {
      const token = randomBytes(32).toString("base64url")
      await running.context.withActor(system, "administration", async (tx) => {
        const { place } = await tx
          .selectFrom("organisation")
          .where("id", "=", organisation)
          .select("place")
          .executeTakeFirstOrThrow()
        await tx
          .insertInto("api_token")
          .values({
            id: randomUUID(),
            name: "test",
            digest: running.context.digestOfSecret(token),
            organisation_id: organisation,
            place,
            role,
            purpose,
            expires_at: new Date(Date.now() + 3_600_000),
            revoked_at: null,
            last_used_at: null,
          })
          .execute()
      })
      return token
    },
    call: async (token, method, path, body) => {
      const answer = await running.app.inject({
        method,
        url: path,
        headers: token === null ? {} : { authorization: `Bearer ${token}` },
        ...(body === undefined ? {} : { payload: body as object }),
      })
      let json: unknown = null
      try {
        json = answer.json()
      } catch {
        // not JSON
      }
      return { status: answer.statusCode, json, text: answer.body }
    },
    stop: async () => {
      await running.stop()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
