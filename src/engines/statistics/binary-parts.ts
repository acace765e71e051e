// How a double is made of a sign, an exponent and 52 bits, IEEE 754 section 3.4. Big-endian through DataView,
// so the byte order of the machine does not matter.
const view = new DataView(new ArrayBuffer(8))

/**
 * The exponent e of a positive finite x = f·2^e with 1 ≤ f < 2, subnormal numbers included.
 *
 * @example exponentOf(12) // 3
 */
export function exponentOf(x: number): number {
  view.setFloat64(0, x)
  const biased = view.getUint32(0) >>> 20
  // 2^54 lifts every subnormal number into the normal range.
  return biased === 0 ? exponentOf(x * 18014398509481984) - 54 : biased - 1023
}

/**
 * 2^exponent, exactly.
 *
 * @param exponent an integer; below −1074 gives 0, above 1023 Infinity
 * @example twoTo(-3) // 0.125
 */
export function twoTo(exponent: number): number {
  if (exponent > 1023) return Infinity
  if (exponent < -1074) return 0
  if (exponent < -1022) return twoTo(exponent + 1074) * Number.MIN_VALUE
  view.setUint32(0, (exponent + 1023) << 20)
  view.setUint32(4, 0)
  return view.getFloat64(0)
}

/**
 * The whole number nearest the logarithm to base 2 of a positive finite x: x/2^e lies between about √½ and √2.
 *
 * @example nearestExponentOf(3) // 2
 */
export function nearestExponentOf(x: number): number {
  const e = exponentOf(x)
  return timesTwoTo(x, -e) > Math.SQRT2 ? e + 1 : e
}

/**
 * x·2^exponent, exact when it is a normal number or 0.
 *
 * @param exponent an integer from −2000 to 2000
 * @example timesTwoTo(3, -1) // 1.5
 */
export function timesTwoTo(x: number, exponent: number): number {
  // Two factors, because one alone may overflow when the result does not.
  const half = Math.floor(exponent / 2)
  return x * twoTo(half) * twoTo(exponent - half)
}
