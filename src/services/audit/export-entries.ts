import { sql } from "kysely"
import type { ExportHeader, ExportLine } from "#audit-chain"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "./record-action.ts"
import { chainEntry } from "./sealed-entries.ts"
import { type AuditFilter, matchingEntries } from "./search-entries.ts"

export const exportFormats = ["jsonl", "csv"] as const
export type ExportFormat = (typeof exportFormats)[number]

/** Rows that one file may hold. */
const most = 100_000

/**
 * The rows that match as a file with their hashes, in the order of the chain, those not yet sealed at its end. JSON
 * lines can be verified without a database. The export is itself an action of the trail, with the file's digest.
 */
export async function exportEntries(
  tx: Transaction,
  filter: AuditFilter,
  format: ExportFormat,
  now: Date,
  digest: (text: string) => string,
): Promise<string> {
  const rows = await matchingEntries(tx, filter)
    .orderBy("audit_link.seq", (order) => order.asc().nullsLast())
    .orderBy("audit_entry.id")
    .limit(most + 1)
    .execute()
  if (rows.length > most)
    throw new Problem("invalid", [issue("error", "audit-export-too-large", "from", { most })])
  const lines: ExportLine[] = rows.map((row) => ({
    seq: row.seq === null ? null : Number(row.seq),
    sealedAt: row.seq === null ? null : row.sealedAt,
    previous: row.previous,
    hash: row.hash,
    entry: chainEntry(row),
  }))
  const given = Object.entries(filter).filter((pair): pair is [string, string] => pair[1] !== undefined)
  const header: ExportHeader = {
    format: "gaoxin-audit-1",
    complete: given.length === 0 && (await isWhole(tx, lines)),
    rows: lines.length,
    madeAt: now.toISOString(),
    filter: Object.fromEntries(given),
  }
  const text =
    format === "jsonl" ? [header, ...lines].map((line) => `${JSON.stringify(line)}\n`).join("") : asCsv(lines)
  await recordAction(tx, {
    action: "audit.export",
    objectKind: "audit",
    objectId: format,
    detail: { rows: lines.length, filter: header.filter, sha256: digest(text) },
  })
  return text
}

/** Whether the sealed rows are all that the chain holds: an auditor of a part sees its own part only. */
async function isWhole(tx: Transaction, lines: readonly ExportLine[]): Promise<boolean> {
  const { links } = await tx
    .selectFrom("audit_link")
    .select(sql<string>`count(*)`.as("links"))
    .executeTakeFirstOrThrow()
  return Number(links) === lines.filter((line) => line.seq !== null).length
}

const columns = [
  "seq",
  "sealed_at",
  "id",
  "at",
  "person",
  "organisation",
  "role",
  "purpose",
  "action",
  "object_kind",
  "object_id",
  "detail",
  "previous",
  "hash",
]

function asCsv(lines: readonly ExportLine[]): string {
  const rows = lines.map(({ seq, sealedAt, previous, hash, entry }) => [
    seq,
    sealedAt,
    entry.id,
    entry.at,
    entry.person,
    entry.organisation,
    entry.role,
    entry.purpose,
    entry.action,
    entry.objectKind,
    entry.objectId,
    entry.detail,
    previous,
    hash,
  ])
  // The mark at the beginning tells spreadsheets that the text is UTF-8.
  return `\uFEFF${[columns, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`
}

/** A text that a spreadsheet would take for a formula gets an apostrophe. */
function cell(value: string | number | null): string {
  const text = String(value ?? "")
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
