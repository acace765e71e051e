import { attributesOfTag, type TagBytes } from "./scan-bytes.ts"

export const isTrue = (text: string | undefined): boolean => text === "1" || text === "true"

const types: Readonly<Record<string, string>> = { b: "b", d: "d", e: "e", n: "n", s: "s" }

/** Reference, style and type of a cell, without making texts of them. `column` −2: the one after. */
export function readCellTag({ bytes, from, to }: TagBytes): { column: number; style: number; type: string } {
  let column = -2
  let style = 0
  let type = "n"
  let at = from
  while (at < to) {
    while (at < to && (bytes[at] ?? 0) <= 32) at++
    const name = at
    while (at < to && bytes[at] !== 61) at++
    let nameEnd = at
    while (nameEnd > name && (bytes[nameEnd - 1] ?? 0) <= 32) nameEnd--
    at++
    while (at < to && (bytes[at] ?? 0) <= 32) at++
    const quote = bytes[at]
    const start = ++at
    while (at < to && bytes[at] !== quote) at++
    const end = at++
    if (nameEnd - name !== 1) continue
    const sign = bytes[name]
    if (sign === 114) {
      column = 0
      for (let i = start; i < end; i++) {
        const letter = bytes[i] ?? 0
        if (letter < 65 || letter > 90 || i - start > 3) break
        column = column * 26 + letter - 64
      }
      column--
    } else if (sign === 115) {
      style = 0
      for (let i = start; i < end; i++) style = style * 10 + (bytes[i] ?? 48) - 48
    } else if (sign === 116) {
      const word = String.fromCharCode(...bytes.subarray(start, end))
      type = types[word] ?? word
    }
  }
  return { column, style, type }
}

/** ` r="12"` with up to seven digits. */
function plainLine({ bytes, from, to }: TagBytes): number {
  if (bytes[from] !== 32 || bytes[from + 1] !== 114 || bytes[from + 2] !== 61 || bytes[from + 3] !== 34)
    return 0
  let line = 0
  for (let at = from + 4; at < to && at < from + 12; at++) {
    const sign = bytes[at] ?? 0
    if (sign === 34) return line
    if (sign < 48 || sign > 57) return 0
    line = line * 10 + sign - 48
  }
  return 0
}

/** Number of a row, where it says one, and whether it is hidden, or no sign high. */
export function readRowTag(tag: TagBytes): { line: number | null; hidden: boolean } {
  const line = plainLine(tag)
  if (line > 0 && !mayHide(tag)) return { line, hidden: false }
  const attribute = attributesOfTag(tag)
  const said = attribute("r")
  return {
    line: said === undefined ? null : Number(said),
    hidden: isTrue(attribute("hidden")) || attribute("ht") === "0",
  }
}

/** Whether an h or an & stands anywhere, without which there is neither `hidden` nor `ht`, nor a second `r`. */
function mayHide({ bytes, from, to }: TagBytes): boolean {
  for (let at = from; at < to; at++) if (bytes[at] === 104 || bytes[at] === 38) return true
  return false
}
