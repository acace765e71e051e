import { createHash } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { expire, makeCheckpoint, sealVisible, startSealer, wholeTrail } from "#audit-sealer"
import { type AuditDatabase, openAuditDatabase } from "./audit-database.ts"

let audit: AuditDatabase

beforeAll(async () => {
  audit = await openAuditDatabase()
})
afterAll(() => audit.close())
beforeEach(async () => {
  await audit.superuser.query("truncate audit_entry, audit_link, audit_checkpoint restart identity")
})

const seal = () => sealVisible(audit.sealer, wholeTrail, 0)

async function until(what: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 200; i += 1) {
    if (await what()) return
    await sleep(50)
  }
  throw new Error("It did not happen within 10 s")
}

const linkedIds = async () =>
  (await audit.superuser.query("select entry_id::text as id from audit_link order by seq")).rows.map(
    (row: { id: string }) => row.id,
  )

test("a link's hash is SHA-256 over the canonical JSON of the row, its number, its instant and the hash before", async () => {
  await audit.write(1)
  await seal()
  const row = (
    await audit.superuser.query(
      `select to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
         to_char(l.sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as sealed, l.hash
       from audit_entry e join audit_link l on l.entry_id = e.id`,
    )
  ).rows[0] as { at: string; sealed: string; hash: string }
  // Written out by hand: keys sorted, no blanks (RFC 8785).
  const text = `{"entry":{"action":"test.act","at":"${row.at}","detail":"{\\"n\\": 0}","id":"1","objectId":"0","objectKind":"thing","organisation":"","person":"system:test","purpose":"administration","role":"system"},"previous":"${"0".repeat(64)}","sealedAt":"${row.sealed}","seq":1}`
  expect(row.hash).toBe(createHash("sha256").update(text).digest("hex"))
})

test("a transaction that began early and commits late is sealed, after the rows that overtook it", async () => {
  const late = await audit.database.connectAs("gaoxin_app")
  const insert =
    "insert into audit_entry (action, object_kind, object_id, detail) values ('test.late', 'thing', 'late', '{}')"
  await late.query("begin")
  await late.query(insert)
  await audit.write(3)
  let { window } = await sealVisible(audit.sealer, wholeTrail, 0)
  expect(await linkedIds()).toEqual(["2", "3", "4"])
  // However often the window is offered to move, it stays below a transaction that is under way.
  for (let minute = 1; minute <= 5; minute += 1)
    ({ window } = await sealVisible(audit.sealer, window, minute * 60_000))
  expect(window.low).toBe(0n)
  await late.query("commit")
  await late.end()
  ;({ window } = await sealVisible(audit.sealer, window, 360_000))
  expect(await linkedIds()).toEqual(["2", "3", "4", "1"])
  // Now nothing is under way, and the window leaves behind what is sealed.
  for (let minute = 7; minute <= 9; minute += 1)
    ({ window } = await sealVisible(audit.sealer, window, minute * 60_000))
  expect(window.low).toBe(4n)
  expect(await audit.verify()).toMatchObject({ intact: true, checked: 4, unsealed: 0 })
})

test("many writers at once: a running sealer links every row exactly once", async () => {
  const sealer = startSealer({ connect: () => audit.database.connectAs("gaoxin_sealer"), interval: 20 })
  const writers = await Promise.all(Array.from({ length: 8 }, () => audit.database.connectAs("gaoxin_app")))
  let kept = 0
  await Promise.all(
    writers.map(async (client, w) => {
      for (let i = 0; i < 25; i += 1) {
        await client.query("begin")
        await client.query(
          "insert into audit_entry (action, object_kind, object_id, detail) values ('test.act', 'thing', $1, '{}')",
          [`${w}-${i}`],
        )
        await sleep((w * 7 + i * 3) % 25)
        // Every fifth is undone and leaves a gap in the numbers.
        await client.query(i % 5 === 0 ? "rollback" : "commit")
        if (i % 5 !== 0) kept += 1
      }
    }),
  )
  await until(async () => (await linkedIds()).length === kept)
  await sealer.stop()
  await Promise.all(writers.map((client) => client.end()))
  expect(kept).toBe(160)
  expect(await audit.verify()).toMatchObject({ intact: true, checked: 160, unsealed: 0, checkpoints: 1 })
})

