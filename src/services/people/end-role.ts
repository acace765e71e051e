import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"

/** Ends an appointment of somebody else, from now on. @throws Problem when there is none in force in one's scope */
export async function endRole(tx: Transaction, actor: Actor, appointment: string, now: Date): Promise<void> {
  const found = await tx
    .selectFrom("appointment")
    .where("id", "=", appointment)
    .where("valid_to", "is", null)
    .select(["person_id", "role", "organisation_id"])
    .executeTakeFirst()
  if (found === undefined)
    throw new Problem("not-found", [issue("error", "no-such-appointment", "appointment", {})])
  if (actor.kind === "person" && actor.person === found.person_id)
    throw new Problem("refused", [issue("error", "own-appointment", "appointment", {})])
  await tx.updateTable("appointment").set({ valid_to: now }).where("id", "=", appointment).execute()
  await recordAction(tx, {
    action: "appointment.end",
    objectKind: "appointment",
    objectId: appointment,
    detail: { person: found.person_id, role: found.role, organisation: found.organisation_id },
  })
}
