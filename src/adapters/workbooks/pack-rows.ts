import type { SheetRows } from "#imports"
import { mostDigits, nibbles, tags } from "./packed-form.ts"
import { decodeBytes, NumberList, TextStore } from "./text-store.ts"
import { type PackedStores, unpackRow } from "./unpack-row.ts"

const blockBytes = 1 << 20
/** A tag, a column and the longest content. */
const mostOfCell = 1 + 2 + 1 + 16

/**
 * Packs rows into bytes as they are read: a cell takes its tag, and the signs of its number, two in a byte, or the
 * number of its text. Rows and cells come in order; a row without cells is left out.
 */
export class RowPacker {
  readonly #texts: TextStore
  readonly #shared: TextStore
  #scratch = new Uint8Array(4096)
  #length = 0
  #column = -1
  #line = 0
  #hidden = false
  #blocks: Uint8Array[] = []
  #used = blockBytes
  /** Of each row: line, twice, plus 1 if hidden; block; from; to. */
  #places = new NumberList()
  readonly #ascii = new Uint8Array(mostDigits + 1)

  /** @param shared texts that `sharedText` refers to */
  constructor(texts: TextStore, shared: TextStore = new TextStore()) {
    this.#texts = texts
    this.#shared = shared
  }

  row(line: number, hidden = false): void {
    this.#endRow()
    this.#line = line
    this.#hidden = hidden
  }

  number(column: number, value: number, isPercent = false): void {
    const text = String(value)
    const ascii = this.#ascii
    for (let i = 0; i < text.length; i++) ascii[i] = text.charCodeAt(i)
    ascii[text.length] = 0
    this.shortest(column, ascii, 0, text.length, isPercent)
  }

  /**
   * A number by its text, which is as `String` gives it.
   * @param to at most `mostDigits` after `from`; the byte at it is no sign of a number
   */
  shortest(column: number, bytes: Uint8Array, from: number, to: number, isPercent: boolean): void {
    this.#begin(column, tags.number + (isPercent ? tags.percent : 0) + to - from)
    this.#nibbles(bytes, from, to)
  }

  text(column: number, text: string): void {
    const { length } = text
    const ascii = this.#ascii
    if (length <= mostDigits) {
      for (let i = 0; i < length; i++) ascii[i] = Math.min(text.charCodeAt(i), 255)
      ascii[length] = 0
    }
    if (!this.#digits(column, ascii, 0, length)) this.#text(column, tags.text, text)
  }

  /** A text that stands in UTF-8; a byte is after it that is no sign of a number, or none. */
  textOfBytes(column: number, bytes: Uint8Array, from: number, to: number): void {
    if (!this.#digits(column, bytes, from, to)) this.#text(column, tags.text, decodeBytes(bytes, from, to))
  }

  /** @param number of a text that the store of shared ones has */
  sharedText(column: number, number: number): void {
    this.#begin(column, tags.shared)
    this.#varint(number)
  }

  date(column: number, text: string): void {
    this.#text(column, tags.date, text)
  }

  error(column: number, text: string): void {
    this.#text(column, tags.error, text)
  }

  truth(column: number, value: boolean): void {
    this.#begin(column, value ? tags.yes : tags.no)
  }

  formulaWithoutValue(column: number): void {
    this.#begin(column, tags.unset)
  }

  finish(): SheetRows {
    this.#endRow()
    const places = this.#places
    const blocks = this.#blocks
    const last = blocks.at(-1)
    if (last !== undefined) blocks[blocks.length - 1] = last.slice(0, this.#used)
    const stores: PackedStores = { texts: this.#texts, shared: this.#shared }
    return {
      count: places.length / 4,
      at: (position) => {
        const block = blocks[places.at(position * 4 + 1)]
        if (!(position >= 0 && position * 4 < places.length) || block === undefined)
          throw new RangeError(`no row ${position}`)
        const line = places.at(position * 4)
        return {
          line: Math.floor(line / 2),
          hidden: line % 2 === 1,
          cells: unpackRow(block, places.at(position * 4 + 2), places.at(position * 4 + 3), stores),
        }
      },
    }
  }

  /** Packs a text with no other signs than numbers have; false: it has others, and is not packed. */
  #digits(column: number, bytes: Uint8Array, from: number, to: number): boolean {
    if (to - from > mostDigits) return false
    for (let i = from; i < to; i++) if (nibbles[bytes[i] ?? 255] === 15) return false
    this.#begin(column, tags.digits)
    this.#scratch[this.#length++] = to - from
    this.#nibbles(bytes, from, to)
    return true
  }

  #text(column: number, tag: number, text: string): void {
    this.#begin(column, tag)
    this.#varint(this.#texts.add(text))
  }

  #begin(column: number, tag: number): void {
    if (this.#length + mostOfCell > this.#scratch.length) {
      const grown = new Uint8Array(this.#scratch.length * 2)
      grown.set(this.#scratch)
      this.#scratch = grown
    }
    if (column === this.#column + 1) this.#scratch[this.#length++] = tag
    else {
      this.#scratch[this.#length++] = tag | tags.far
      this.#scratch[this.#length++] = column & 255
      this.#scratch[this.#length++] = column >> 8
    }
    this.#column = column
  }

  #nibbles(bytes: Uint8Array, from: number, to: number): void {
    const scratch = this.#scratch
    let at = this.#length
    for (let i = from; i < to; i += 2)
      scratch[at++] = ((nibbles[bytes[i] ?? 0] ?? 15) << 4) | (nibbles[bytes[i + 1] ?? 0] ?? 15)
    this.#length = at
  }

  /** Seven bits a byte, the lowest first; below 2³². */
  #varint(value: number): void {
    let left = value
    while (left > 127) {
      this.#scratch[this.#length++] = (left & 127) | 128
      left = left > 0x7fff_ffff ? Math.floor(left / 128) : left >> 7
    }
    this.#scratch[this.#length++] = left
  }

  #endRow(): void {
    this.#column = -1
    if (this.#length === 0) return
    if (this.#used + this.#length > blockBytes) {
      this.#blocks.push(new Uint8Array(Math.max(blockBytes, this.#length)))
      this.#used = 0
    }
    this.#blocks.at(-1)?.set(this.#scratch.subarray(0, this.#length), this.#used)
    this.#places.push(this.#line * 2 + (this.#hidden ? 1 : 0))
    this.#places.push(this.#blocks.length - 1)
    this.#places.push(this.#used)
    this.#places.push(this.#used + this.#length)
    this.#used += this.#length
    this.#length = 0
  }
}