test("a sealer takes up where the last one ended; a second one waits for the first", async () => {
  const connect = () => audit.database.connectAs("gaoxin_sealer")
  const first = startSealer({ connect, interval: 20 })
  await audit.write(2)
  await until(async () => (await linkedIds()).length === 2)
  const second = startSealer({ connect, interval: 20 })
  await until(async () => second.state() === "waiting")
  await first.stop()
  await audit.write(2)
  await until(async () => (await linkedIds()).length === 4)
  expect(second.state()).toBe("sealing")
  await second.stop()
  expect(await audit.verify()).toMatchObject({ intact: true, checked: 4 })
})

test("a sealer whose connection is cut begins anew", async () => {
  const errors: Error[] = []
  const sealer = startSealer({
    connect: () => audit.database.connectAs("gaoxin_sealer"),
    onError: (error) => errors.push(error),
    interval: 20,
  })
  await audit.write(1)
  await until(async () => (await linkedIds()).length === 1)
  await audit.superuser.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'gaoxin_sealer' and pid in (select pid from pg_locks where locktype = 'advisory')",
  )
  await audit.write(1)
  await until(async () => (await linkedIds()).length === 2)
  await sealer.stop()
  expect(errors.length).toBeGreaterThan(0)
  expect(await audit.verify()).toMatchObject({ intact: true, checked: 2 })
})

