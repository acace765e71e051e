import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import pg from "pg"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { checkExport } from "#audit-chain"
import { startTestServer, type TestServer } from "../server.ts"

let server: TestServer
let superuser: pg.Client
const tokens: Record<string, string> = {}

beforeAll(async () => {
  server = await startTestServer("demo")
  tokens.auditor = await server.tokenFor("cn.miit", "auditor")
  tokens.provincial = await server.tokenFor("990000.kjt", "auditor")
  tokens.security = await server.tokenFor("990000.kjt", "security-administrator")
  tokens.system = await server.tokenFor("990000.kjt", "system-administrator")
  tokens.analyst = await server.tokenFor("990000.kjt", "analyst")
  superuser = new pg.Client({
    ...server.database.address,
    user: "postgres",
    password: server.database.secrets.database.postgres,
  })
  superuser.on("error", () => {})
  await superuser.connect()
})
afterAll(async () => {
  await superuser.end()
  await server.stop()
})

// Answers are looked at piece by piece; a test says what it expects of each.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Loose = any
const ask = async (
  who: string | null,
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  body?: unknown,
) => {
  const answer = await server.call(who === null ? null : (tokens[who] ?? ""), method, path, body)
  return { ...answer, json: answer.json as Loose }
}

async function until<T>(look: () => Promise<T | null>): Promise<T> {
  for (let i = 0; i < 200; i += 1) {
    const seen = await look()
    if (seen !== null) return seen
    await sleep(50)
  }
  throw new Error("It did not happen within 10 s")
}

const codes = (answer: { json: Loose }) => answer.json.issues.map((one: { code: string }) => one.code)

describe("settings", () => {
  test("each is changed by the role that it belongs to, within its bounds, and the change is in the trail", async () => {
    expect((await ask(null, "GET", "/api/settings")).status).toBe(401)
    expect((await ask("analyst", "GET", "/api/settings")).status).toBe(403)
    const put = (who: string, name: string, value: unknown) =>
      ask(who, "PUT", `/api/settings/${name}`, { value })
    expect((await put("system", "lock-out-failures", 3)).status).toBe(403)
    expect((await put("security", "no-such-thing", 3)).status).toBe(404)
    expect(codes(await put("security", "lock-out-failures", 1.5))).toEqual(["setting-out-of-bounds"])
    expect(codes(await put("security", "lock-out-failures", "3"))).toEqual(["setting-out-of-bounds"])
    expect(codes(await put("security", "second-factor-required-roles", ["king"]))).toEqual(["setting-value"])
    expect((await put("security", "lock-out-failures", 3)).status).toBe(200)
    expect((await put("system", "map-approval-number", "GS(2026)0000")).status).toBe(200)
    const rows = (await ask("system", "GET", "/api/settings")).json
    expect(rows.find((row: Loose) => row.name === "lock-out-failures")).toMatchObject({
      value: 3,
      default: 5,
      changedBy: "security-administrator",
    })
    const trail = (await ask("provincial", "GET", "/api/audit?action=setting.change")).json.entries
    const change = trail.find((entry: Loose) => entry.objectId === "lock-out-failures")
    expect(JSON.parse(change.detail)).toEqual({ before: 5, after: 3 })
  })

  test("retention is the auditor's, and never less than six months", async () => {
    const put = (who: string, value: number) =>
      ask(who, "PUT", "/api/settings/audit-retention-days", { value })
    expect((await put("system", 400)).status).toBe(403)
    expect((await put("security", 400)).status).toBe(403)
    expect(codes(await put("auditor", 183))).toEqual(["setting-out-of-bounds"])
    expect((await put("auditor", 184)).status).toBe(200)
    // What the program refuses, the database refuses too.
    for (const role of ["system-administrator", "security-administrator"])
      await expect(
        server.database.pool.query(
          `begin; set local app.purpose = 'administration'; set local app.role = '${role}';
           insert into setting (name, value) values ('audit-retention-days', '500') on conflict (name) do update set value = '500'; commit`,
        ),
      ).rejects.toThrow("row-level security")
  })
})

