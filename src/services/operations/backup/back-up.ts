import { type Issue, issue } from "#issues"
import { recordAction } from "#services/audit"
import type { ArchiveStep, BackupContext, WrittenArchive } from "./context.ts"

/**
 * Writes the whole installation into one archive while it runs, and the fact into the audit trail.
 * @returns the archive, and issues `file-damaged` and `file-missing` for artefacts that were not sound before
 */
export async function backUp(
  context: BackupContext,
  out: string,
  progress: (step: ArchiveStep) => void,
): Promise<{ readonly archive: WrittenArchive; readonly issues: readonly Issue[] }> {
  const archive = await context.writeArchive(out, progress)
  const { manifest } = archive
  await context.withActor({ kind: "system", task: "backup" }, "administration", (tx) =>
    recordAction(tx, {
      action: "installation.back-up",
      objectKind: "archive",
      objectId: manifest.made,
      detail: { bytes: archive.bytes, tables: manifest.tables.length, files: manifest.files.length },
    }),
  )
  return {
    archive,
    issues: [
      ...manifest.files
        .filter((file) => file.digest !== file.sha256)
        .map((file) => issue("error", "file-damaged", `artefacts/${file.digest}`, { found: file.sha256 })),
      ...manifest.missing.map((digest) => issue("error", "file-missing", `artefacts/${digest}`)),
      ...(manifest.missingSnapshots ?? []).map((folder) =>
        issue("error", "file-missing", `snapshots/${folder}`),
      ),
    ],
  }
}
