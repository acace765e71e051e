import type { Actor } from "#access"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { ImportContext } from "./context.ts"
import { readAndCheck, readColumns } from "./read-and-check.ts"
import { type ImportRequest, taskOf } from "./task-of.ts"

type Act = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>

const mediaTypes = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  xls: "application/vnd.ms-excel",
  csv: "text/csv",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
} as const

/**
 * Reads a file that was sent and keeps it with how it would be read, in the state `proposed`. A file that cannot be
 * read, or that holds returns of single enterprises, is not kept at all.
 * @returns number of the import
 * @throws Problem invalid, refused, not-found
 */
export async function proposeImportOf(
  act: Act,
  actor: Actor,
  request: ImportRequest,
  content: Uint8Array,
  context: ImportContext,
): Promise<string> {
  if (actor.kind !== "person") throw new Error("proposeImportOf: an import belongs to an organisation")
  // No transaction stays open while the file is read.
  const task = await act((tx) => taskOf(tx, actor, request, context))
  const read = await readAndCheck(content, { ...task, answers: {} }, context)
  const { digest, bytes } = await context.artefacts.put(content)
  const owner = { organisation_id: actor.organisation, place: actor.place }
  const id = context.newId()
  const artefact = context.newId()
  await act(async (tx) => {
    await tx
      .insertInto("artefact")
      .values({
        id: artefact,
        digest,
        kind: "import",
        file_name: request.fileName,
        media_type: mediaTypes[read.file.format],
        bytes,
        purpose: "administration",
        ...owner,
        released_at: null,
      })
      .execute()
    await tx
      .insertInto("import")
      .values({
        id,
        ...owner,
        title: titleOf(request.fileName),
        file_name: request.fileName,
        digest,
        artefact_id: artefact,
        format: read.file.format,
        encoding: read.file.encoding,
        pack: request.pack,
        framework: request.framework,
        period: request.period,
        state: "proposed",
        ...readColumns(read, {}),
        dataset_id: null,
        origin_artefact_id: null,
        kept_at: null,
        kept_by: null,
        undone_at: null,
        undone_by: null,
      })
      .execute()
    await recordAction(tx, {
      action: "import.propose",
      objectKind: "import",
      objectId: id,
      detail: { digest, profile: read.profile?.id ?? null, rows: read.outcome.rows },
    })
  })
  return id
}

const titleOf = (fileName: string) => fileName.replace(/\.\w{1,8}$/, "").slice(0, 200) || fileName
