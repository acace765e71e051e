import { decodeBytes } from "./text-store.ts"

/** Powers of ten that are exact in double precision. */
const powers = Array.from({ length: 23 }, (_, i) => Number(`1e${i}`))

/**
 * The number that a run of ASCII bytes says; NaN: none. Up to 15 digits and a small exponent are two exact numbers and
 * one correctly rounded operation; all else is left to the language. Source: Clinger, How to Read Floating Point
 * Numbers Accurately (1990), the fast case.
 */
export function parseDecimal(bytes: Uint8Array, from: number, to: number): number {
  let at = from
  const negative = bytes[at] === 45
  if (negative) at++
  let mantissa = 0
  let digits = 0
  let places = -1
  for (; at < to; at++) {
    const sign = bytes[at] ?? 0
    if (sign >= 48 && sign <= 57) {
      mantissa = mantissa * 10 + sign - 48
      if (mantissa > 0) digits++
      if (places >= 0) places++
    } else if (sign === 46 && places < 0) places = 0
    else break
  }
  if (at < to || digits > 15 || places > 22 || places === 0 || to - from > 40)
    return parseSlowly(bytes, from, to)
  if (at === from || (negative && at === from + 1)) return Number.NaN
  const value = places > 0 ? mantissa / (powers[places] ?? 1) : mantissa
  return negative && value !== 0 ? -value : value
}

function parseSlowly(bytes: Uint8Array, from: number, to: number): number {
  const text = decodeBytes(bytes, from, to).trim()
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN
}
