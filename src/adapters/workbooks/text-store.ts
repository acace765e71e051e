const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Bytes of a block; a text longer than that gets one of its own. */
const blockBytes = 1 << 20
/** Texts up to this number are looked for before they are stored once more. */
const mostKnown = 50_000

/** Many texts in few bytes: stored as UTF-8, made again when they are asked for. */
export class TextStore {
  #blocks: Uint8Array[] = []
  #used = blockBytes
  #places = new NumberList()
  #known = new Map<string, number>()
  #made: (string | undefined)[] = []

  readonly #distinct: boolean

  /** @param options.distinct false: every text gets a number of its own, in order */
  constructor(options: { readonly distinct: boolean } = { distinct: true }) {
    this.#distinct = options.distinct
  }

  get count(): number {
    return this.#places.length / 3
  }

  /** @returns the number by which the text is got again; the same text may have several */
  add(text: string): number {
    const known = this.#known.get(text)
    if (known !== undefined) return known
    const number = this.count
    // A sign of UTF-16 takes at most three bytes.
    const most = text.length * 3
    if (this.#used + most > blockBytes) {
      this.#blocks.push(new Uint8Array(Math.max(blockBytes, most)))
      this.#used = 0
    }
    const block = this.#blocks.at(-1) ?? new Uint8Array()
    const { written } = encoder.encodeInto(text, block.subarray(this.#used))
    this.#places.push(this.#blocks.length - 1)
    this.#places.push(this.#used)
    this.#places.push(this.#used + written)
    this.#used += written
    if (this.#distinct && number < mostKnown) this.#known.set(text, number)
    return number
  }

  /** @param number as `add` gave it */
  get(number: number): string {
    const made = this.#made[number]
    if (made !== undefined) return made
    const block = this.#blocks[this.#places.at(number * 3)]
    const text =
      block === undefined
        ? ""
        : decodeBytes(block, this.#places.at(number * 3 + 1), this.#places.at(number * 3 + 2))
    if (number < mostKnown) this.#made[number] = text
    return text
  }

  /** Nothing more is added. */
  close(): void {
    this.#known.clear()
  }
}

/** Text of UTF-8 bytes; short plain ones without the cost of a call. */
export function decodeBytes(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > 24) return decoder.decode(bytes.subarray(from, to))
  let text = ""
  for (let at = from; at < to; at++) {
    const sign = bytes[at] ?? 0
    if (sign > 127) return decoder.decode(bytes.subarray(from, to))
    text += String.fromCharCode(sign)
  }
  return text
}

/** Whole numbers from 0 below 2³², in a typed array that grows. */
export class NumberList {
  #values = new Uint32Array(256)
  length = 0

  push(value: number): void {
    if (this.length === this.#values.length) {
      const grown = new Uint32Array(this.length * 2)
      grown.set(this.#values)
      this.#values = grown
    }
    this.#values[this.length++] = value
  }

  at(position: number): number {
    return this.#values[position] ?? 0
  }
}