describe("tokens", () => {
  const wish = (over: Record<string, unknown> = {}) => ({
    name: "平台取数",
    organisation: "990001",
    role: "analyst",
    purpose: "statistics",
    expiresAt: new Date(Date.now() + 30 * 86_400_000).toISOString(),
    ...over,
  })

  test("a token is told once, works for its purpose alone, and no longer once revoked", async () => {
    const made = await ask("security", "POST", "/api/tokens", wish({ purpose: "administration" }))
    expect(made.status).toBe(200)
    const { id, token } = made.json
    expect((await ask("security", "GET", "/api/tokens")).text).not.toContain(token)
    const stored = await superuser.query("select * from api_token where id = $1", [id])
    expect(JSON.stringify(stored.rows)).not.toContain(token)
    expect((await server.call(token, "GET", "/api/settings")).status).toBe(403)
    const used = (await ask("security", "GET", "/api/tokens")).json.find((row: Loose) => row.id === id)
    expect(used).toMatchObject({ state: "valid", role: "analyst", purpose: "administration" })
    expect(used.lastUsedAt).not.toBeNull()
    // A second use within the minute is not written again.
    const before = await superuser.query("select xmin from api_token where id = $1", [id])
    await server.call(token, "GET", "/api/settings")
    expect((await superuser.query("select xmin from api_token where id = $1", [id])).rows).toEqual(
      before.rows,
    )
    expect((await ask("security", "DELETE", `/api/tokens/${id}`)).status).toBe(200)
    expect((await server.call(token, "GET", "/api/settings")).status).toBe(401)
    const actions = (await ask("provincial", "GET", `/api/audit?objectId=${id}`)).json.entries.map(
      (entry: Loose) => entry.action,
    )
    expect(actions).toEqual(["token.revoke", "token.make"])
  })

  const refused: readonly (readonly [what: string, over: Record<string, unknown>, code: string])[] = [
    ["a role of administrators", { role: "auditor", purpose: "administration" }, "token-of-administrator"],
    ["a purpose that the role does not hold", { role: "publisher" }, "token-purpose-not-held"],
    ["more than a year", { expiresAt: "2199-01-01T00:00:00Z" }, "token-expiry"],
    ["a time that is over", { expiresAt: "2020-01-01T00:00:00Z" }, "token-expiry"],
    ["an organisation that is not there", { organisation: "nowhere" }, "token-organisation"],
    ["an organisation that one does not oversee", { organisation: "320500-1" }, "token-organisation"],
    ["no name", { name: "  " }, "token-name"],
  ]
  test.each(refused)("refused: %s", async (_what, over, code) => {
    const answer = await ask("security", "POST", "/api/tokens", wish(over))
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(codes(answer)).toContain(code)
  })

  test("only the security administrator, and only within the scope", async () => {
    expect((await ask("system", "POST", "/api/tokens", wish())).status).toBe(403)
    tokens.elsewhere = await server.tokenFor("320000", "security-administrator")
    expect(
      (await ask("elsewhere", "GET", "/api/tokens")).json.every((row: Loose) =>
        row.organisation.id.startsWith("32"),
      ),
    ).toBe(true)
    const own = (await ask("security", "GET", "/api/tokens")).json[0]
    expect((await ask("elsewhere", "DELETE", `/api/tokens/${own.id}`)).status).toBe(404)
  })
})

