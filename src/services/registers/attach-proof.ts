import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { act } from "./change-record.ts"
import { personOf, type RegisterContext } from "./context.ts"
import { getRegister } from "./find-register.ts"
import { findRecord, type RecordView } from "./record-view.ts"

export interface ProofFile {
  readonly fileName: string
  readonly mediaType: string
  readonly content: Uint8Array
}

/**
 * Attaches the document that proves a record, in place of an earlier one, which the history keeps. The record needs a
 * new sign-off.
 * @throws Problem not-found, refused, conflict; invalid where the register takes no documents
 */
export async function attachProof(
  tx: Transaction,
  actor: Actor,
  { register, id }: { readonly register: string; readonly id: string },
  file: ProofFile,
  context: Pick<RegisterContext, "packs" | "now" | "newId" | "artefacts">,
): Promise<RecordView> {
  const { definition } = getRegister(context.packs, register)
  if (definition.proof === "none")
    throw new Problem("invalid", [issue("error", "register-takes-no-proof", "file", {})])
  if (file.content.length === 0)
    throw new Problem("invalid", [issue("error", "register-proof-empty", file.fileName, {})])
  const { version } = await findRecord(tx, register, id)
  return act(
    tx,
    actor,
    { register, id, version, reason: file.fileName },
    context,
    "proof",
    async (record) => {
      const { digest, bytes } = await context.artefacts.put(file.content)
      const artefact = context.newId()
      await tx
        .insertInto("artefact")
        .values({
          id: artefact,
          digest,
          kind: "register-proof",
          file_name: file.fileName,
          media_type: file.mediaType,
          bytes,
          purpose: "administration",
          organisation_id: personOf(actor).organisation,
          place: record.place,
          released_at: null,
        })
        .execute()
      return { proof: artefact }
    },
  )
}

/** The document of a record that the actor may see. @throws Problem not-found */
export async function getProof(
  tx: Transaction,
  register: string,
  id: string,
): Promise<{ readonly digest: string; readonly fileName: string; readonly mediaType: string }> {
  const { proof_id } = await findRecord(tx, register, id)
  const found =
    proof_id === null
      ? undefined
      : await tx
          .selectFrom("artefact")
          .where("id", "=", proof_id)
          .select(["digest", "file_name", "media_type"])
          .executeTakeFirst()
  if (found === undefined) throw new Problem("not-found", [issue("error", "register-no-proof", id, {})])
  return { digest: found.digest, fileName: found.file_name, mediaType: found.media_type }
}
