// Every line of the doctor is good on a sound installation, and is seen to fail when what it looks at is broken.
import { chmod, mkdir, rm, utimes, writeFile } from "node:fs/promises"
import { join } from "node:path"
import pg from "pg"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type DoctorContext, probeGroups, runDoctor } from "#services/operations"
import { startTestServer, type TestServer } from "../server.ts"

let server: TestServer
let superuser: pg.Client
let context: DoctorContext

const hash = "0".repeat(64)
const sql = (text: string) => () => superuser.query(text)
const file = (name: string) => join(server.context.folder, name)
beforeAll(async () => {
  server = await startTestServer("production")
  superuser = new pg.Client({
    ...server.database.address,
    user: "postgres",
    password: server.database.secrets.database.postgres,
  })
  superuser.on("error", () => {})
  await superuser.connect()
  // The first start invites the three; each has accepted and set up a second factor.
  await superuser.query(`
    insert into auth."user" (id, name, email, username) select id, name, id || '@invalid', username from person
      on conflict do nothing;
    insert into auth."twoFactor" (id, secret, "backupCodes", "userId") select 'f' || id, 'x', 'x', id from person;`)
  await mkdir(file("backups"), { recursive: true })
  await writeFile(file("backups/one.tar.gz"), "archive")
  const { digest } = await server.context.artefacts.put("kept")
  await superuser.query(
    `insert into artefact (id, digest, kind, file_name, media_type, bytes, purpose, organisation_id, place)
     values ('one', '${digest}', 'document', 'a.txt', 'text/plain', 4, 'administration', 'cn', '/cn/')`,
  )
  context = server.context.doctor
})
afterAll(async () => {
  await superuser.end()
  await server.stop()
})

const lineOf = async (id: string, over: Partial<DoctorContext> = {}) => {
  const probe = probeGroups.flatMap((group) => group.probes).find((one) => one.id === id)
  if (probe === undefined) throw new Error(`no probe ${id}`)
  return probe.run({ ...context, ...over })
}

const setting = (name: string, value: string) =>
  `insert into setting (name, value) values ('${name}', '${value}') on conflict (name) do update set value = '${value}'`
const token = (expires: string) =>
  `insert into api_token (id, name, digest, organisation_id, place, role, purpose, expires_at)
   values ('t', 'nightly', 'x', 'cn', '/cn/', 'analyst', 'public', ${expires})`
const noToken = sql("delete from api_token where id = 't'")
const unlinked = `insert into audit_entry (id, at, action, object_kind, object_id) overriding system value
  values (900000, clock_timestamp() - interval '1 minute', 'test.act', 'x', 'x')`

/** What breaks each line and what mends it again, and the state it then has; `over` stands for what a test cannot break. */
const breaks: Readonly<
  Record<
    string,
    {
      readonly state: "bad" | "warning"
      readonly breakIt?: () => Promise<unknown>
      readonly mend?: () => Promise<unknown>
      readonly over?: () => Partial<DoctorContext>
      /** What the finding must name. */
      readonly says?: RegExp
    }
  >
