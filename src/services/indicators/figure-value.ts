import { exactText, type Outcome } from "#expressions"
import type { PlannedIndicator } from "#returns"

/** Digits of a value: an exact number in full without idle zeros, a double as it prints. */
export function figureValue({ checked }: PlannedIndicator, outcome: Outcome | null): string | null {
  const value = outcome?.value ?? null
  if (value === null || checked === null || typeof value === "string" || typeof value === "boolean")
    return null
  const { type } = checked.nature
  if (type.kind !== "exact") return String(value)
  const text = exactText(value, type.decimals)
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text
}
