import type { Sheet } from "#imports"
import { type Issue, issue } from "#issues"
import { startSheet } from "./read-sheet.ts"
import { XmlFault } from "./scan-xml.ts"
import { ArchiveFault, type ArchiveLimits, type ArchiveTools, archiveLimits, openArchive } from "./unzip.ts"
import { readWorkbookParts, type SheetEntry } from "./workbook-parts.ts"

/** An .xlsx workbook whose sheets are read when they are asked for. */
export interface OpenedXlsx {
  readonly sheets: readonly SheetEntry[]
  /** @throws {ArchiveFault} or {XmlFault} */
  readonly read: (entry: SheetEntry) => Sheet
  /** The same with the tools that were handed in. */
  readonly pour: (entry: SheetEntry) => Promise<Sheet>
}

/** @throws {ArchiveFault} or {XmlFault} when it is no whole workbook, or too large */
export function openXlsx(
  bytes: Uint8Array,
  limits: ArchiveLimits = archiveLimits,
  tools: ArchiveTools | null = null,
): OpenedXlsx {
  const archive = openArchive(bytes, limits, tools)
  const parts = readWorkbookParts(archive)
  return {
    sheets: parts.sheets,
    read: ({ name, hidden, path }) => {
      const { push, finish } = startSheet(parts)
      archive.stream(path, push)
      return { name, hidden, ...finish() }
    },
    pour: async ({ name, hidden, path }) => {
      const { push, finish } = startSheet(parts)
      await archive.pour(path, push)
      return { name, hidden, ...finish() }
    },
  }
}

/** Why a workbook is not read, as an issue. @throws whatever is no fault of the file */
export function xlsxFault(
  cause: unknown,
  source: string,
  size: number,
  limits: ArchiveLimits = archiveLimits,
): Issue {
  if (cause instanceof XmlFault) return issue("error", "workbook-broken", source, { reason: cause.message })
  if (!(cause instanceof ArchiveFault)) throw cause
  if (cause.kind === "encrypted") return issue("error", "file-encrypted", source)
  if (cause.kind === "broken") return issue("error", "workbook-broken", source, { reason: cause.message })
  return issue("error", "workbook-too-large", source, {
    unpacked: Math.ceil(cause.unpacked / 1e6),
    ratio: Math.ceil(cause.unpacked / size),
    limit: limits.unpacked / 1e6,
    limitRatio: limits.ratio,
  })
}