> = {
  "three-administrators": {
    state: "bad",
    breakIt: sql("update person set disabled_at = now() where kind = 'auditor'"),
    mend: sql("update person set disabled_at = null where kind = 'auditor'"),
    says: /Auditor/,
  },
  "second-factor": {
    state: "bad",
    breakIt: sql(
      `update auth."twoFactor" set verified = false where "userId" = (select id from person where kind = 'auditor')`,
    ),
    mend: sql(`update auth."twoFactor" set verified = true`),
  },
  "password-age": {
    state: "bad",
    breakIt: sql(setting("password-max-age-days", "0")),
    mend: sql("delete from setting"),
  },
  "lock-out": {
    state: "bad",
    breakIt: sql(setting("lock-out-failures", "0")),
    mend: sql("delete from setting"),
  },
  "session-length": {
    state: "warning",
    breakIt: sql(setting("session-hours", "48")),
    mend: sql("delete from setting"),
  },
  "overlong-sessions": {
    state: "bad",
    breakIt: sql(
      `insert into auth.session (id, token, "userId", "expiresAt", "createdAt") 
       select 's', 's', id, now() + interval '1 day', now() - interval '13 hours' from person limit 1`,
    ),
    mend: sql("delete from auth.session where id = 's'"),
  },
  "tokens-expired": {
    state: "warning",
    breakIt: sql(token("now() - interval '1 day'")),
    mend: noToken,
    says: /nightly/,
  },
  "tokens-lasting": { state: "bad", breakIt: sql(token("'infinity'")), mend: noToken, says: /nightly/ },
  "audit-sealed": {
    state: "bad",
    // The sealer lives, so that its rights are taken for a moment.
    breakIt: async () => {
      await superuser.query("revoke insert on audit_link from gaoxin_sealer")
      await superuser.query(unlinked)
    },
    mend: async () => {
      await superuser.query("delete from audit_entry where id = 900000")
      await superuser.query("grant insert on audit_link to gaoxin_sealer")
    },
  },
  "audit-chain": {
    state: "bad",
    breakIt: sql(`insert into audit_link values (1000000, 1000000, now(), '${hash}', '${hash}')`),
    mend: sql("delete from audit_link where seq = 1000000"),
    says: /breaks at link/,
  },
  "audit-checkpoints": {
    state: "warning",
    breakIt: sql(
      `insert into audit_link values (1000000, 1000000, now() - interval '2 days', '${hash}', '${hash}')`,
    ),
    mend: sql("delete from audit_link where seq = 1000000"),
  },
  "audit-retention": {
    state: "bad",
    breakIt: async () => {
      await superuser.query("alter table setting drop constraint setting_retention")
      await superuser.query(setting("audit-retention-days", "30"))
    },
    mend: sql("delete from setting"),
    says: /30/,
  },
  "audit-unchangeable": {
    state: "bad",
    breakIt: sql("grant delete on audit_entry to gaoxin_app"),
    mend: sql("revoke delete on audit_entry from gaoxin_app"),
    says: /audit_entry delete/,
  },
  "database-version": {
    state: "bad",
    // No older database is at hand: its number is.
    over: () => ({
      withActor: (async () => ({ number: "150004", version: "15.4" })) as DoctorContext["withActor"],
    }),
    says: /15\.4/,
  },
  "roles-without-privileges": {
    state: "bad",
    breakIt: sql("alter role gaoxin_app bypassrls"),
    mend: sql("alter role gaoxin_app nobypassrls"),
    says: /gaoxin_app/,
  },
  "row-level-security": {
    state: "bad",
    breakIt: sql("alter table person no force row level security"),
    mend: sql("alter table person force row level security"),
    says: /person/,
  },
  "no-settings-in-queries": {
    state: "bad",
    breakIt: sql("grant execute on function pg_catalog.set_config(text, text, boolean) to gaoxin_app"),
    mend: sql("revoke execute on function pg_catalog.set_config(text, text, boolean) from gaoxin_app"),
    says: /gaoxin_app/,
  },
  clock: { state: "bad", over: () => ({ now: () => new Date(Date.now() + 10_000) }) },
  "encrypted-address": {
    state: "bad",
    over: () => ({ server: { mode: "production", host: "0.0.0.0", origin: "http://gaoxin.example:8020" } }),
  },
  "no-demonstration": {
    state: "bad",
    breakIt: sql(
      "insert into organisation (id, kind, name_zh, place, scope, origin) values ('990000', 'province', '示例省（虚构）', '/990000/', '/990000/', 'invented')",
    ),
    mend: sql("delete from organisation where id = '990000'"),
  },
  "data-folder-mode": {
    state: "bad",
    breakIt: () => chmod(file(""), 0o755),
    mend: () => chmod(file(""), 0o700),
    says: /0755/,
  },
  "secrets-mode": {
    state: "bad",
    breakIt: () => chmod(file("secrets.json"), 0o640),
    mend: () => chmod(file("secrets.json"), 0o600),
    says: /0640/,
  },
  "backup-age": {
    state: "bad",
    breakIt: () => utimes(file("backups/one.tar.gz"), 1_600_000_000, 1_600_000_000),
    mend: () => utimes(file("backups/one.tar.gz"), new Date(), new Date()),
  },
  "disk-space": {
    state: "bad",
    over: () => ({ files: { ...context.files, freeBytes: async () => 900 * 1024 * 1024 } }),
  },
  "node-version": { state: "bad", over: () => ({ nodeVersion: "20.19.2" }) },
  packs: {
    state: "bad",
    over: () => ({ faultyPacks: async () => [{ pack: "national", errors: 2 }] }),
    says: /national \(2\)/,
  },
  artefacts: {
    state: "bad",
    breakIt: async () => {
      const { digest } = await server.context.artefacts.put("kept")
      await writeFile(server.context.artefacts.pathOf(digest), "changed")
    },
    mend: async () => {
      const { digest } = await server.context.artefacts.put("kept")
      await rm(server.context.artefacts.pathOf(digest))
      await server.context.artefacts.put("kept")
    },
  },
  snapshots: {
    state: "bad",
    breakIt: () =>
      planted(
        `insert into snapshot (survey_id, owner_id, covers, number, folder, manifest_digest, units, excluded, lock_id, at)
         values ('gone', 'cn', '/cn/', 1, 'gone-1', repeat('0', 64), 0, 0, 1, now())`,
      ),
    mend: () => planted("delete from snapshot where folder = 'gone-1'"),
    says: /gone-1\/manifest\.json/,
  },
}

