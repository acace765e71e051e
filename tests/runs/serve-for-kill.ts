// A real server in a process of its own, which a test may kill: says where it listens and a token to call it with.
import { randomUUID } from "node:crypto"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { serve } from "#server"

const [, , folder = ""] = process.argv
const running = await serve({ folder, host: "127.0.0.1", port: 0, mode: "production" })
const kept = join(folder, "token-of-the-test")
const token = existsSync(kept) ? readFileSync(kept, "utf8") : randomUUID()
if (!existsSync(kept)) {
  writeFileSync(kept, token)
  await running.context.withActor({ kind: "system", task: "test" }, "administration", (tx) =>
    tx
      .insertInto("api_token")
      .values({
        id: randomUUID(),
        name: "test",
        digest: running.context.digestOfSecret(token),
        organisation_id: "cn",
        place: "/cn/",
        role: "analyst",
        purpose: "administration",
        expires_at: new Date(Date.now() + 3_600_000),
        revoked_at: null,
        last_used_at: null,
      })
      .execute(),
  )
}
const framework = running.context.packs.get("demo")?.pack.manifest.default?.framework ?? ""
console.log(JSON.stringify({ origin: running.origin, token, framework }))
process.once("SIGTERM", () => void running.stop().then(() => process.exit(0)))
