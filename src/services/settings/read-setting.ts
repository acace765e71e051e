import { Value } from "typebox/value"
import type { Transaction } from "#schema"
import { type SettingName, type SettingValue, settings } from "./settings.ts"

/** Whether a value may be that of a setting. */
export function settingValueFits(name: SettingName, value: unknown): boolean {
  return Value.Check(settings[name].schema, value)
}

/**
 * What a setting says, for any actor and purpose: its default while nobody has changed it.
 * @example await readSetting(tx, "lock-out-failures") // 5
 */
export async function readSetting<N extends SettingName>(tx: Transaction, name: N): Promise<SettingValue<N>> {
  const row = await tx.selectFrom("setting").where("name", "=", name).select("value").executeTakeFirst()
  // Fitting the schema of its name; a value that an older program wrote may no longer fit.
  return (
    row !== undefined && settingValueFits(name, row.value) ? row.value : settings[name].default
  ) as SettingValue<N>
}
