// Exact decimal text: the point is moved and digits multiplied, never through floating point.

interface Decimal {
  readonly digits: bigint
  /** Digits after the point; may be negative. */
  readonly scale: number
}

const plain = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/

/** Exponents beyond are no amount of anything. */
const widest = 400

function parse(text: string): Decimal | null {
  const found = plain.exec(text)
  if (found === null) return null
  const [, sign = "", whole = "", part = "", power = "0"] = found
  if (whole === "" && part === "") return null
  const exponent = Number(power)
  if (Math.abs(exponent) > widest) return null
  const digits = BigInt(whole + part)
  return { digits: sign === "-" ? -digits : digits, scale: part.length - exponent }
}

/**
 * The shortest plain text of the same number.
 * @example plainDecimal("1.2E5") // "120000"
 * @example plainDecimal("-0.50") // "-0.5"
 */
export function plainDecimal(text: string): string | null {
  // The commonest case as it is: digits without a leading zero.
  if (/^-?[1-9]\d*$/.test(text)) return text
  const value = parse(text)
  return value === null ? null : show(value)
}

function show({ digits, scale }: Decimal): string {
  if (digits === 0n) return "0"
  const sign = digits < 0n ? "-" : ""
  const size = (digits < 0n ? -digits : digits).toString()
  if (scale <= 0) return sign + size + "0".repeat(-scale)
  const padded = size.padStart(scale + 1, "0")
  const whole = padded.slice(0, -scale)
  const part = padded.slice(-scale).replace(/0+$/, "")
  return sign + whole + (part === "" ? "" : `.${part}`)
}

/** Digits with at most one point within, a sign in front, no zero too many: what needs no rewriting. */
export function isPlainDecimal(text: string): boolean {
  const size = text.length
  let at = text.charCodeAt(0) === 45 ? 1 : 0
  const first = at
  let point = -1
  for (; at < size; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 46 && point < 0) point = at
    else if (code < 48 || code > 57) return false
  }
  if (size === first || point === first || point === size - 1) return false
  const leading = text.charCodeAt(first) === 48
  if (leading && point !== first + 1 && size > first + 1) return false
  if (point < 0) return !(leading && first === 1)
  return text.charCodeAt(size - 1) !== 48
}

/**
 * A plain decimal text times a power of ten, by moving the point; the quick way of `shiftDecimal`.
 * @param places not negative
 */
export function shiftPlain(text: string, places: number): string {
  if (places === 0 || text === "0") return text
  const point = text.indexOf(".")
  if (point < 0) return text + "0".repeat(places)
  const part = text.length - point - 1
  const digits = text.slice(0, point) + text.slice(point + 1)
  const moved =
    part <= places
      ? digits + "0".repeat(places - part)
      : `${digits.slice(0, point + places)}.${digits.slice(point + places)}`
  // 0.05 × 10 is 00.5 so far.
  return /^-?0\d/.test(moved) ? moved.replace(/^(-?)0+(?=\d)/, "$1") : moved
}

/**
 * `text` × `times` ÷ `over`, exactly; `null` when the quotient has no end as a decimal.
 * @example scaleDecimal("3.5", "100000000", "1000") // "350000"
 */
export function scaleDecimal(text: string, times: string, over: string): string | null {
  const value = parse(text)
  const by = parse(times)
  const under = parse(over)
  if (value === null || by === null || under === null || under.digits === 0n) return null
  let digits = value.digits * by.digits
  let scale = value.scale + by.scale - under.scale
  const most = 60
  for (let more = 0; more <= most; more += 1) {
    if (digits % under.digits === 0n) return show({ digits: digits / under.digits, scale })
    digits *= 10n
    scale += 1
  }
  return null
}

/** Moves the point: `shiftDecimal("0.125", 2)` is "12.5". */
export function shiftDecimal(text: string, places: number): string | null {
  const value = parse(text)
  return value === null ? null : show({ digits: value.digits, scale: value.scale - places })
}
