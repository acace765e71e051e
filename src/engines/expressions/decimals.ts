// Exact integers as JavaScript numbers while they are safe, bigint beyond; and their way to a double.

export type Exact = number | bigint

const safe = Number.MAX_SAFE_INTEGER

/** A number where it is safe, else a bigint: one value has one form. */
export const normal = (value: bigint): Exact =>
  value <= 9007199254740991n && value >= -9007199254740991n ? Number(value) : value

export function plus(a: Exact, b: Exact): Exact {
  if (typeof a === "number" && typeof b === "number") {
    const sum = a + b
    if (sum <= safe && sum >= -safe) return sum
  }
  return normal(BigInt(a) + BigInt(b))
}

export function minus(a: Exact, b: Exact): Exact {
  if (typeof a === "number" && typeof b === "number") {
    const difference = a - b
    if (difference <= safe && difference >= -safe) return difference
  }
  return normal(BigInt(a) - BigInt(b))
}

/** No negative zero. */
export const negated = (a: Exact): Exact => (typeof a === "number" ? 0 - a : normal(-a))
export const absolute = (a: Exact): Exact => (a < 0 ? negated(a) : a)

const powers: readonly number[] = Array.from({ length: 23 }, (_, i) => Number(`1e${i}`))
/** 10^digits, exact up to 22. */
export const tenTo = (digits: number): number => powers[digits] ?? Number.NaN

const bigTen = (digits: number) => BigInt(`1${"0".repeat(digits)}`)

/** The same quantity with `digits` more decimals. */
export function rescaled(a: Exact, digits: number): Exact {
  if (digits === 0) return a
  if (typeof a === "number") {
    const product = a * tenTo(digits)
    if (product <= safe && product >= -safe) return product
  }
  return normal(BigInt(a) * bigTen(digits))
}

/** The nearest double of the integer, divided by 10^decimals: what SQL's casts do, step by step. */
export const toDouble = (a: Exact, decimals: number): number =>
  decimals === 0 ? Number(a) : Number(a) / tenTo(decimals)

/** Digits with a point, without an exponent: `-0.05`. */
export function exactText(a: Exact, decimals: number): string {
  const digits = String(absolute(a)).padStart(decimals + 1, "0")
  const whole = digits.slice(0, digits.length - decimals)
  return `${a < 0 ? "-" : ""}${whole}${decimals === 0 ? "" : `.${digits.slice(-decimals)}`}`
}

/**
 * Decimal text as an integer of its smallest unit, exactly.
 * @returns `null` for what is no number, or is longer than 18 digits or 9 decimals without its trailing zeros
 * @example readDecimal("1.50") // { integer: 15, decimals: 1 }
 */
export function readDecimal(text: string): { readonly integer: Exact; readonly decimals: number } | null {
  const found = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text)
  if (found === null) return null
  const [, sign = "", whole = "", fraction = "", power = "0"] = found
  if (whole === "" && fraction === "") return null
  const digits = `${whole}${fraction}`.replace(/^0+/, "")
  const kept = digits.replace(/0+$/, "")
  if (kept === "") return { integer: 0, decimals: 0 }
  // Value: kept × 10^exponent.
  const exponent = Number(power) - fraction.length + (digits.length - kept.length)
  if (exponent < -9 || kept.length + Math.max(exponent, 0) > 18) return null
  const integer = BigInt(kept) * bigTen(Math.max(exponent, 0))
  return { integer: normal(sign === "-" ? -integer : integer), decimals: Math.max(-exponent, 0) }
}
