import type { Role } from "#access"
import type { Words } from "#issues"
import type { Transaction } from "#schema"
import { boundsOf, readSetting, type SettingName, settingNames, settings } from "#services/settings"

export interface SettingRow {
  readonly name: SettingName
  readonly label: Words
  /** How it is entered. */
  readonly kind: "number" | "text" | "roles"
  readonly value: number | string | readonly string[]
  readonly default: number | string | readonly string[]
  /** Least and greatest, of a number. */
  readonly minimum: number | null
  readonly maximum: number | null
  readonly changedBy: Role
  /** ISO instant; null: it is still the default. */
  readonly changedAt: string | null
  readonly lastChangedBy: string | null
}

/** Every setting as it stands. */
export async function listSettings(tx: Transaction): Promise<SettingRow[]> {
  const changed = new Map(
    (
      await tx
        .selectFrom("setting")
        .leftJoin("person", "person.id", "setting.changed_by")
        .select(["setting.name", "setting.changed_at", "setting.changed_by", "person.name as person"])
        .execute()
    ).map((row) => [row.name, row]),
  )
  const rows: SettingRow[] = []
  for (const name of settingNames) {
    const { label, changedBy, default: initial } = settings[name]
    const row = changed.get(name)
    const bounds = boundsOf(name)
    rows.push({
      name,
      label,
      kind: typeof initial === "number" ? "number" : typeof initial === "string" ? "text" : "roles",
      value: await readSetting(tx, name),
      default: initial,
      minimum: bounds?.minimum ?? null,
      maximum: bounds?.maximum ?? null,
      changedBy,
      changedAt: row?.changed_at.toISOString() ?? null,
      lastChangedBy: row === undefined ? null : (row.person ?? row.changed_by),
    })
  }
  return rows
}
