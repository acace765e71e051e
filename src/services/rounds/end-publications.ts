import { sql } from "kysely"
import type { Transaction } from "#schema"
import { owned, type RoundRow } from "./round-store.ts"

/** Ends what a round has made public: notices when they are replaced, everything when the round is withdrawn. */
export async function endPublications(
  tx: Transaction,
  round: RoundRow,
  kind: "replaced" | "withdrawn",
  reason: string,
  at: Date,
): Promise<void> {
  const open = await tx
    .selectFrom("round_publication as p")
    .leftJoin("round_publication_end as e", "e.publication_id", "p.id")
    .where("p.round_id", "=", round.id)
    .where("e.publication_id", "is", null)
    .$if(kind === "withdrawn", (q) =>
      q.where((where) => where.or([where("p.ends_at", "is", null), where("p.ends_at", ">", at)])),
    )
    .$if(kind === "replaced", (q) => q.where("p.kind", "=", "notice"))
    .select(["p.id", "p.proof_id", sql<string>`p.released_at::text`.as("released_at")])
    .execute()
  if (open.length === 0) return
  await tx
    .insertInto("round_publication_end")
    .values(
      open.map((one) => ({
        ...owned(round),
        publication_id: one.id,
        released_at: one.released_at,
        kind,
        title_zh: round.title_zh,
        title_en: round.title_en,
        reason,
        ended_at: at,
      })),
    )
    .execute()
  const proofs = open.flatMap(({ proof_id }) => (proof_id === null ? [] : [proof_id]))
  if (proofs.length > 0)
    await tx.updateTable("artefact").set({ released_at: null }).where("id", "in", proofs).execute()
}
