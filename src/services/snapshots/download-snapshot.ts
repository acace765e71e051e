import { Zip, ZipPassThrough } from "fflate"
import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { SnapshotContext, SnapshotFolders } from "./context.ts"
import { readSnapshot, requireIntact, type SnapshotKey } from "./snapshot-store.ts"

export interface SnapshotFile {
  readonly fileName: string
  readonly mediaType: string
  readonly content: AsyncIterable<Uint8Array>
}

/**
 * A snapshot as a ZIP, or one of its files. It holds returns: for those whose places are all of it.
 * @throws Problem not-found, refused, conflict when its manifest is not what was recorded at the lock
 */
export async function downloadSnapshot(
  tx: Transaction,
  actor: Actor,
  key: SnapshotKey,
  file: string | null,
  { snapshots: folders }: Pick<SnapshotContext, "snapshots">,
): Promise<SnapshotFile> {
  const { survey, snapshot, places } = await readSnapshot(tx, actor, key)
  if (places !== null)
    throw new Problem("refused", [
      issue("error", "snapshot-partly-yours", key.survey, { number: key.number }),
    ])
  await requireIntact(snapshot, folders)
  const names = (await folders.filesOf(snapshot.folder)).map((one) => one.file)
  if (file !== null && !names.includes(file))
    throw new Problem("not-found", [issue("error", "snapshot-file-unknown", file)])
  await recordAction(tx, {
    action: "snapshot.download",
    objectKind: "survey",
    objectId: key.survey,
    detail: { number: key.number, file: file ?? "" },
  })
  const title = `${survey.form_set}-${survey.period}-${key.number}`
  if (file !== null)
    return {
      fileName: `${title}-${file}`,
      mediaType: file.endsWith(".csv") ? "text/csv; charset=utf-8" : "application/octet-stream",
      content: folders.stream(snapshot.folder, file),
    }
  return {
    fileName: `${title}.zip`,
    mediaType: "application/zip",
    content: zipped(snapshot.folder, names, folders),
  }
}

/** Parquet is packed already: files go in as they are. */
async function* zipped(folder: string, names: readonly string[], folders: SnapshotFolders) {
  const parts: Uint8Array[] = []
  let fault: Error | null = null
  const zip = new Zip((error, part) => {
    if (error === null) parts.push(part)
    else fault = error
  })
  const take = () => {
    if (fault !== null) throw fault
    return parts.splice(0)
  }
  for (const name of names) {
    const entry = new ZipPassThrough(name)
    zip.add(entry)
    for await (const chunk of folders.stream(folder, name)) {
      entry.push(chunk)
      yield* take()
    }
    entry.push(new Uint8Array(0), true)
    yield* take()
  }
  zip.end()
  yield* take()
}
