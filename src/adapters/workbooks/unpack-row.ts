import type { SheetCell } from "#imports"
import { pairs, tags } from "./packed-form.ts"
import type { TextStore } from "./text-store.ts"

export interface PackedStores {
  readonly texts: TextStore
  readonly shared: TextStore
}

const decoder = new TextDecoder()
/** The signs of all numbers of a row, one after the other: made into one text, of which the cells have parts. */
let ascii = new Uint8Array(8192)

/** The cells of one row, from what `RowPacker` made of them. */
export function unpackRow(block: Uint8Array, from: number, to: number, stores: PackedStores): SheetCell[] {
  const digits = spreadDigits(block, from, to)
  const cells: SheetCell[] = []
  let start = 0
  let column = -1
  let at = from
  while (at < to) {
    const tag = block[at++] ?? 0
    if ((tag & tags.far) === 0) column++
    else {
      column = (block[at] ?? 0) + (block[at + 1] ?? 0) * 256
      at += 2
    }
    if (tag >= tags.number) {
      const length = tag & 31
      const text = digits.substring(start, start + length)
      const bytes = (length + 1) >> 1
      start += bytes * 2
      at += bytes
      cells.push(
        (tag & tags.percent) === 0
          ? { column, text, kind: "number" }
          : { column, text, kind: "number", note: "percent" },
      )
      continue
    }
    const kind = tag & 7
    if (kind === tags.digits) {
      const length = block[at++] ?? 0
      const bytes = (length + 1) >> 1
      cells.push({ column, text: digits.substring(start, start + length), kind: "text" })
      start += bytes * 2
      at += bytes
    } else if (kind === tags.unset)
      cells.push({ column, text: "", kind: "text", note: "formula-without-value" })
    else if (kind === tags.yes || kind === tags.no)
      cells.push({ column, text: kind === tags.yes ? "TRUE" : "FALSE", kind: "truth" })
    else {
      let number = 0
      let scale = 1
      for (;;) {
        const byte = block[at++] ?? 0
        number += (byte & 127) * scale
        if (byte < 128) break
        scale *= 128
      }
      if (kind === tags.shared) cells.push({ column, text: stores.shared.get(number), kind: "text" })
      else
        cells.push({
          column,
          text: stores.texts.get(number),
          kind: kind === tags.text ? "text" : kind === tags.date ? "date" : "error",
        })
    }
  }
  return cells
}

/** Signs of all numbers of a row; each begins at an even place. */
function spreadDigits(block: Uint8Array, from: number, to: number): string {
  if (ascii.length < (to - from) * 2) ascii = new Uint8Array((to - from) * 4)
  const out = ascii
  let length = 0
  let at = from
  while (at < to) {
    const tag = block[at++] ?? 0
    if ((tag & tags.far) !== 0) at += 2
    let signs = 0
    if (tag >= tags.number) signs = tag & 31
    else {
      const kind = tag & 7
      if (kind === tags.digits) signs = block[at++] ?? 0
      else if (kind !== tags.unset && kind !== tags.yes && kind !== tags.no) while ((block[at++] ?? 0) > 127);
    }
    for (const end = at + ((signs + 1) >> 1); at < end; at++) {
      const pair = pairs[block[at] ?? 0] ?? 0
      out[length++] = pair & 255
      out[length++] = pair >> 8
    }
  }
  return length === 0 ? "" : decoder.decode(out.subarray(0, length))
}
