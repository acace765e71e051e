import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { RunContext } from "../context.ts"
import { readUpload } from "../read-upload.ts"
import type { UploadRead } from "../upload-read.ts"

export interface Upload {
  readonly title: string
  readonly fileName: string
  readonly content: Uint8Array
  /** Left out: the user's own. */
  readonly origin?: "user" | "invented"
}

/** A file that was read and found to be a table; not yet kept. */
export interface ReadUpload extends Upload {
  readonly read: UploadRead & { readonly table: NonNullable<UploadRead["table"]> }
}

/** Columns of a table may be so many. */
const mostColumns = 2000

/**
 * Reads a file that was sent, before anything of it is kept.
 * @throws Problem invalid with all that is wrong, each with its cell
 */
export async function readSentFile(upload: Upload, context: RunContext): Promise<ReadUpload> {
  const read =
    context.heavyWork === undefined
      ? await readHere(upload, context)
      : await context.heavyWork.readUpload(upload.content, upload.fileName)
  const { table } = read
  const issues = [...read.issues]
  if (table !== null) {
    const names = new Set(table.header.map((name) => name.toLowerCase()))
    if (!names.has("code"))
      issues.push(
        issue("error", "dataset-without-code", upload.fileName, { header: table.header.slice(0, 12) }),
      )
    if (table.header.length > mostColumns)
      issues.push(
        issue("error", "dataset-too-wide", upload.fileName, {
          columns: table.header.length,
          limit: mostColumns,
        }),
      )
    if (table.rowCount === 0) issues.push(issue("error", "dataset-empty", upload.fileName, {}))
  }
  if (table === null || issues.some((found) => found.severity === "error"))
    throw new Problem("invalid", issues)
  return { ...upload, read: { table, issues } }
}

async function readHere(upload: Upload, context: RunContext): Promise<UploadRead> {
  const { digest } = await context.artefacts.put(upload.content)
  return readUpload(context.artefacts.pathOf(digest), upload.fileName, context.evaluation)
}

/** Keeps a table that was read. @returns its id */
export async function keepDataset(
  tx: Transaction,
  actor: Actor,
  upload: ReadUpload,
  context: RunContext,
): Promise<string> {
  if (actor.kind !== "person") throw new Error("keepDataset: a table belongs to an organisation")
  const { digest, bytes } = await context.artefacts.put(upload.content)
  const id = context.newId()
  const artefact = context.newId()
  const owner = { organisation_id: actor.organisation, place: actor.place }
  await tx
    .insertInto("artefact")
    .values({
      id: artefact,
      digest,
      kind: "dataset",
      file_name: upload.fileName,
      media_type: "application/octet-stream",
      bytes,
      purpose: "administration",
      ...owner,
      released_at: null,
    })
    .execute()
  const { table, issues } = upload.read
  await tx
    .insertInto("dataset")
    .values({
      id,
      title: upload.title,
      file_name: upload.fileName,
      digest,
      artefact_id: artefact,
      ...owner,
      sheet: table.sheet,
      header: JSON.stringify(table.header),
      row_count: table.rowCount,
      periods: JSON.stringify(table.periods),
      origin: upload.origin ?? "user",
      issues: JSON.stringify(issues),
      deleted_at: null,
    })
    .execute()
  await recordAction(tx, {
    action: "dataset.upload",
    objectKind: "dataset",
    objectId: id,
    detail: { digest, rows: table.rowCount },
  })
  return id
}
