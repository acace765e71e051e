import { type Issue, issue } from "#issues"
import {
  type ChainEntry,
  type Checkpoint,
  checkpointHash,
  linkHash,
  origin,
  type SealedEntry,
} from "./chain.ts"

/** Fewest days that a checkpoint must be old before its range may be gone: six months. */
export const fewestRetentionDays = 184

export interface ExpiringCheckpoint extends Checkpoint {
  /** Since when its rows are gone. */
  readonly expiredAt: string | null
}

/** Recomputes a chain link by link; the first fault ends it. */
export interface ChainCheck {
  /** Takes the next links, in the order of their numbers. @returns the first fault, if there is one */
  readonly take: (links: readonly SealedEntry[]) => Issue | null
  /** After the last link: whether the checkpoints reach no further than the chain. */
  readonly end: () => Issue | null
  readonly checked: () => number
  readonly head: () => { readonly seq: number; readonly hash: string }
}

/**
 * Begins to recompute a chain.
 * @param start what stands before the first link: the last checkpoint whose range has expired, or nothing
 * @param checkpoints those over links that are still there
 */
export function checkChain(
  start: { readonly seq: number; readonly hash: string } = { seq: 0, hash: origin },
  checkpoints: readonly Checkpoint[] = [],
): ChainCheck {
  let head = start
  let checked = 0
  const waiting = [...checkpoints].sort((a, b) => a.to - b.to)
  const take = (links: readonly SealedEntry[]): Issue | null => {
    for (const [i, sealed] of links.entries()) {
      const fault = checkLink(sealed, head, links.slice(Math.max(0, i - 50), i + 50))
      if (fault !== null) return fault
      head = sealed.link
      checked += 1
      const next = waiting[0]
      if (next !== undefined && next.to === head.seq) {
        waiting.shift()
        if (next.lastHash !== head.hash)
          return issue("error", "audit-checkpoint-differs", `checkpoint/${next.number}`, {
            seq: head.seq,
            day: next.day,
            expected: next.lastHash,
            found: head.hash,
          })
      }
    }
    return null
  }
  const end = (): Issue | null => {
    const beyond = waiting.at(-1)
    if (beyond === undefined) return null
    return issue("error", "audit-tail-cut", `link/${head.seq + 1}`, {
      seq: head.seq,
      day: beyond.day,
      to: beyond.to,
      missing: beyond.to - head.seq,
    })
  }
  return { take, end, checked: () => checked, head: () => head }
}

/** The first fault of one link; `near`: the links around it, where a row that changed places is looked for. */
function checkLink(
  { link, entryId, entry }: SealedEntry,
  head: { readonly seq: number; readonly hash: string },
  near: readonly SealedEntry[],
): Issue | null {
  if (link.seq !== head.seq + 1)
    return issue("error", "audit-link-missing", `link/${head.seq + 1}`, {
      seq: head.seq + 1,
      next: link.seq,
      missing: link.seq - head.seq - 1,
    })
  if (link.previous !== head.hash)
    return issue("error", "audit-link-out-of-order", `link/${link.seq}`, {
      seq: link.seq,
      expected: head.hash,
      found: link.previous,
    })
  if (entry === null)
    return issue("error", "audit-entry-removed", `link/${link.seq}`, { seq: link.seq, entry: entryId })
  const found = linkHash(link, entry)
  if (found === link.hash) return null
  const moved = near.find(
    (other): other is SealedEntry & { readonly entry: ChainEntry } =>
      other.entry !== null && other.entryId !== entryId && linkHash(link, other.entry) === link.hash,
  )
  return moved === undefined
    ? issue("error", "audit-entry-changed", `link/${link.seq}`, {
        seq: link.seq,
        entry: entryId,
        at: entry.at,
        action: entry.action,
        expected: link.hash,
        found,
      })
    : issue("error", "audit-entries-swapped", `link/${link.seq}`, {
        seq: link.seq,
        entry: entryId,
        belongs: moved.entryId,
      })
}

const day = 86_400_000

/**
 * Checks the checkpoints among themselves: numbers, ranges and hashes in a row, expired ones first and not too early.
 * @param now ISO instant; a range cannot have expired after it
 * @returns the first fault
 */
export function checkCheckpoints(checkpoints: readonly ExpiringCheckpoint[], now: string): Issue | null {
  let before: ExpiringCheckpoint | null = null
  for (const one of checkpoints) {
    const path = `checkpoint/${one.number}`
    const number = (before?.number ?? 0) + 1
    if (one.number !== number)
      return issue("error", "audit-checkpoint-missing", `checkpoint/${number}`, { number, next: one.number })
    const expected = {
      from: (before?.to ?? 0) + 1,
      previous: before?.hash ?? origin,
      hash: checkpointHash(one),
    }
    if (one.from !== expected.from || one.previous !== expected.previous || one.hash !== expected.hash)
      return issue("error", "audit-checkpoint-changed", path, { number: one.number, day: one.day })
    if (one.expiredAt !== null) {
      const kept = (Date.parse(one.expiredAt) - Date.parse(one.madeAt)) / day
      const future = Date.parse(one.expiredAt) > Date.parse(now)
      if (kept < fewestRetentionDays || future || (before !== null && before.expiredAt === null))
        return issue("error", "audit-expired-too-early", path, {
          number: one.number,
          day: one.day,
          days: Math.floor(kept),
          fewest: fewestRetentionDays,
        })
    }
    before = one
  }
  return null
}
