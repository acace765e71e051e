import { mostDigits } from "./packed-form.ts"

/** What a common cell goes to. */
export interface PlainCellTaker {
  /** Column of the cell before; −1 at the start of a row. */
  column: number
  /** @returns whether a number of this style may stay text: it is no date */
  readonly staysNumber: (style: number) => boolean
  /** A number whose text is the shortest one already. */
  readonly shortest: (column: number, style: number, bytes: Uint8Array, from: number, to: number) => void
  /** Any other number, as it stands; false: it is none, and is left to who asked. */
  readonly number: (column: number, style: number, bytes: Uint8Array, from: number, to: number) => boolean
  readonly shared: (column: number, number: number) => void
}

/** Bytes of the longest common cell, with room to spare: within so many the end of the bytes is not looked for. */
const longest = 160
const mostColumns = 16_384

/**
 * Goes through cells as nearly all programs write them: `<c r="B2" s="1" t="s"><v>12</v></c>` or `<c r="B2" s="1"/>`,
 * with numbers and shared texts. Stops at whatever else begins, which the scanner then takes apart sign by sign.
 */
export function takePlainCells(bytes: Uint8Array, start: number, cells: PlainCellTaker): number {
  const last = bytes.length - longest
  let before = cells.column
  let at = start
  while (at <= last) {
    // `<c r="`
    if (
      bytes[at] !== 60 ||
      bytes[at + 1] !== 99 ||
      bytes[at + 2] !== 32 ||
      bytes[at + 3] !== 114 ||
      bytes[at + 4] !== 61 ||
      bytes[at + 5] !== 34
    )
      break
    let to = at + 6
    let column = 0
    let sign = bytes[to] ?? 0
    for (let i = 0; i < 3 && sign >= 65 && sign <= 90; i++) {
      column = column * 26 + sign - 64
      sign = bytes[++to] ?? 0
    }
    column--
    for (let i = 0; i < 7 && sign >= 48 && sign <= 57; i++) sign = bytes[++to] ?? 0
    if (sign !== 34 || column <= before || column >= mostColumns) break
    sign = bytes[++to] ?? 0
    let style = 0
    let isShared = false
    // ` s="1"`
    if (sign === 32 && bytes[to + 1] === 115 && bytes[to + 2] === 61 && bytes[to + 3] === 34) {
      to += 4
      sign = bytes[to] ?? 0
      for (let i = 0; i < 6 && sign >= 48 && sign <= 57; i++) {
        style = style * 10 + sign - 48
        sign = bytes[++to] ?? 0
      }
      if (sign !== 34) break
      sign = bytes[++to] ?? 0
    }
    // ` t="s"`, ` t="n"`
    if (
      sign === 32 &&
      bytes[to + 1] === 116 &&
      bytes[to + 2] === 61 &&
      bytes[to + 3] === 34 &&
      bytes[to + 5] === 34
    ) {
      const type = bytes[to + 4]
      if (type !== 115 && type !== 110) break
      isShared = type === 115
      to += 6
      sign = bytes[to] ?? 0
    }
    // `/>`
    if (sign === 47 && bytes[to + 1] === 62) {
      before = column
      at = to + 2
      continue
    }
    // `><v>`
    if (sign !== 62 || bytes[to + 1] !== 60 || bytes[to + 2] !== 118 || bytes[to + 3] !== 62) break
    const from = to + 4
    const end = endOfNumber(bytes, from)
    // `</v></c>`
    if (
      end < 0 ||
      bytes[end + 1] !== 47 ||
      bytes[end + 2] !== 118 ||
      bytes[end + 3] !== 62 ||
      bytes[end + 4] !== 60 ||
      bytes[end + 5] !== 47 ||
      bytes[end + 6] !== 99 ||
      bytes[end + 7] !== 62
    )
      break
    if (isShared) {
      if (end - from > 9) break
      let number = 0
      for (to = from; to < end; to++) {
        sign = bytes[to] ?? 0
        if (sign < 48 || sign > 57) break
        number = number * 10 + sign - 48
      }
      if (to < end) break
      cells.shared(column, number)
    } else if (isShortest(bytes, from, end) && cells.staysNumber(style))
      cells.shortest(column, style, bytes, from, end)
    else if (!cells.number(column, style, bytes, from, end)) break
    before = column
    at = end + 8
  }
  cells.column = before
  return at
}

/** The < after at least one and at most `mostDigits` signs; −1: it is not there. */
function endOfNumber(bytes: Uint8Array, from: number): number {
  const most = from + mostDigits
  let to = from
  while (bytes[to] !== 60) if (++to > most) return -1
  return to === from ? -1 : to
}

/** Digits of which a double holds every combination, so that a text of them is the shortest of its number. */
const exactDigits = 15
/** Smaller numbers are written with an exponent. */
const mostZeros = 5

/**
 * Whether the text of a number is what `String` makes of it: at most 15 digits that count, nothing too many.
 * @example "12.5" is; "12.50", "012", "-0", ".5", "1E5" and "0.1234567890123456" may not be
 */
export function isShortest(bytes: Uint8Array, from: number, to: number): boolean {
  let at = from
  if (bytes[at] === 45) at++
  const first = bytes[at] ?? 0
  if (first < 48 || first > 57) return false
  let point = -1
  let digits = 0
  if (first === 48) {
    // Only 0 itself, or a share: 0.05.
    if (at + 1 === to) return at === from
    if (bytes[at + 1] !== 46) return false
    point = at + 1
    at += 2
    const part = at
    while (bytes[at] === 48) at++
    if (at - part > mostZeros) return false
  }
  for (; at < to; at++) {
    const sign = bytes[at] ?? 0
    if (sign >= 48 && sign <= 57) digits++
    else if (sign === 46 && point < 0) point = at
    else return false
  }
  return digits <= exactDigits && (point < 0 || (point < to - 1 && bytes[to - 1] !== 48))
}