describe("what a superuser does to the trail is found, and the first place named", () => {
  const tampered: readonly (readonly [what: string, sql: string, code: string, path: string])[] = [
    [
      "a row is changed",
      "update audit_entry set person = 'somebody-else' where id = 3",
      "audit-entry-changed",
      "link/3",
    ],
    [
      "only the detail of a row is changed",
      `update audit_entry set detail = '{"n": 2.0}' where id = 3`,
      "audit-entry-changed",
      "link/3",
    ],
    [
      "a row is moved by a microsecond",
      "update audit_entry set at = at + interval '1 microsecond' where id = 3",
      "audit-entry-changed",
      "link/3",
    ],
    ["a row is removed", "delete from audit_entry where id = 3", "audit-entry-removed", "link/3"],
    [
      "a row is removed with its link",
      "delete from audit_entry where id = 3; delete from audit_link where seq = 3",
      "audit-link-missing",
      "link/3",
    ],
    [
      "a row is removed with its link, and the links close ranks",
      "delete from audit_entry where id = 3; delete from audit_link where seq = 3; update audit_link set seq = -seq + 100 where seq > 3; update audit_link set seq = 99 - seq where seq > 90",
      "audit-link-out-of-order",
      "link/3",
    ],
    [
      "two rows change places",
      "update audit_link set entry_id = -1 where seq = 2; update audit_link set entry_id = 2 where seq = 4; update audit_link set entry_id = 4 where seq = 2",
      "audit-entries-swapped",
      "link/2",
    ],
    [
      "a row is inserted into the past with a link between two",
      `update audit_link set seq = seq + 100 where seq > 2; update audit_link set seq = seq - 99 where seq > 100;
       insert into audit_entry (id, at, action, object_kind, object_id) overriding system value values (99, now(), 'test.forged', 'thing', 'x');
       insert into audit_link select 3, 99, sealed_at, hash, repeat('a', 64) from audit_link where seq = 2`,
      "audit-entry-changed",
      "link/3",
    ],
    [
      "a row is inserted into the past without a link",
      `insert into audit_entry (id, at, action, object_kind, object_id) overriding system value
       values (99, now() - interval '1 day', 'test.forged', 'thing', 'x')`,
      "audit-entry-inserted",
      "entry/99",
    ],
    ["a link is removed", "delete from audit_link where seq = 4", "audit-link-missing", "link/4"],
    ["the first link is removed", "delete from audit_link where seq = 1", "audit-link-missing", "link/1"],
    [
      "the end is cut off",
      "delete from audit_entry where id > 4; delete from audit_link where seq > 4",
      "audit-tail-cut",
      "link/5",
    ],
    [
      "everything is removed but the checkpoints",
      "delete from audit_entry; delete from audit_link",
      "audit-tail-cut",
      "link/1",
    ],
    [
      "the end is cut off and its checkpoint shortened",
      "delete from audit_entry where id > 4; delete from audit_link where seq > 4; update audit_checkpoint set to_seq = 4, last_hash = (select hash from audit_link where seq = 4)",
      "audit-checkpoint-changed",
      "checkpoint/1",
    ],
    [
      "a checkpoint is removed",
      "delete from audit_checkpoint where number = 1",
      "audit-checkpoint-missing",
      "checkpoint/1",
    ],
    [
      "a range is passed off as expired",
      "update audit_checkpoint set expired_at = now() where number = 1; delete from audit_entry where id <= 6; delete from audit_link where seq <= 6",
      "audit-expired-too-early",
      "checkpoint/1",
    ],
    [
      "a range is passed off as expired in the future",
      "update audit_checkpoint set expired_at = now() + interval '1000 days' where number = 1; delete from audit_entry where id <= 6; delete from audit_link where seq <= 6",
      "audit-expired-too-early",
      "checkpoint/1",
    ],
  ]
  test.each(tampered)("%s", async (what, statements, code, path) => {
    await audit.write(6)
    await seal()
    await makeCheckpoint(audit.sealer, "now")
    if (what.startsWith("a checkpoint")) {
      await audit.write(1)
      await seal()
      await makeCheckpoint(audit.sealer, "now")
    }
    expect(await audit.verify()).toMatchObject({ intact: true })
    await audit.superuser.query(statements)
    const report = await audit.verify()
    expect(report.intact).toBe(false)
    expect(report.fault).toMatchObject({ code, path })
  })
})

describe("the database lets nobody change the trail", () => {
  const refused: readonly (readonly [role: "gaoxin_app" | "gaoxin_sealer" | "gaoxin_auth", sql: string])[] = [
    ["gaoxin_app", "update audit_entry set person = 'x'"],
    ["gaoxin_app", "delete from audit_entry"],
    ["gaoxin_app", "insert into audit_link values (99, 99, now(), repeat('0', 64), repeat('0', 64))"],
    ["gaoxin_app", "delete from audit_link"],
    ["gaoxin_app", "update audit_checkpoint set expired_at = now()"],
    [
      "gaoxin_app",
      "insert into audit_entry (at, action, object_kind, object_id) values ('2020-01-01', 'test.act', 'x', 'x')",
    ],
    [
      "gaoxin_app",
      "insert into audit_entry (person, action, object_kind, object_id) values ('x', 'test.act', 'x', 'x')",
    ],
    ["gaoxin_sealer", "update audit_entry set person = 'x'"],
    ["gaoxin_sealer", "update audit_link set hash = repeat('0', 64)"],
    ["gaoxin_sealer", "update audit_checkpoint set last_hash = repeat('0', 64)"],
    ["gaoxin_sealer", "delete from audit_checkpoint"],
    [
      "gaoxin_sealer",
      "insert into audit_entry (action, object_kind, object_id) values ('person.invite', 'x', 'x')",
    ],
    ["gaoxin_sealer", "select * from person"],
    ["gaoxin_auth", "select * from audit_entry"],
  ]
  test.each(refused)("%s: %s", async (role, statement) => {
    const client = await audit.database.connectAs(role)
    await expect(client.query(statement)).rejects.toThrow(/permission denied|row-level security/)
    await client.end()
  })

  test("the sealer cannot remove what has not expired", async () => {
    await audit.write(3)
    await seal()
    await makeCheckpoint(audit.sealer, "now")
    const gone = [
      await audit.sealer.query("delete from audit_entry"),
      await audit.sealer.query("delete from audit_link"),
      await audit.sealer.query("update audit_checkpoint set expired_at = now()"),
    ]
    expect(gone.map((result) => result.rowCount)).toEqual([0, 0, 0])
  })
})

