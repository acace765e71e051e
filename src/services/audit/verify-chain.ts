import { sql } from "kysely"
import { checkChain, checkCheckpoints, type ExpiringCheckpoint, origin } from "#audit-chain"
import { type Issue, issue } from "#issues"
import type { Transaction } from "#schema"
import { instantText, linksAfter } from "./sealed-entries.ts"

export interface ChainReport {
  readonly intact: boolean
  /** The first broken place, and what differs there. */
  readonly fault: Issue | null
  /** Links recomputed, and the numbers of the first and last of them. */
  readonly checked: number
  readonly first: number | null
  readonly last: number | null
  /** Hash of the last link: written down elsewhere, it proves later that nothing before it was exchanged. */
  readonly head: string
  readonly checkpoints: number
  /** Up to which link the rows have expired; 0: none. */
  readonly expired: number
  /** Rows that wait to be sealed. */
  readonly unsealed: number
  /** Rows that were sealed more than a minute after they were written: long transactions, or no sealer at the time. */
  readonly late: number
  /** Instant of the verification. */
  readonly at: string
}

const batch = 5000

/**
 * Recomputes the audit chain from its rows and finds the first broken place. Reads every row: for the system alone, in
 * a transaction in which nothing was read before, so that all of it is one state.
 */
export async function verifyChain(tx: Transaction): Promise<ChainReport> {
  await sql`set transaction isolation level repeatable read`.execute(tx)
  const { now } = await tx
    .selectNoFrom(sql<string>`to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as("now"))
    .executeTakeFirstOrThrow()
  const checkpoints = await readCheckpoints(tx)
  const gone = checkpoints.filter((one) => one.expiredAt !== null).at(-1)
  const start = gone === undefined ? { seq: 0, hash: origin } : { seq: gone.to, hash: gone.lastHash }
  const chain = checkChain(
    start,
    checkpoints.filter((one) => one.expiredAt === null),
  )
  let fault = checkCheckpoints(checkpoints, now)
  let reached = start.seq
  let late = 0
  let lastSealed: string | null = null
  while (fault === null) {
    const links = await linksAfter(tx, reached, batch)
    fault = chain.take(links)
    late += links.filter(
      ({ link, entry }) => entry !== null && Date.parse(link.sealedAt) - Date.parse(entry.at) > 60_000,
    ).length
    reached = links.at(-1)?.link.seq ?? reached
    lastSealed = links.at(-1)?.link.sealedAt ?? lastSealed
    if (links.length < batch) break
  }
  fault ??= chain.end()
  const waiting = await readUnsealed(tx)
  fault ??= insertedBefore(waiting.oldest, lastSealed)
  const head = chain.head()
  return {
    intact: fault === null,
    fault,
    checked: chain.checked(),
    first: chain.checked() === 0 ? null : start.seq + 1,
    last: chain.checked() === 0 ? null : head.seq,
    head: head.hash,
    checkpoints: checkpoints.length,
    expired: start.seq,
    unsealed: waiting.count,
    late,
    at: now,
  }
}

async function readCheckpoints(tx: Transaction): Promise<ExpiringCheckpoint[]> {
  const rows = await tx
    .selectFrom("audit_checkpoint")
    .orderBy("number")
    .select([
      "number",
      "day",
      "from_seq",
      "to_seq",
      "last_hash",
      "previous",
      "hash",
      instantText("made_at").as("madeAt"),
      instantText("expired_at").as("expiredAt"),
    ])
    .execute()
  return rows.map((row) => ({
    number: row.number,
    day: row.day,
    from: Number(row.from_seq),
    to: Number(row.to_seq),
    lastHash: row.last_hash,
    madeAt: row.madeAt,
    previous: row.previous,
    hash: row.hash,
    // null where it has not expired.
    expiredAt: row.expiredAt as string | null,
  }))
}

interface Waiting {
  readonly count: number
  readonly oldest: { readonly id: string; readonly at: string } | null
}

async function readUnsealed(tx: Transaction): Promise<Waiting> {
  const rows = await tx
    .selectFrom("audit_entry")
    .leftJoin("audit_link", "audit_link.entry_id", "audit_entry.id")
    .where("audit_link.seq", "is", null)
    .orderBy("audit_entry.at")
    .limit(1)
    .select([
      sql<string>`audit_entry.id::text`.as("id"),
      instantText("audit_entry.at").as("at"),
      sql<string>`count(*) over ()`.as("count"),
    ])
    .execute()
  const oldest = rows[0]
  return { count: Number(oldest?.count ?? 0), oldest: oldest ?? null }
}

/** Longer than any transaction of the product lasts, ms. */
const longestTransaction = 600_000

/** A row that claims to be old, without a link though others were sealed long after it. */
function insertedBefore(oldest: Waiting["oldest"], lastSealed: string | null): Issue | null {
  if (oldest === null || lastSealed === null) return null
  return Date.parse(lastSealed) - Date.parse(oldest.at) < longestTransaction
    ? null
    : issue("error", "audit-entry-inserted", `entry/${oldest.id}`, {
        entry: oldest.id,
        at: oldest.at,
        sealed: lastSealed,
      })
}
