// Checks of single cells as expressions of the language: what interprets, compiles and explains relations does these too.
import { decimalFraction } from "./decimal-fraction.ts"
import type { ChangeCheck, UnitSlipCheck } from "./model.ts"

/** A number of a check that cannot be written exactly, by the key that it stands under. */
export class NotExact extends Error {}

/** At most 18 digits, as the language reads them. */
function digits(value: bigint, key: string): string {
  if (value >= 1_000_000_000_000_000_000n) throw new NotExact(key)
  return String(value)
}

function fraction(value: number, key: string): readonly [bigint, bigint] {
  const read = decimalFraction(value)
  if (read === null) throw new NotExact(key)
  return read
}

export const requiredText = (cell: string) => `${cell} is not null`

/**
 * Not moved by more than the share; from zero any move is more. Whole numbers on both sides: a change of exactly the
 * share is let pass, also where the share has no exact double.
 */
export function changeText(cell: string, check: ChangeCheck): string {
  const [share, of] = fraction(check.share, "share")
  const kept = `abs(${cell} - prior(${cell})) * ${digits(of, "share")} <= abs(prior(${cell})) * ${digits(share, "share")}`
  if (check.floor === undefined || check.floor === 0) return kept
  const [floor, over] = fraction(check.floor, "floor")
  const written = decimalText(floor, over)
  return `(abs(${cell}) < ${written} and abs(prior(${cell})) < ${written}) or ${kept}`
}

/** No factor, up or down, of last period's value. Zero is a factor of nothing. */
export function unitSlipText(cell: string, check: UnitSlipCheck): string {
  const [within, of] = fraction(check.within, "within")
  const about = (large: string, small: string, factor: number) => {
    const [times, over] = fraction(factor, "factors")
    const least = `abs(${large}) * ${digits(within * over, "within")} >= abs(${small}) * ${digits(times * of, "factors")}`
    const most = `abs(${large}) * ${digits(of * over, "within")} <= abs(${small}) * ${digits(times * within, "factors")}`
    return `not (${least} and ${most})`
  }
  const last = `prior(${cell})`
  const none = check.factors.flatMap((factor) => [about(cell, last, factor), about(last, cell, factor)])
  return `${cell} = 0 or ${last} = 0 or (${none.join(" and ")})`
}

function decimalText(integer: bigint, over: bigint): string {
  const places = String(over).length - 1
  if (places === 0) return String(integer)
  const text = String(integer).padStart(places + 1, "0")
  return `${text.slice(0, -places)}.${text.slice(-places)}`
}
