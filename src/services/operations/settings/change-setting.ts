import { sql } from "kysely"
import { type Actor, isTopScope } from "#access"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { boundsOf, isSettingName, readSetting, settings, settingValueFits } from "#services/settings"

/**
 * Changes a setting; what it was and what it is becomes a row of the audit trail, which is its history.
 * @throws Problem not-found, refused (another role's setting) or invalid (outside its bounds)
 */
export async function changeSetting(
  tx: Transaction,
  actor: Actor,
  name: string,
  value: unknown,
): Promise<void> {
  if (!isSettingName(name))
    throw new Problem("not-found", [issue("error", "no-such-setting", "name", { name })])
  const { changedBy } = settings[name]
  if (actor.kind !== "system" && (actor.kind !== "person" || actor.role !== changedBy))
    throw new Problem("refused", [issue("error", "not-permitted", "name", { allowed: [changedBy] })])
  if (actor.kind === "person" && !isTopScope(actor.scope))
    throw new Problem("refused", [issue("error", "installation-only", "name", {})])
  if (!settingValueFits(name, value)) {
    const bounds = boundsOf(name)
    throw new Problem("invalid", [
      bounds === null
        ? issue("error", "setting-value", "value", { name })
        : issue("error", "setting-out-of-bounds", "value", {
            name,
            minimum: bounds.minimum,
            maximum: bounds.maximum,
          }),
    ])
  }
  const before = await readSetting(tx, name)
  if (JSON.stringify(before) === JSON.stringify(value)) return
  const text = JSON.stringify(value)
  const by = actor.kind === "person" ? actor.person : null
  await tx
    .insertInto("setting")
    .values({ name, value: text, changed_by: by })
    .onConflict((conflict) =>
      conflict
        .column("name")
        .doUpdateSet({ value: text, changed_at: sql<Date>`clock_timestamp()`, changed_by: by }),
    )
    .execute()
  await recordAction(tx, {
    action: "setting.change",
    objectKind: "setting",
    objectId: name,
    detail: { before, after: value },
  })
}
