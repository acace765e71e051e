import { type Issue, issue } from "#issues"
import { type ChainEntry, linkHash } from "./chain.ts"

/** First line of an exported file. */
export interface ExportHeader {
  readonly format: "gaoxin-audit-1"
  /** Whether it holds the whole chain, so that a gap is a fault and not a filter. */
  readonly complete: boolean
  /** Lines that follow. */
  readonly rows: number
  readonly madeAt: string
  /** What was asked for. */
  readonly filter: Readonly<Record<string, string>>
}

/** Every other line: a row with its link, or with none where it was not yet sealed. */
export interface ExportLine {
  readonly seq: number | null
  readonly sealedAt: string | null
  readonly previous: string | null
  readonly hash: string | null
  readonly entry: ChainEntry
}

export interface ExportCheck {
  readonly sealed: number
  readonly unsealed: number
  /** Links missing between the first and the last: other people's rows, when the file is a selection. */
  readonly gaps: number
  readonly first: number | null
  readonly last: number | null
  readonly lastHash: string | null
  readonly complete: boolean
  /** Empty: nothing was changed. */
  readonly issues: readonly Issue[]
}

const entryFields = [
  "id",
  "at",
  "person",
  "organisation",
  "role",
  "purpose",
  "action",
  "objectKind",
  "objectId",
  "detail",
] as const

/** Checks an exported file (JSON lines) without any database: every row against its own hash, neighbours against each other. */
export function checkExport(text: string): ExportCheck {
  const lines = text.split("\n").filter((line) => line.trim() !== "")
  const issues: Issue[] = []
  const bad = (line: number, message: string) =>
    issues.push(issue("error", "audit-file-malformed", `line/${line}`, { line, message }))
  const header = parseLine(lines[0] ?? "")
  const complete = header?.complete === true
  if (header?.format !== "gaoxin-audit-1") bad(1, 'format "gaoxin-audit-1" expected')
  else if (header.rows !== lines.length - 1) bad(1, `rows ${String(header.rows)}, lines ${lines.length - 1}`)
  let sealed = 0
  let unsealed = 0
  let gaps = 0
  let first: number | null = null
  let before: { readonly seq: number; readonly hash: string } | null = null
  for (const [i, line] of lines.slice(1).entries()) {
    const row = readRow(parseLine(line))
    if (row === null) {
      bad(i + 2, "seq, sealedAt, previous, hash, entry expected")
      continue
    }
    if (row.seq === null || row.sealedAt === null || row.previous === null || row.hash === null) {
      unsealed += 1
      continue
    }
    const { seq, hash, previous } = row
    sealed += 1
    first ??= seq
    const found = linkHash({ seq, sealedAt: row.sealedAt, previous }, row.entry)
    if (found !== hash)
      issues.push(
        issue("error", "audit-entry-changed", `link/${seq}`, {
          seq,
          entry: row.entry.id,
          at: row.entry.at,
          action: row.entry.action,
          expected: hash,
          found,
        }),
      )
    if (before !== null && (seq === before.seq + 1 ? previous !== before.hash : seq <= before.seq))
      issues.push(
        issue("error", "audit-link-out-of-order", `link/${seq}`, {
          seq,
          expected: before.hash,
          found: previous,
        }),
      )
    if (before !== null && seq > before.seq + 1) {
      const missing = seq - before.seq - 1
      gaps += missing
      if (complete)
        issues.push(
          issue("error", "audit-link-missing", `link/${before.seq + 1}`, {
            seq: before.seq + 1,
            next: seq,
            missing,
          }),
        )
    }
    before = { seq, hash }
  }
  if (sealed === 0 && issues.length === 0) issues.push(issue("error", "audit-file-empty", "", {}))
  return {
    sealed,
    unsealed,
    gaps,
    first,
    last: before?.seq ?? null,
    lastHash: before?.hash ?? null,
    complete,
    issues,
  }
}

function parseLine(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line)
    // Any object's properties are unknown until they are looked at.
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

const isTextOrNull = (value: unknown) => value === null || typeof value === "string"

function readRow(value: Record<string, unknown> | null): ExportLine | null {
  if (value === null) return null
  const entry = value.entry as Record<string, unknown> | null | undefined
  const whole =
    (value.seq === null || Number.isSafeInteger(value.seq)) &&
    isTextOrNull(value.sealedAt) &&
    isTextOrNull(value.previous) &&
    isTextOrNull(value.hash) &&
    typeof entry === "object" &&
    entry !== null &&
    Object.keys(entry).length === entryFields.length &&
    entryFields.every((name) => typeof entry[name] === "string")
  // Every field was looked at just above.
  return whole ? (value as unknown as ExportLine) : null
}
