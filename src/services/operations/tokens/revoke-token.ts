import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"

/** Ends a token for good; one that was ended before stays as it was. @throws Problem when there is no such token */
export async function revokeToken(tx: Transaction, id: string, now: Date): Promise<void> {
  const found = await tx.selectFrom("api_token").where("id", "=", id).select("revoked_at").executeTakeFirst()
  if (found === undefined) throw new Problem("not-found", [issue("error", "no-such-token", "id", { id })])
  if (found.revoked_at !== null) return
  await tx.updateTable("api_token").set({ revoked_at: now }).where("id", "=", id).execute()
  await recordAction(tx, { action: "token.revoke", objectKind: "token", objectId: id })
}
