import { addDays, lastDayOfYears, stretchOf } from "./days.ts"
import type { RecordValues, RegisterDefinition, RegisterRecord } from "./model.ts"

/** First and last day of a record; `null`: none is known, or it has no end. */
export function daysOf(
  definition: RegisterDefinition,
  values: RecordValues,
): { readonly validFrom: string | null; readonly validTo: string | null } {
  const at = (code: string | undefined) => stretchOf(code === undefined ? "" : (values[code] ?? ""))
  const validFrom = at(definition.roles.validFrom)?.from ?? null
  const given = at(definition.roles.validTo)?.to ?? null
  const validTo =
    given ??
    (validFrom !== null && definition.validYears !== undefined
      ? lastDayOfYears(validFrom, definition.validYears)
      : null)
  return { validFrom, validTo }
}

/**
 * Whether a record is valid on a day, both ends within. `null`: nobody knows, because the list has a field for the
 * first day and the record none in it. What was withdrawn never was.
 */
export function validAt(
  definition: RegisterDefinition,
  record: Pick<RegisterRecord, "validFrom" | "validTo" | "state">,
  day: string,
): boolean | null {
  if (record.state === "withdrawn") return false
  if (record.validTo !== null && record.validTo < day) return false
  if (record.validFrom === null) return definition.roles.validFrom === undefined ? true : null
  return record.validFrom <= day
}

/** Whether a record begins within a stretch of days; `null`: nobody knows. */
export function begunWithin(
  record: Pick<RegisterRecord, "validFrom" | "state">,
  stretch: { readonly from: string; readonly to: string },
): boolean | null {
  if (record.state === "withdrawn") return false
  if (record.validFrom === null) return null
  return stretch.from <= record.validFrom && record.validFrom <= stretch.to
}

export type Expiry = "expiring" | "expired" | "valid"

/** The last day of those that are `expiring` on a day: the end itself and `expiryWarningDays` before it. */
export function warningHorizon(definition: RegisterDefinition, today: string): string | null {
  return definition.expiryWarningDays === undefined ? null : addDays(today, definition.expiryWarningDays)
}

/**
 * How a record stands to its end: on its last day it is still valid, and expiring. `null`: it has no end, or the list
 * has no expiry.
 */
export function expiryOf(
  definition: RegisterDefinition,
  record: Pick<RegisterRecord, "validTo" | "state">,
  today: string,
): Expiry | null {
  const horizon = warningHorizon(definition, today)
  if (horizon === null || record.validTo === null || record.state === "withdrawn") return null
  if (record.validTo < today) return "expired"
  return record.validTo <= horizon ? "expiring" : "valid"
}
