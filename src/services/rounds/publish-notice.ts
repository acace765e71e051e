import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { RoundContext } from "./context.ts"
import { endPublications } from "./end-publications.ts"
import { readFullProof } from "./frozen-proof.ts"
import { nameOf } from "./name-of.ts"
import { openRound } from "./open-round.ts"
import { contentOf } from "./publication-content.ts"
import { keepZoneProofs } from "./publish.ts"
import { appendEvent, owned } from "./round-store.ts"

/**
 * Gives public notice (公示) of the frozen result between two instants that the authority sets. A notice after
 * corrections takes the place of the one before.
 * @returns the publication's id
 */
export async function publishNotice(
  tx: Transaction,
  actor: Actor,
  id: string,
  wanted: { readonly from: string | null; readonly until: string; readonly seen?: string },
  context: RoundContext,
): Promise<string> {
  const now = context.now()
  const { round, history, state } = await openRound(tx, actor, id, now, "publish-notice", wanted.seen)
  const from = wanted.from === null ? now : new Date(wanted.from)
  const until = new Date(wanted.until)
  if (!(from >= now)) throw new Problem("invalid", [issue("error", "round-date-past", "from", {})])
  if (!(until > from)) throw new Problem("invalid", [issue("error", "round-dates-order", "until", {})])
  const { proof } = await readFullProof(tx, history, context, "freeze")
  const frozen = history.findLast(({ action }) => action === "freeze")
  const content = await contentOf(tx, round, proof, frozen?.detail.methodDigest ?? "", context)
  await endPublications(tx, round, "replaced", "公示内容已更正 · The notice was corrected", now)
  const publication = context.newId()
  await keepZoneProofs(
    tx,
    round,
    publication,
    proof,
    state.participants.map(({ organisation }) => organisation),
    context,
  )
  await tx
    .insertInto("round_publication")
    .values({
      ...owned(round),
      id: publication,
      kind: "notice",
      released_at: from,
      ends_at: until,
      content: JSON.stringify(content),
      proof_id: null,
      openings_id: null,
      replaces: null,
      reason: "",
      created_at: now,
    })
    .execute()
  await appendEvent(tx, round, now, {
    action: "publish-notice",
    detail: {
      ...(await nameOf(tx, actor)),
      publication,
      from: from.toISOString(),
      until: until.toISOString(),
    },
  })
  await recordAction(tx, {
    action: "round.publish-notice",
    objectKind: "round",
    objectId: id,
    detail: { publication, from: from.toISOString(), until: until.toISOString() },
  })
  return publication
}