describe("expiry", () => {
  /** Moves the clock: everything written so far happened days ago, hashes and all. */
  async function age(days: number): Promise<void> {
    await audit.superuser.query("update audit_entry set at = at - make_interval(days => $1)", [days])
    await audit.superuser.query("alter policy sealer_write on audit_link with check (true)")
    await audit.superuser.query("truncate audit_link, audit_checkpoint")
    await seal()
    await makeCheckpoint(audit.sealer, "now")
    const { checkpointHash, linkHash, origin } = await import("#audit-chain")
    const { linksAfter } = await import("../../src/services/audit/sealed-entries.ts")
    await audit.superuser.query("update audit_link set sealed_at = sealed_at - make_interval(days => $1)", [
      days,
    ])
    const { system } = await import("./audit-database.ts")
    const links = await audit.database.withActor(system, "administration", (tx) => linksAfter(tx, 0, 1000))
    let previous = origin
    for (const { link, entry } of links) {
      if (entry === null) throw new Error("no entry")
      const hash = linkHash({ ...link, previous }, entry)
      await audit.superuser.query("update audit_link set previous = $2, hash = $3 where seq = $1", [
        link.seq,
        previous,
        hash,
      ])
      previous = hash
    }
    const row = (
      await audit.superuser.query(
        `update audit_checkpoint set made_at = made_at - make_interval(days => $1), day = day - $1::integer, last_hash = $2
         returning number, day::text, from_seq::integer as "from", to_seq::integer as "to", last_hash as "lastHash", previous,
           to_char(made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "madeAt"`,
        [days, previous],
      )
    ).rows[0]
    await audit.superuser.query("update audit_checkpoint set hash = $1", [checkpointHash(row)])
  }

  test("removes whole ranges older than the retention, keeps their checkpoints, and the chain goes on", async () => {
    await audit.write(5)
    await age(400)
    await audit.write(2)
    await seal()
    expect(await audit.verify()).toMatchObject({ intact: true, checked: 7 })
    expect(await expire(audit.sealer)).toBe(5)
    await seal()
    const report = await audit.verify()
    // Two rows were left, and the expiry wrote its own.
    expect(report).toMatchObject({ intact: true, checked: 3, first: 6, last: 8, expired: 5, checkpoints: 1 })
    const rows = await audit.superuser.query("select action, person from audit_entry order by id")
    expect(rows.rows.map((row: { action: string }) => row.action)).toEqual([
      "test.act",
      "test.act",
      "audit.expire",
    ])
    expect(rows.rows[2]).toMatchObject({ person: "system:audit-sealer" })
    expect(await expire(audit.sealer)).toBe(0)
  })

  test("nothing younger than the retention goes, and six months are the least", async () => {
    await audit.write(5)
    await age(300)
    expect(await expire(audit.sealer)).toBe(0)
    await audit.superuser.query("insert into setting (name, value) values ('audit-retention-days', '200')")
    expect(await expire(audit.sealer)).toBe(5)
    await expect(
      audit.superuser.query("update setting set value = '183' where name = 'audit-retention-days'"),
    ).rejects.toThrow("setting_retention")
    await audit.superuser.query("delete from setting")
    expect(await audit.verify()).toMatchObject({ intact: true, expired: 5, unsealed: 1 })
  })
})
