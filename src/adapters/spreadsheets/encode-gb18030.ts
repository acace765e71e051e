/** What a pair of bytes, or four, stand for: the decoder that every runtime has is the table. */
let table: Uint32Array | null = null

/** Sequences of four bytes for the first plane; the planes after it begin at `beyond`. */
const fourBytes = 39_420
const beyond = 189_000

const fourOf = (linear: number): number[] => [
  0x81 + Math.floor(linear / 12_600),
  0x30 + (Math.floor(linear / 1260) % 10),
  0x81 + (Math.floor(linear / 10) % 126),
  0x30 + (linear % 10),
]

const asNumber = (bytes: readonly number[]): number => bytes.reduce((all, byte) => all * 256 + byte, 0)

function makeTable(): Uint32Array {
  const made = new Uint32Array(0x10000)
  const put = (sequences: readonly number[][]) => {
    const text = new TextDecoder("gb18030").decode(new Uint8Array(sequences.flat()))
    if (text.length !== sequences.length) throw new Error("the GB18030 of this runtime is not the one known")
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      // The first of two sequences for one sign is the usual one.
      if (made[code] === 0) made[code] = asNumber(sequences[i] ?? [])
    }
  }
  const pairs: number[][] = []
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) pairs.push([lead, trail])
  put(pairs)
  put(Array.from({ length: fourBytes }, (_, linear) => fourOf(linear)))
  return made
}

/**
 * Text in GB18030, the encoding of Chinese Windows, which holds all of Unicode. Half of a surrogate pair becomes U+FFFD.
 * @example encodeGb18030("高新") // Uint8Array of b8 df d0 c2
 */
export function encodeGb18030(text: string): Uint8Array {
  table ??= makeTable()
  const bytes = new Uint8Array(text.length * 4)
  let length = 0
  const put = (all: number, count: number) => {
    for (let shift = count - 1; shift >= 0; shift--) bytes[length++] = (all >>> (shift * 8)) & 255
  }
  for (const sign of text.toWellFormed()) {
    const code = sign.codePointAt(0) ?? 0
    if (code < 0x80) put(code, 1)
    else if (code > 0xffff) put(asNumber(fourOf(code - 0x10000 + beyond)), 4)
    else {
      const found = table[code] ?? 0
      put(found, found > 0xffff ? 4 : 2)
    }
  }
  return bytes.slice(0, length)
}
