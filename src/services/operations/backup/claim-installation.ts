import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"

export type InstallationMode = "production" | "demo"

/**
 * Marks a new database as production's or a demonstration's, for ever; refuses one that is the other's.
 * @returns whether this was its first start
 * @throws Problem `installation-is-demo`, `installation-is-production`
 */
export async function claimInstallation(
  tx: Transaction,
  wish: { readonly id: string; readonly mode: InstallationMode },
): Promise<boolean> {
  const entered = await tx
    .insertInto("installation")
    .values(wish)
    .onConflict((conflict) => conflict.column("single").doNothing())
    .executeTakeFirst()
  const { mode } = await tx.selectFrom("installation").select("mode").executeTakeFirstOrThrow()
  if (mode !== wish.mode) throw new Problem("conflict", [issue("error", `installation-is-${mode}`, "")])
  return entered.numInsertedOrUpdatedRows === 1n
}
