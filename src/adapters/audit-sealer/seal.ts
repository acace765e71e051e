import type pg from "pg"
import { type ChainEntry, type Checkpoint, checkpointHash, origin, sealEntries } from "#audit-chain"

/** An instant in full: UTC with microseconds. */
const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

const batch = 2000

/** Where the search for rows without a link begins: every row up to it has one, or will never be. */
export interface Window {
  readonly low: bigint
  /** Rows up to `max` were seen when transactions below `xmax` had begun. */
  readonly candidate: { readonly max: bigint; readonly xmax: bigint; readonly at: number } | null
}

/** Nothing is known: the whole trail is searched. */
export const wholeTrail: Window = { low: 0n, candidate: null }

/** Longer than any transaction takes from drawing a row's number to being known as running, ms. */
const settling = 30_000

async function inTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query("begin")
  try {
    const value = await work()
    await client.query("commit")
    return value
  } catch (cause) {
    await client.query("rollback").catch(() => {})
    throw cause
  }
}

/** The end of the chain: its last link, or where the last expired range ended. */
async function headOf(client: pg.Client): Promise<{ seq: number; hash: string }> {
  const link = await client.query<{ seq: string; hash: string }>(
    "select seq, hash from audit_link order by seq desc limit 1",
  )
  const last = link.rows[0]
  if (last !== undefined) return { seq: Number(last.seq), hash: last.hash }
  const gone = await client.query<{ to_seq: string; last_hash: string }>(
    "select to_seq, last_hash from audit_checkpoint where expired_at is not null order by number desc limit 1",
  )
  const range = gone.rows[0]
  return range === undefined ? { seq: 0, hash: origin } : { seq: Number(range.to_seq), hash: range.last_hash }
}

/**
 * Links every visible row that has no link. Rows become visible out of the order of their numbers: a transaction that
 * began early may commit late. So the search begins below every transaction that may still be under way, not at the
 * last linked row.
 *
 * @param now milliseconds of a steady clock
 * @returns how many were linked, and where the next search begins
 */
export async function sealVisible(
  client: pg.Client,
  window: Window,
  now: number,
): Promise<{ readonly sealed: number; readonly window: Window }> {
  let sealed = 0
  for (;;) {
    const count = await inTransaction(client, async () => {
      const found = await client.query<Record<string, string>>(
        `select e.id::text, ${instant("e.at")} as at, e.person, e.organisation, e.role, e.purpose, e.action,
           e.object_kind, e.object_id, e.detail::text as detail
         from audit_entry e left join audit_link l on l.entry_id = e.id
         where e.id > $1 and l.entry_id is null order by e.id limit ${batch}`,
        [window.low.toString()],
      )
      if (found.rows.length === 0) return 0
      const at = await client.query<{ now: string }>(`select ${instant("now()")} as now`)
      const sealedAt = at.rows[0]?.now ?? ""
      const entries = found.rows.map(entryOf)
      const links = sealEntries(await headOf(client), sealedAt, entries)
      await client.query(
        `insert into audit_link (seq, entry_id, sealed_at, previous, hash)
         select seq, entry_id, now(), previous, hash
         from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[]) as t (seq, entry_id, previous, hash)`,
        [
          links.map((link) => link.seq),
          entries.map((entry) => entry.id),
          links.map((link) => link.previous),
          links.map((link) => link.hash),
        ],
      )
      return entries.length
    })
    sealed += count
    if (count < batch) break
  }
  return { sealed, window: await moved(client, window, now) }
}

function entryOf(row: Record<string, string>): ChainEntry {
  const text = (name: string) => row[name] ?? ""
  return {
    id: text("id"),
    at: text("at"),
    person: text("person"),
    organisation: text("organisation"),
    role: text("role"),
    purpose: text("purpose"),
    action: text("action"),
    objectKind: text("object_kind"),
    objectId: text("object_id"),
    detail: text("detail"),
  }
}

/** After a search of the whole trail: where the rows of the last hour begin, or further up. */
export async function recent(client: pg.Client, low: bigint): Promise<bigint> {
  const answer = await client.query<{ max: string | null }>(
    "select max(entry_id)::text as max from audit_link where sealed_at < now() - interval '1 hour'",
  )
  const old = BigInt(answer.rows[0]?.max ?? 0)
  return old > low ? old : low
}

