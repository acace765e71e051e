import type { FullProof } from "#evaluation"
import { issue, Problem } from "#issues"
import type { RoundEvent } from "#rounds"
import type { Transaction } from "#schema"
import type { RoundContext } from "./context.ts"

/** The full proof of a computation; of the latest one when none is named. @throws Problem conflict, not-found */
export async function readFullProof(
  tx: Transaction,
  history: readonly RoundEvent[],
  context: RoundContext,
  action: "compute" | "freeze" = "compute",
): Promise<{ readonly proof: FullProof; readonly content: Buffer }> {
  const event = history.findLast((one) => one.action === action)
  const id = event?.detail.proof
  if (id === undefined) throw new Problem("conflict", [issue("error", "round-not-computed", "", {})])
  const file = await tx.selectFrom("artefact").where("id", "=", id).select("digest").executeTakeFirst()
  if (file === undefined) throw new Problem("not-found", [issue("error", "round-not-computed", "", {})])
  const content = await context.artefacts.read(file.digest)
  return { content, proof: JSON.parse(content.toString("utf8")) as FullProof }
}