describe("the auditor's page", () => {
  test("only the auditor reads it, each within the scope", async () => {
    expect((await ask(null, "GET", "/api/audit")).status).toBe(401)
    for (const who of ["system", "security", "analyst"])
      expect((await ask(who, "GET", "/api/audit")).status).toBe(403)
    const national = (await ask("auditor", "GET", "/api/audit?limit=200")).json.entries
    const provincial = (await ask("provincial", "GET", "/api/audit?limit=200")).json.entries
    expect(provincial.length).toBeGreaterThan(0)
    expect(
      provincial.every((entry: Loose) => entry.organisation === "" || entry.organisation.startsWith("99")),
    ).toBe(true)
    expect(national.every((entry: Loose) => !entry.organisation.startsWith("99"))).toBe(true)
  })

  test("rows become sealed within moments, pages follow by key without gap or repetition", async () => {
    for (let i = 0; i < 5; i += 1)
      await ask("security", "PUT", "/api/settings/session-hours", { value: 6 + i })
    const first = await until(async () => {
      const page = (await ask("provincial", "GET", "/api/audit?action=setting&limit=3")).json
      return page.entries.length === 3 && page.entries.every((entry: Loose) => entry.seq !== null)
        ? page
        : null
    })
    const second = (
      await ask("provincial", "GET", `/api/audit?action=setting&limit=200&before=${first.next}`)
    ).json
    const all = (await ask("provincial", "GET", "/api/audit?action=setting&limit=200")).json
    expect([...first.entries, ...second.entries].map((entry: Loose) => entry.id)).toEqual(
      all.entries.map((entry: Loose) => entry.id),
    )
    expect(second.next).toBeNull()
    expect((await ask("provincial", "GET", "/api/audit?limit=0")).status).toBe(400)
    expect((await ask("provincial", "GET", "/api/audit?from=yesterday")).status).toBe(400)
    const none = await ask("provincial", "GET", "/api/audit?to=2020-01-01T00:00:00Z")
    expect(none.json.entries).toEqual([])
  })

  test("searches by person and object", async () => {
    const id = String(
      (await ask("provincial", "GET", "/api/audit?action=setting.change")).json.entries[0].person,
    )
    const mine = (await ask("provincial", "GET", `/api/audit?person=${encodeURIComponent(id)}&limit=200`))
      .json.entries
    expect(mine.length).toBeGreaterThan(0)
    expect(new Set(mine.map((entry: Loose) => entry.person))).toEqual(new Set([id]))
    const kinds = (await ask("provincial", "GET", "/api/audit?objectKind=setting&limit=200")).json.entries
    expect(new Set(kinds.map((entry: Loose) => entry.objectKind))).toEqual(new Set(["setting"]))
  })

  test("statistics count the days", async () => {
    const statistics = (await ask("provincial", "GET", "/api/audit/statistics")).json
    expect(statistics.days.at(-1).actions).toBeGreaterThan(0)
    expect(statistics.actions).toContain("setting.change")
  })

  test("an export verifies without a database, a changed one does not, and the export is in the trail", async () => {
    // The export itself writes a row; those before it are to be sealed first.
    await until(async () =>
      (await ask("provincial", "POST", "/api/audit/verify")).json.unsealed === 0 ? true : null,
    )
    const file = await ask("provincial", "GET", "/api/audit/export?format=jsonl")
    expect(file.status).toBe(200)
    const check = checkExport(file.text)
    expect(check.issues).toEqual([])
    expect(check.sealed).toBeGreaterThan(10)
    const lines = file.text.split("\n")
    const broken: readonly (readonly [string, string])[] = [
      [file.text.replace("setting.change", "setting.chance"), "audit-entry-changed"],
      [
        file.text.replace(/"n?after\\":3/, '"after\\":4').replace('\\"after\\": 3', '\\"after\\": 4'),
        "audit-entry-changed",
      ],
      [lines.toSpliced(3, 1).join("\n"), "audit-file-malformed"],
      [lines.toSpliced(3, 2, lines[4] ?? "", lines[3] ?? "").join("\n"), "audit-link-out-of-order"],
      ["x", "audit-file-malformed"],
    ]
    for (const [text, code] of broken) expect(checkExport(text).issues.map((one) => one.code)).toContain(code)
    const row = (await ask("provincial", "GET", "/api/audit?action=audit.export")).json.entries[0]
    expect(JSON.parse(row.detail)).toMatchObject({
      sha256: createHash("sha256").update(file.text).digest("hex"),
    })
    const path = join(server.context.folder, "export.jsonl")
    await writeFile(path, file.text)
    const run = (name: string) =>
      spawnSync(process.execPath, ["src/cli/gaoxin.mjs", "audit", "verify", "--file", name, "--json"], {
        encoding: "utf8",
      })
    expect(run(path).status).toBe(0)
    await writeFile(path, broken[0]?.[0] ?? "")
    const bad = run(path)
    expect(bad.status).toBe(1)
    expect(JSON.parse(bad.stdout).issues[0].code).toBe("audit-entry-changed")
    const csv = await ask("provincial", "GET", "/api/audit/export?format=csv&action=setting.change")
    expect(csv.text).toMatch(/^\uFEFFseq,sealed_at,id,/)
    expect(csv.text).toContain("setting.change")
  })

  test("verification: intact, then the first broken place; the command says the same with its exit code", async () => {
    const command = () =>
      spawnSync(process.execPath, ["src/cli/gaoxin.mjs", "audit", "verify", "--json"], {
        encoding: "utf8",
        env: { ...process.env, GAOXIN_DATA: server.context.folder, DATABASE_URL: "" },
      })
    const good = (await ask("provincial", "POST", "/api/audit/verify")).json
    expect(good).toMatchObject({ intact: true, fault: null })
    const said = command()
    expect(said.status, said.stderr).toBe(0)
    expect(JSON.parse(said.stdout)).toMatchObject({ intact: true })
    await superuser.query("begin")
    const kept = (
      await superuser.query(
        "select entry_id, detail::text from audit_link l join audit_entry e on e.id = l.entry_id where seq = 2",
      )
    ).rows[0]
    await superuser.query(`update audit_entry set detail = '{"forged": true}' where id = $1`, [kept.entry_id])
    await superuser.query("commit")
    const bad = (await ask("provincial", "POST", "/api/audit/verify")).json
    expect(bad).toMatchObject({ intact: false, fault: { code: "audit-entry-changed", path: "link/2" } })
    expect(bad.fault.text.zh).toContain("第 2 环")
    expect(command().status).toBe(1)
    await superuser.query("update audit_entry set detail = $2::jsonb where id = $1", [
      kept.entry_id,
      kept.detail,
    ])
    expect((await ask("provincial", "POST", "/api/audit/verify")).json.intact).toBe(true)
  })
})
