import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { RoundContext } from "./context.ts"

export interface GivenFile {
  readonly fileName: string
  readonly mediaType: string
  readonly content: Uint8Array
}

/** Keeps a file of the actor's own organisation: evidence of a zone, or the authority's table. @returns its id */
export async function keepFile(
  tx: Transaction,
  actor: Actor,
  kind: "round-evidence" | "round-data",
  file: GivenFile,
  context: RoundContext,
): Promise<string> {
  if (actor.kind !== "person") throw new Problem("refused", [issue("error", "round-not-yours", "", {})])
  const id = context.newId()
  const stored = await context.artefacts.put(file.content)
  await tx
    .insertInto("artefact")
    .values({
      id,
      ...stored,
      kind,
      file_name: file.fileName.slice(0, 200),
      media_type: file.mediaType,
      purpose: "administration",
      organisation_id: actor.organisation,
      place: actor.place,
      released_at: null,
    })
    .execute()
  await recordAction(tx, {
    action: "round.keep-file",
    objectKind: "artefact",
    objectId: id,
    detail: { kind },
  })
  return id
}

/** @throws Problem invalid when the organisation has no such file */
export async function findEvidence(
  tx: Transaction,
  id: string | null,
  organisation: string,
): Promise<string | null> {
  if (id === null) return null
  const found = await tx
    .selectFrom("artefact")
    .where("id", "=", id)
    .where("kind", "=", "round-evidence")
    .where("organisation_id", "=", organisation)
    .select("id")
    .executeTakeFirst()
  if (found === undefined)
    throw new Problem("invalid", [issue("error", "round-evidence-unknown", "evidence", {})])
  return found.id
}

/** Opens the evidence of a question or an objection that the actor may see. @throws Problem not-found */
export async function openEvidence(tx: Transaction, round: string, id: string, context: RoundContext) {
  const question = await tx
    .selectFrom("figure_question")
    .where("round_id", "=", round)
    .where("evidence_id", "=", id)
    .select("id")
    .executeTakeFirst()
  const objection = await tx
    .selectFrom("objection")
    .where("round_id", "=", round)
    .where("evidence_id", "=", id)
    .select("id")
    .executeTakeFirst()
  const file = await tx
    .selectFrom("artefact")
    .where("id", "=", id)
    .select(["digest", "file_name", "media_type"])
    .executeTakeFirst()
  if ((question ?? objection) === undefined || file === undefined)
    throw new Problem("not-found", [issue("error", "round-evidence-unknown", id, {})])
  await recordAction(tx, { action: "evidence.read", objectKind: "artefact", objectId: id, detail: { round } })
  return {
    fileName: file.file_name,
    mediaType: "application/octet-stream",
    content: await context.artefacts.read(file.digest),
  }
}
