/** What the byte before a cell's content says. Numbers have their length in the five lowest bits instead. */
export const tags = {
  text: 0,
  shared: 1,
  /** A text of nothing but the signs of numbers, packed as those are. */
  digits: 2,
  date: 3,
  no: 4,
  yes: 5,
  error: 6,
  unset: 7,
  percent: 0x20,
  /** The column follows; else it is the one after the last. */
  far: 0x40,
  number: 0x80,
} as const

/** Signs of a number's text. */
export const mostDigits = 31

/** The signs that numbers are written with, each in four bits; 15 is none. */
const signs = "0123456789.-e+"

/** By the code of a sign. */
export const nibbles = new Uint8Array(256).fill(15)
for (let i = 0; i < signs.length; i++) nibbles[signs.charCodeAt(i)] = i

/** The codes of the two signs of a byte, the first in the lower half. */
export const pairs = new Uint16Array(256)
for (let byte = 0; byte < 256; byte++) {
  const first = byte >> 4 < signs.length ? signs.charCodeAt(byte >> 4) : 32
  const second = (byte & 15) < signs.length ? signs.charCodeAt(byte & 15) : 32
  pairs[byte] = first | (second << 8)
}
