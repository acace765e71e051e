import { attributesOf, decodeEntities, XmlFault } from "./scan-xml.ts"
import { decodeBytes } from "./text-store.ts"

/** A start tag as bytes; attributes are looked at only when they are asked for. */
export interface TagBytes {
  readonly bytes: Uint8Array
  /** After the name, and before the > or />. */
  readonly from: number
  readonly to: number
}

export interface ByteListener {
  readonly open: (name: number, tag: TagBytes) => void
  readonly close: (name: number) => void
  /** Whole between two tags, unless there are comments or sections in it. Only while `ByteScanner.hears` is true. */
  readonly text: (bytes: Uint8Array, from: number, to: number, isSection: boolean) => void
  /**
   * Asked before an element that begins with c is looked at: may go through whole elements by itself, as far as it
   * knows them, and returns where it stopped.
   */
  readonly elements?: (bytes: Uint8Array, at: number) => number
}

/** The number that stands for the local name of an element. */
export function nameNumber(name: string): number {
  let number = 7
  for (let i = 0; i < name.length; i++) number = (Math.imul(number, 31) + name.charCodeAt(i)) | 0
  return number
}

export const attributesOfTag = ({ bytes, from, to }: TagBytes) => attributesOf(decodeBytes(bytes, from, to))

/** Text of a run of bytes between tags. */
export function textOfBytes(bytes: Uint8Array, from: number, to: number, isSection: boolean): string {
  const text = decodeBytes(bytes, from, to)
  return isSection ? text : decodeEntities(text)
}

/** The longest token; a longer one is not from a spreadsheet. */
const mostPending = 32e6
const deepest = 256

/**
 * Goes through the bytes of an XML text in UTF-8 as they come, a hundred megabytes a second: for the sheets of large
 * workbooks. Refuses what `scanXml` refuses: what is not closed, and a document type.
 */
export class ByteScanner {
  /** Set by the listener: whether it wants the text that follows. */
  hears = false
  readonly #listener: ByteListener
  /** What was not whole stands at its start, until more comes. */
  #window = new Uint8Array(1 << 17)
  #pending = 0
  #names = new Int32Array(deepest)
  #depth = 0
  #hasRoot = false

  constructor(listener: ByteListener) {
    this.#listener = listener
  }

  /** @throws {XmlFault} */
  push(chunk: Uint8Array): void {
    const before = this.#pending
    const whole = before + chunk.length
    if (this.#window.length < whole) {
      const wider = new Uint8Array(Math.max(whole, this.#window.length * 2))
      wider.set(this.#window.subarray(0, before))
      this.#window = wider
    }
    this.#window.set(chunk, before)
    const done = this.#scan(this.#window.subarray(0, whole))
    if (whole - done > mostPending) throw new XmlFault("a text without end")
    this.#window.copyWithin(0, done, whole)
    this.#pending = whole - done
  }

  /** @throws {XmlFault} */
  end(): void {
    if (this.#depth > 0 || !this.#hasRoot || this.#window.subarray(0, this.#pending).includes(60))
      throw new XmlFault("the text is cut off")
  }

  /** @returns where the first token that is not whole begins */
  #scan(bytes: Uint8Array): number {
    const length = bytes.length
    const { elements } = this.#listener
    let at = 0
    while (at < length) {
      if (bytes[at] !== 60) {
        let end = at + 1
        while (end < length && bytes[end] !== 60) end++
        if (end === length) return at
        if (this.hears) this.#listener.text(bytes, at, end, false)
        at = end
      }
      // Within no text, in an element, and with room for two more.
      if (elements !== undefined && bytes[at + 1] === 99 && !this.hears && this.#depth + 2 <= deepest) {
        const next = this.#depth === 0 ? at : elements(bytes, at)
        if (next > at) {
          at = next
          continue
        }
      }
      const next = this.#token(bytes, at)
      if (next < 0) return at
      at = next
    }
    return at
  }

  /** @returns where the token that begins at < ends; −1: it is not whole */
  #token(bytes: Uint8Array, at: number): number {
    const second = bytes[at + 1]
    if (second === undefined) return -1
    if (second === 33) return this.#declaration(bytes, at)
    if (second === 63) {
      const end = indexOfAscii(bytes, "?>", at)
      return end < 0 ? -1 : end + 2
    }
    const end = endOfTag(bytes, at + 1)
    if (end < 0) return -1
    const isEnd = second === 47
    const isEmpty = bytes[end - 1] === 47
    const to = isEmpty ? end - 1 : end
    let name = 7
    let from = isEnd ? at + 2 : at + 1
    for (; from < to; from++) {
      const sign = bytes[from] ?? 0
      if (sign === 58) name = 7
      else if (sign <= 32) break
      else name = (Math.imul(name, 31) + sign) | 0
    }
    if (isEnd) this.#close(name)
    else {
      if (this.#depth === deepest) throw new XmlFault("too deep")
      this.#names[this.#depth++] = name
      this.#hasRoot = true
      this.#listener.open(name, { bytes, from, to })
      if (isEmpty) this.#close(name)
    }
    return end + 1
  }

  #close(name: number): void {
    if (this.#depth === 0 || this.#names[--this.#depth] !== name)
      throw new XmlFault("an element closes nothing")
    this.#listener.close(name)
  }

  #declaration(bytes: Uint8Array, at: number): number {
    if (bytes.length < at + 9) return -1
    const start = decodeBytes(bytes, at, at + 9)
    if (start === "<![CDATA[") {
      const end = indexOfAscii(bytes, "]]>", at)
      if (end < 0) return -1
      if (this.hears) this.#listener.text(bytes, at + 9, end, true)
      return end + 3
    }
    if (!start.startsWith("<!--")) throw new XmlFault("a document type is not allowed")
    const end = indexOfAscii(bytes, "-->", at + 4)
    return end < 0 ? -1 : end + 3
  }
}

function indexOfAscii(bytes: Uint8Array, mark: string, from: number): number {
  const first = mark.charCodeAt(0)
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let same = at + mark.length <= bytes.length
    for (let i = 1; same && i < mark.length; i++) same = bytes[at + i] === mark.charCodeAt(i)
    if (same) return at
  }
  return -1
}

/** The > that is not within quotes; −1: there is none yet. */
function endOfTag(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    const sign = bytes[at]
    if (sign === 62) return at
    if (sign === 34 || sign === 39) {
      at++
      while (at < bytes.length && bytes[at] !== sign) at++
    }
  }
  return -1
}
