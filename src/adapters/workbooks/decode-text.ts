/**
 * Text of a file: UTF-8 or UTF-16 by its byte order mark, else UTF-8, else GB18030.
 * @returns `null` when it is none of them
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: string } | null {
  const marked = markOf(bytes)
  for (const encoding of marked === null ? ["utf-8", "gb18030"] : [marked])
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding }
    } catch {
      // Not this one.
    }
  return null
}

function markOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le"
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null
}

/** Bytes that are decoded at a time. */
const slice = 1 << 20

/**
 * The same text as UTF-8 without a mark, and never whole as a text: what is UTF-8 stays where it is.
 * @returns `null` when it is none of them
 */
export function recodeText(bytes: Uint8Array): { utf8: Uint8Array; encoding: string } | null {
  const marked = markOf(bytes)
  for (const encoding of marked === null ? ["utf-8", "gb18030"] : [marked])
    try {
      const decoder = new TextDecoder(encoding, { fatal: true })
      const encoder = new TextEncoder()
      const parts: Uint8Array[] = []
      const put = (text: string) => {
        if (encoding !== "utf-8") parts.push(encoder.encode(text))
      }
      for (let at = 0; at < bytes.length; at += slice)
        put(decoder.decode(bytes.subarray(at, at + slice), { stream: true }))
      put(decoder.decode())
      const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
      return { utf8: encoding === "utf-8" ? bytes.subarray(hasMark ? 3 : 0) : joined(parts), encoding }
    } catch (cause) {
      // Not this one.
      if (!(cause instanceof TypeError)) throw cause
    }
  return null
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
