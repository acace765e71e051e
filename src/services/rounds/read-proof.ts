import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { RoundContext } from "./context.ts"
import { readFullProof } from "./frozen-proof.ts"
import { readRound } from "./open-round.ts"
import type { PublicationContent } from "./publication-content.ts"
import { zoneProofId } from "./publish.ts"

export type ProofKind = "full" | "zone" | "openings"

const circle = ["reviewer", "analyst", "decision-maker", "publisher", "auditor"]

/** The latest publication of a round that the actor sees, with the participant's own proof. */
export async function findZoneProof(
  tx: Transaction,
  round: string,
  organisation: string,
  now: Date,
): Promise<{
  readonly digest: string
  readonly fileName: string
  readonly content: PublicationContent | null
} | null> {
  const publications = await tx
    .selectFrom("round_publication")
    .where("round_id", "=", round)
    .orderBy("released_at", "desc")
    .orderBy("created_at", "desc")
    .select(["id", "content"])
    .execute()
  const events = await tx
    .selectFrom("round_event")
    .where("round_id", "=", round)
    .where("action", "in", ["publish-notice", "release"])
    .orderBy("id", "desc")
    .select(["detail", "action"])
    .execute()
  for (const { detail, action } of events) {
    const shown = publications.find(({ id }) => id === detail.publication)
    // A notice whose time is over is no longer shown, its proof stays; a release is not known before its instant.
    if (action === "release" && shown === undefined) continue
    if (action === "publish-notice" && (detail.from ?? "") > now.toISOString()) continue
    const found = await tx
      .selectFrom("artefact")
      .where("id", "=", zoneProofId(detail.publication ?? "", organisation))
      .where("organisation_id", "=", organisation)
      .select(["digest", "file_name as fileName"])
      .executeTakeFirst()
    // Written by this service as the shape that it is read as.
    if (found !== undefined)
      return { ...found, content: (shown?.content ?? null) as PublicationContent | null }
  }
  return null
}

/**
 * A proof for whoever may have it: the full one for the authority's officers and the auditor, a zone's own for the zone,
 * the openings of the public proof for the auditor. The reading is recorded.
 * @throws Problem not-found, refused
 */
export async function readProof(
  tx: Transaction,
  actor: Actor,
  id: string,
  kind: ProofKind,
  context: RoundContext,
) {
  const opened = await readRound(tx, actor, id, context.now())
  const { side, role, organisation } = opened.actor
  const file = async () => {
    if (kind === "zone" && side === "participant") {
      const own = await findZoneProof(tx, id, organisation, context.now())
      return own === null
        ? null
        : { fileName: own.fileName, content: await context.artefacts.read(own.digest) }
    }
    if (kind === "full" && ((side === "authority" && circle.includes(role)) || role === "auditor")) {
      const { content } = await readFullProof(tx, opened.history, context)
      return { fileName: `proof-${opened.round.period}.json`, content }
    }
    if (kind === "openings" && role === "auditor") return readOpenings(tx, id, context)
    throw new Problem("refused", [issue("error", "round-proof-closed", id, {})])
  }
  const found = await file()
  if (found === null) throw new Problem("not-found", [issue("error", "round-nothing-published", id, {})])
  await recordAction(tx, { action: "proof.read", objectKind: "round", objectId: id, detail: { kind } })
  return { ...found, mediaType: "application/json" }
}

async function readOpenings(tx: Transaction, round: string, context: RoundContext) {
  const file = await tx
    .selectFrom("round_publication as p")
    .innerJoin("artefact as a", "a.id", "p.openings_id")
    .where("p.round_id", "=", round)
    .orderBy("p.released_at", "desc")
    .select(["a.digest", "a.file_name as fileName"])
    .executeTakeFirst()
  return file === undefined
    ? null
    : { fileName: file.fileName, content: await context.artefacts.read(file.digest) }
}
