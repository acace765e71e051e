/**
 * Text of a file: UTF-8 or UTF-16 by its byte order mark, else UTF-8, else GB18030.
 * @returns `null` when it is none of them
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: string } | null {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : null
  for (const encoding of marked === null ? ["utf-8", "gb18030"] : [marked])
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding }
    } catch {
      // Not this one.
    }
  return null
}
