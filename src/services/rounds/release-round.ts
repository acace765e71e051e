import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { RoundContext } from "./context.ts"
import { readFullProof } from "./frozen-proof.ts"
import { nameOf } from "./name-of.ts"
import { openRound } from "./open-round.ts"
import { contentOf } from "./publication-content.ts"
import { keepPublicProof, keepZoneProofs } from "./publish.ts"
import { appendEvent, owned } from "./round-store.ts"

/**
 * Releases the final result at an instant: the database shows it to the public from then on and not before. The release
 * of a revision carries its reason; what it stands in the place of stays readable.
 * @returns the publication's id
 */
export async function releaseRound(
  tx: Transaction,
  actor: Actor,
  id: string,
  wanted: { readonly at: string | null; readonly seen?: string },
  context: RoundContext,
): Promise<string> {
  const now = context.now()
  const { round, history, state } = await openRound(tx, actor, id, now, "release", wanted.seen)
  const at = wanted.at === null ? now : new Date(wanted.at)
  if (!(at >= now)) throw new Problem("invalid", [issue("error", "round-date-past", "at", {})])
  const { proof } = await readFullProof(tx, history, context, "freeze")
  const frozen = history.findLast(({ action }) => action === "freeze")
  const content = await contentOf(tx, round, proof, frozen?.detail.methodDigest ?? "", context)
  const publication = context.newId()
  const participants = state.participants.map(({ organisation }) => organisation)
  await keepZoneProofs(tx, round, publication, proof, participants, context)
  const files = await keepPublicProof(tx, round, publication, proof, at, context)
  const before = history.findLast(({ action }) => action === "release")?.detail.publication ?? null
  await tx
    .insertInto("round_publication")
    .values({
      ...owned(round),
      id: publication,
      kind: "release",
      released_at: at,
      ends_at: null,
      content: JSON.stringify(content),
      proof_id: files.proof,
      openings_id: files.openings,
      reason: state.revision?.reason ?? "",
      replaces: state.revision === null ? null : before,
      created_at: now,
    })
    .execute()
  await appendEvent(tx, round, now, {
    action: "release",
    detail: {
      ...(await nameOf(tx, actor)),
      publication,
      releaseAt: at.toISOString(),
      ...(state.revision === null ? {} : { reason: state.revision.reason }),
    },
  })
  await recordAction(tx, {
    action: "round.release",
    objectKind: "round",
    objectId: id,
    detail: { publication, at: at.toISOString(), proofDigest: proof.digest },
  })
  return publication
}