/** Without the period that it would be of. */
async function planted(text: string): Promise<void> {
  await superuser.query("set session_replication_role = replica")
  await superuser.query(text)
  await superuser.query("set session_replication_role = origin")
}

test("a sound installation is good in every line", async () => {
  const report = await runDoctor(context)
  expect(report.lines.filter((line) => line.state !== "good")).toEqual([])
  expect(report.lines.length).toBe(Object.keys(breaks).length)
})

test("every line has a test that breaks it", () => {
  const ids = probeGroups.flatMap((group) => group.probes.map((probe) => probe.id))
  expect(Object.keys(breaks).sort()).toEqual([...ids].sort())
})

test.each(Object.keys(breaks))("%s fails when it is broken, and recovers", async (id) => {
  const { state, breakIt, mend, over, says } = breaks[id] ?? { state: "bad" }
  await breakIt?.()
  try {
    const found = await lineOf(id, over?.())
    expect(found).toMatchObject({ state })
    if (says !== undefined) expect(found.found.en).toMatch(says)
  } finally {
    await mend?.()
  }
  expect((await lineOf(id)).state).toBe("good")
})

test("a line that cannot be looked at is unknown, never good", async () => {
  const report = await runDoctor({
    ...context,
    signIn: {
      withSecondFactor: () => Promise.reject(new Error("database away")),
      sessionsOlderThan: () => Promise.reject(new Error("database away")),
    },
    server: null,
  })
  const unknown = report.lines.filter((line) => line.state === "unknown")
  expect(unknown.map((line) => line.id)).toEqual(["second-factor", "overlong-sessions", "encrypted-address"])
  expect(unknown.every((line) => line.advice !== null)).toBe(true)
})

test("only the system administrator reads it, and reading is in the trail", async () => {
  const token = await server.tokenFor("cn", "system-administrator")
  const auditor = await server.tokenFor("cn", "auditor")
  expect((await server.call(null, "GET", "/api/doctor")).status).toBe(401)
  expect((await server.call(auditor, "GET", "/api/doctor")).status).toBe(403)
  const answer = await server.call(token, "GET", "/api/doctor")
  expect(answer.status).toBe(200)
  expect(answer.text).toContain("三员分立")
  const trail = await server.call(auditor, "GET", "/api/audit?action=doctor.run")
  expect(trail.text).toContain("doctor.run")
})
