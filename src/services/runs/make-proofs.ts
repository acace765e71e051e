import { canonicalJson, type FullProof, hiddenCells, publicProof, saltOf, zoneProof } from "#evaluation"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { RunContext } from "./context.ts"
import { getRunFile } from "./get-run-result.ts"

async function proofOf(tx: Transaction, id: string, context: Pick<RunContext, "artefacts">) {
  const { digest } = await getRunFile(tx, id, "proof")
  return JSON.parse((await context.artefacts.read(digest)).toString("utf8")) as FullProof
}

/** One entity's own proof, made when it is asked for. @throws Problem not-found */
export async function makeZoneProof(
  tx: Transaction,
  id: string,
  entity: string,
  context: Pick<RunContext, "artefacts">,
): Promise<string> {
  const { result, inputs, digest } = await proofOf(tx, id, context)
  const own = zoneProof(result, inputs.framework, entity, digest)
  if (own === null) throw new Problem("not-found", [issue("error", "run-entity-unknown", entity, { entity })])
  await recordAction(tx, {
    action: "run.read",
    objectKind: "run",
    objectId: id,
    detail: { file: "zone-proof", entity },
  })
  return `${canonicalJson(own)}\n`
}

/**
 * The public proof of a run with the openings of its cells, made once and kept: cells of a second one would have other
 * salts, and the openings of the first would not open them.
 */
export async function makePublicProof(tx: Transaction, id: string, context: RunContext): Promise<void> {
  const made = await tx
    .selectFrom("run_file")
    .where("run_id", "=", id)
    .where("kind", "=", "public-proof")
    .select("run_id")
    .executeTakeFirst()
  if (made !== undefined) return
  const { result, inputs, digest } = await proofOf(tx, id, context)
  const { organisation_id, place, confined } = await tx
    .selectFrom("run")
    .where("id", "=", id)
    .select(["organisation_id", "place", "confined"])
    .forUpdate()
    .executeTakeFirstOrThrow()
  const index = result.nodes.find((node) => node.parent === null && node.kind === "aggregate")?.code ?? ""
  const key = context.evaluation.secret()
  const proof = publicProof(result, inputs.framework, [index], key, digest)
  const openings = hiddenCells(result, [index]).map((cell) => ({ ...cell, salt: saltOf(key, cell.path) }))
  const files = [
    { kind: "public-proof", fileName: "public-proof.json", content: `${canonicalJson(proof)}\n` },
    {
      kind: "openings",
      fileName: "public-proof-openings.secret.json",
      content: `${JSON.stringify(openings)}\n`,
    },
  ] as const
  for (const file of files) {
    const stored = await context.artefacts.put(file.content)
    const artefact = context.newId()
    await tx
      .insertInto("artefact")
      .values({
        id: artefact,
        digest: stored.digest,
        kind: `run-${file.kind}`,
        file_name: file.fileName,
        media_type: "application/json",
        bytes: stored.bytes,
        purpose: "administration",
        organisation_id,
        place,
        confined,
        released_at: null,
      })
      .execute()
    await tx
      .insertInto("run_file")
      .values({ run_id: id, kind: file.kind, artefact_id: artefact, organisation_id, place })
      .execute()
  }
  await recordAction(tx, { action: "run.public-proof", objectKind: "run", objectId: id })
}
