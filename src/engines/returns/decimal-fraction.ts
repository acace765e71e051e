/**
 * A decimal number of a check as two whole numbers, so that a share is compared by multiplication of integers.
 * @returns `null` for what is not a positive decimal of up to 9 + 9 digits
 * @example decimalFraction(1.25) // [125n, 100n]
 */
export function decimalFraction(value: number): readonly [bigint, bigint] | null {
  const found = /^(\d{1,9})(?:\.(\d{1,9}))?$/.exec(String(value))
  if (found === null || value <= 0) return null
  const [, whole = "", fraction = ""] = found
  return [BigInt(whole + fraction), BigInt(`1${"0".repeat(fraction.length)}`)]
}
