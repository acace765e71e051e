import { createHash } from "node:crypto"
import { exp, ln } from "#statistics"

/**
 * Chance as integers: a number of an enterprise (or of one of its years), times a factor and plus a term of the variable,
 * modulo a prime. Nothing is drawn in an order, so that neither threads nor other enterprises change a value; and there
 * is no floating point, so that no mathematical library does.
 */
export const prime = 2147483647

/** Expressions of SQL that are uniform in [0, 2147483647). */
export interface Draws {
  /** The same for all years of an enterprise. */
  readonly lasting: (key: string) => string
  /** Another for each year. */
  readonly yearly: (key: string) => string
}

/** @param seed any text */
export function drawsOf(seed: string): Draws {
  const draw = (column: string, key: string) => {
    const bytes = createHash("sha256").update(`${seed}|${column}|${key}`).digest()
    const factor = 1 + (bytes.readUInt32BE(0) % (prime - 1))
    return `((${column} * ${factor} + ${bytes.readUInt32BE(4) % prime}) % ${prime})`
  }
  return { lasting: (key) => draw("lasting", key), yearly: (key) => draw("yearly", key) }
}

/** A number of its own for what a text says, from MD5: the same in every version of every database. */
export const hashed = (text: string): string => `cast(md5_number_lower(${text}) % ${prime} as bigint)`

/** A whole number from `low` to `high`, both among them. */
export const between = (draw: string, low: number, high: number): string =>
  `(${low} + ${draw} % ${high - low + 1})`

/** True for so many of a million. */
export const chance = (draw: string, ofMillion: number): string => `(${draw} % 1000000 < ${ofMillion})`

/** So many ten-thousandths of a whole number, rounded down. */
export const part = (whole: string, tenThousandths: string | number): string =>
  `(${whole} * ${tenThousandths} // 10000)`

/** The same on average, for small counts: what is left over is one more or not. */
export const count = (whole: string, tenThousandths: string | number, draw: string): string =>
  `least(${whole}, (${whole} * ${tenThousandths} + ${draw} % 10000) // 10000)`

/** One of a list, by a draw. */
export const pick = (draw: string, values: readonly (string | number)[]): string =>
  `[${values.map((one) => (typeof one === "number" ? one : `'${one.replaceAll("'", "''")}'`)).join(", ")}][1 + ${draw} % ${values.length}]`

/** A value of a distribution whose quantiles stand in a table of 2 ** bits + 1 knots, straight between them. */
export function quantile(draw: string, knots: readonly number[]): string {
  const width = Math.floor(2147483648 / (knots.length - 1))
  const steps = knots.map((knot, i) => (knots[i + 1] ?? knot) - knot)
  const at = `(1 + ${draw} // ${width})`
  return `([${knots.join(", ")}][${at}] + [${steps.join(", ")}][${at}] * (${draw} % ${width}) // ${width})`
}

/**
 * Quantiles of the number of employees, in hundredths: log-normal with median 28, the largest hundredth Pareto.
 * Invented; the shape is what enterprise sizes commonly have.
 */
export function sizeKnots(): number[] {
  const spread = 1.25
  const middle = 2800
  const tailFrom = middle * exp(spread * normalQuantile(0.99))
  const knots = 1024
  return Array.from({ length: knots + 1 }, (_, i) => {
    // The last knot is not infinity, but the share 1 - 1/40960.
    const share = i === 0 ? 0.5 / knots : i === knots ? 1 - 1 / 40960 : i / knots
    const size =
      share < 0.99
        ? middle * exp(spread * normalQuantile(share))
        : tailFrom * exp(ln(0.01 / (1 - share)) / 1.15)
    return Math.max(100, Math.round(size))
  })
}

/** In ten-thousandths, from 1/width to width, even in logarithms: as far from the middle as a check lets pass. */
export const evenKnots = (width: number): number[] =>
  Array.from({ length: 65 }, (_, i) => Math.round(10000 * exp(ln(width) * (i / 32 - 1))))

/** Acklam's rational approximation of the normal quantile, relative error below 1.2e-9. */
function normalQuantile(share: number): number {
  const polynomial = (x: number, ...terms: readonly number[]) =>
    terms.reduce((sum, term) => sum * x + term, 0)
  if (share > 0.5) return -normalQuantile(1 - share)
  if (share < 0.02425) {
    const q = Math.sqrt(-2 * ln(share))
    return (
      polynomial(
        q,
        -7.784894002430293e-3,
        -0.3223964580411365,
        -2.400758277161838,
        -2.549732539343734,
        4.374664141464968,
        2.938163982698783,
      ) / polynomial(q, 7.784695709041462e-3, 0.3224671290700398, 2.445134137142996, 3.754408661416099, 1)
    )
  }
  const q = share - 0.5
  const r = q * q
  return (
    (polynomial(
      r,
      -39.69683028665376,
      220.9460984245205,
      -275.9285104469687,
      138.357751867269,
      -30.66479806614716,
      2.506628277459239,
    ) *
      q) /
    polynomial(
      r,
      -54.47609879822406,
      161.5858368580409,
      -155.6989798598866,
      66.80131188771972,
      -13.28068155288572,
      1,
    )
  )
}
