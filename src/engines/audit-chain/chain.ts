import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"
import canonicalize from "canonicalize"

/** One row of the audit trail, every column as the database writes it, so that nothing is rounded on the way. */
export interface ChainEntry {
  readonly id: string
  /** UTC with microseconds: `2026-03-01T08:00:00.000001Z`. */
  readonly at: string
  readonly person: string
  readonly organisation: string
  readonly role: string
  readonly purpose: string
  readonly action: string
  readonly objectKind: string
  readonly objectId: string
  /** JSON as text. */
  readonly detail: string
}

export interface ChainLink {
  /** 1, 2, 3 … without a gap. */
  readonly seq: number
  readonly sealedAt: string
  /** Hash of the link before. */
  readonly previous: string
  readonly hash: string
}

/** A link with the row that it seals; `null`: the row is gone. */
export interface SealedEntry {
  readonly link: ChainLink
  readonly entryId: string
  readonly entry: ChainEntry | null
}

/** What the chain was at some instant. */
export interface Checkpoint {
  readonly number: number
  /** Of its last link, ISO date. */
  readonly day: string
  readonly from: number
  readonly to: number
  readonly lastHash: string
  readonly madeAt: string
  /** Hash of the checkpoint before. */
  readonly previous: string
  readonly hash: string
}

/** What stands before the first link, and before the first checkpoint. */
export const origin = "0".repeat(64)

/** SHA-256 over the canonical JSON (RFC 8785) of a value, 64 lower-case hexadecimal digits. */
function hashOf(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalize(value) ?? "")))
}

/** The hash of a link: over its number, the instant of sealing, the hash before, and the whole row. */
export function linkHash(link: Omit<ChainLink, "hash">, entry: ChainEntry): string {
  return hashOf({ entry, previous: link.previous, sealedAt: link.sealedAt, seq: link.seq })
}

/** The hash of a checkpoint: over everything that it says. */
export function checkpointHash(checkpoint: Omit<Checkpoint, "hash">): string {
  const { number, day, from, to, lastHash, madeAt, previous } = checkpoint
  return hashOf({ number, day, from, to, lastHash, madeAt, previous })
}

/**
 * Links rows to the end of a chain, in the order given.
 * @param head the last link so far; `{ seq: 0, hash: origin }` when there is none
 */
export function sealEntries(
  head: { readonly seq: number; readonly hash: string },
  sealedAt: string,
  entries: readonly ChainEntry[],
): ChainLink[] {
  let { seq, hash } = head
  return entries.map((entry) => {
    const link = { seq: seq + 1, sealedAt, previous: hash }
    seq = link.seq
    hash = linkHash(link, entry)
    return { ...link, hash }
  })
}