/** Moves the window up once every transaction that was under way at its candidate has ended. */
async function moved(client: pg.Client, window: Window, now: number): Promise<Window> {
  if (window.candidate !== null && now - window.candidate.at < settling) return window
  const answer = await client.query<{ xmin: string; xmax: string; max: string | null }>(
    `select pg_snapshot_xmin(pg_current_snapshot())::text as xmin, pg_snapshot_xmax(pg_current_snapshot())::text as xmax,
       (select max(entry_id) from audit_link)::text as max`,
  )
  const row = answer.rows[0]
  if (row === undefined || row.max === null) return window
  const candidate = { max: BigInt(row.max), xmax: BigInt(row.xmax), at: now }
  if (window.candidate === null) return { low: window.low, candidate }
  return BigInt(row.xmin) >= window.candidate.xmax ? { low: window.candidate.max, candidate } : window
}

/**
 * Writes a checkpoint over the links since the last one.
 * @param until `today`: those sealed before today began in Beijing; `now`: all
 * @returns its number; `null`: there was nothing to check
 */
export async function makeCheckpoint(client: pg.Client, until: "today" | "now"): Promise<number | null> {
  return inTransaction(client, async () => {
    const before = (
      await client.query<{ number: number; to_seq: string; hash: string }>(
        "select number, to_seq, hash from audit_checkpoint order by number desc limit 1",
      )
    ).rows[0]
    const from = Number(before?.to_seq ?? 0) + 1
    const last = (
      await client.query<{ seq: string; hash: string; day: string; now: string }>(
        `select seq, hash, (sealed_at at time zone 'Asia/Shanghai')::date::text as day, ${instant("now()")} as now
         from audit_link where seq >= $1 and sealed_at < case when $2 then
           date_trunc('day', now() at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai' else 'infinity' end
         order by seq desc limit 1`,
        [from, until === "today"],
      )
    ).rows[0]
    if (last === undefined) return null
    const checkpoint: Omit<Checkpoint, "hash"> = {
      number: (before?.number ?? 0) + 1,
      day: last.day,
      from,
      to: Number(last.seq),
      lastHash: last.hash,
      madeAt: last.now,
      previous: before?.hash ?? origin,
    }
    await client.query(
      `insert into audit_checkpoint (number, day, from_seq, to_seq, last_hash, made_at, previous, hash)
       values ($1, $2, $3, $4, $5, now(), $6, $7)`,
      [
        checkpoint.number,
        checkpoint.day,
        checkpoint.from,
        checkpoint.to,
        checkpoint.lastHash,
        checkpoint.previous,
        checkpointHash(checkpoint),
      ],
    )
    return checkpoint.number
  })
}

/**
 * Removes the rows and links of every checkpoint that is older than the retention; which those are, the database
 * decides. The checkpoints stay, and the removal is itself a row of the trail.
 * @returns how many rows were removed
 */
export async function expire(client: pg.Client): Promise<number> {
  return inTransaction(client, async () => {
    await client.query(
      "set local app.person = 'system:audit-sealer'; set local app.role = 'system'; set local app.purpose = 'administration'",
    )
    const ranges = await client.query<{ number: number; to_seq: string }>(
      "update audit_checkpoint set expired_at = now() where expired_at is null returning number, to_seq",
    )
    if (ranges.rows.length === 0) return 0
    const to = Math.max(...ranges.rows.map((range) => Number(range.to_seq)))
    const removed = await client.query(
      "delete from audit_entry where id in (select entry_id from audit_link where seq <= $1)",
      [to],
    )
    await client.query("delete from audit_link where seq <= $1", [to])
    await client.query(
      "insert into audit_entry (action, object_kind, object_id, detail) values ('audit.expire', 'audit-checkpoint', $1, $2)",
      [
        String(Math.max(...ranges.rows.map((range) => range.number))),
        JSON.stringify({ rows: removed.rowCount ?? 0, to }),
      ],
    )
    return removed.rowCount ?? 0
  })
}
