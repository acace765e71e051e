import { Inflate } from "fflate"
import { crc32 } from "./crc32.ts"

/** A ZIP archive whose directory was read and found within the limits; nothing is inflated until it is asked for. */
export interface Archive {
  readonly names: readonly string[]
  /** @throws {ArchiveFault} when the entry is not what the directory says */
  readonly read: (name: string) => Uint8Array
  /** The entry piece by piece, never whole in memory. @throws {ArchiveFault}, at the end too */
  readonly stream: (name: string, take: (chunk: Uint8Array) => void) => void
  /** The same with the tools that were handed in, which may work beside. @throws {ArchiveFault} */
  readonly pour: (name: string, take: (chunk: Uint8Array) => void) => Promise<void>
}

/** What a program's surroundings do faster than the means of this module, with the same outcome. */
export interface ArchiveTools {
  /** Raw deflate data, unpacked piece by piece; each piece is used up before the next is asked for. */
  readonly inflate: (packed: Uint8Array) => AsyncIterable<Uint8Array>
  /** Check sum of ZIP archives, from that of the bytes before. */
  readonly crc32: (bytes: Uint8Array, before: number) => number
}

/** Why an archive is not read. `limit`: it is, or pretends not to be, too large; `broken`: it is not whole. */
export class ArchiveFault extends Error {
  override readonly name = "ArchiveFault"
  readonly kind: "limit" | "broken" | "encrypted"
  /** Bytes, as far as they are known. */
  readonly unpacked: number
  constructor(kind: "limit" | "broken" | "encrypted", message: string, unpacked = 0) {
    super(message)
    this.kind = kind
    this.unpacked = unpacked
  }
}

export interface ArchiveLimits {
  /** Bytes of all entries together. */
  readonly unpacked: number
  /** Unpacked size over the size of the file. */
  readonly ratio: number
  /** Archives up to this many bytes unpacked may have any ratio. */
  readonly small: number
}

/** For archives whose entries are read whole. */
export const archiveLimits: ArchiveLimits = { unpacked: 200e6, ratio: 100, small: 1e6 }

/** For workbooks whose sheets are read piece by piece. */
export const streamLimits: ArchiveLimits = { unpacked: 1e9, ratio: 100, small: 1e6 }

interface Entry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
}

/**
 * Reads the directory of a ZIP archive and refuses it when the sizes that it states are over the limits. The sizes
 * are held to again while each entry is inflated, since a directory can lie.
 * @throws {ArchiveFault}
 */
export function openArchive(
  bytes: Uint8Array,
  limits: ArchiveLimits = archiveLimits,
  tools: ArchiveTools | null = null,
): Archive {
  const entries = new Map<string, Entry>()
  let unpacked = 0
  for (const entry of readDirectory(bytes)) {
    if (entries.has(entry.name)) throw new ArchiveFault("broken", `two entries are called ${entry.name}`)
    entries.set(entry.name, entry)
    unpacked += entry.unpacked
  }
  const isOver = (size: number) =>
    size > limits.unpacked || (size > limits.small && size > limits.ratio * bytes.length)
  if (isOver(unpacked)) throw new ArchiveFault("limit", "the directory states more than is allowed", unpacked)
  const find = (name: string) => {
    const entry = entries.get(name)
    if (entry === undefined) throw new ArchiveFault("broken", `${name} is lacking`)
    return entry
  }
  return {
    names: [...entries.keys()],
    read: (name) => {
      const entry = find(name)
      if (entry.unpacked > archiveLimits.unpacked)
        throw new ArchiveFault("limit", `${name} is too large to be read whole`, entry.unpacked)
      const whole = new Uint8Array(entry.unpacked)
      let length = 0
      streamEntry(bytes, entry, (chunk) => {
        whole.set(chunk, length)
        length += chunk.length
      })
      return whole
    },
    stream: (name, take) => streamEntry(bytes, find(name), take),
    pour: async (name, take) => {
      const entry = find(name)
      if (tools === null || entry.method !== 8) streamEntry(bytes, entry, take)
      else await pourEntry(bytes, entry, take, tools)
    },
  }
}

function* readDirectory(bytes: Uint8Array): Generator<Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  let count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count === 0xffff || at === 0xffffffff) {
    const locator = end - 20
    if (locator < 0 || view.getUint32(locator, true) !== 0x07064b50) throw cut()
    const record = Number(view.getBigUint64(locator + 8, true))
    if (record + 56 > bytes.length || view.getUint32(record, true) !== 0x06064b50) throw cut()
    count = Number(view.getBigUint64(record + 32, true))
    at = Number(view.getBigUint64(record + 48, true))
  }
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw cut()
    const nameEnd = at + 46 + view.getUint16(at + 28, true)
    const extraEnd = nameEnd + view.getUint16(at + 30, true)
    if (extraEnd > bytes.length) throw cut()
    if ((view.getUint16(at + 8, true) & 1) === 1) throw new ArchiveFault("encrypted", "an entry is encrypted")
    const sizes = readSizes(view, at, nameEnd, extraEnd)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, nameEnd))
    yield { name, method: view.getUint16(at + 10, true), crc: view.getUint32(at + 16, true), ...sizes }
    at = extraEnd + view.getUint16(at + 32, true)
  }
}

const cut = () => new ArchiveFault("broken", "the ZIP directory is cut off")

function findEnd(view: DataView): number {
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - 0xffff); at--)
    if (view.getUint32(at, true) === 0x06054b50) return at
  throw new ArchiveFault("broken", "no ZIP directory")
}

/** Sizes of 32 bits, or those of the ZIP64 field where one of them is full. */
function readSizes(view: DataView, at: number, extra: number, extraEnd: number) {
  let packed = view.getUint32(at + 20, true)
  let unpacked = view.getUint32(at + 24, true)
  let offset = view.getUint32(at + 42, true)
  for (let field = extra; field + 4 <= extraEnd; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue
    let next = field + 4
    const take = (value: number): number => {
      if (value !== 0xffffffff) return value
      if (next + 8 > extraEnd) throw cut()
      next += 8
      return Number(view.getBigUint64(next - 8, true))
    }
    unpacked = take(unpacked)
    packed = take(packed)
    offset = take(offset)
  }
  return { packed, unpacked, offset }
}

function sourceOf(bytes: Uint8Array, { offset, packed, name, method }: Entry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) throw cut()
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (start + packed > bytes.length) throw cut()
  if (method !== 0 && method !== 8)
    throw new ArchiveFault("broken", `${name} is packed in a way that is not known`)
  return bytes.subarray(start, start + packed)
}

/** Passes chunks on as long as they are what the directory states. */
function held(entry: Entry, take: (chunk: Uint8Array) => void, sumUp: ArchiveTools["crc32"]) {
  let length = 0
  let sum = 0
  return {
    pass: (chunk: Uint8Array) => {
      length += chunk.length
      if (length > entry.unpacked)
        throw new ArchiveFault("limit", `${entry.name} holds more than the directory states`, length)
      sum = sumUp(chunk, sum)
      take(chunk)
    },
    end: () => {
      if (length !== entry.unpacked || sum !== entry.crc) throw damaged(entry)
    },
  }
}

const damaged = ({ name }: Entry) => new ArchiveFault("broken", `${name} is damaged`)

function streamEntry(bytes: Uint8Array, entry: Entry, take: (chunk: Uint8Array) => void): void {
  const source = sourceOf(bytes, entry)
  const { pass, end } = held(entry, take, crc32)
  if (entry.method === 0) pass(source)
  else inflate(source, entry, pass)
  end()
}

async function pourEntry(
  bytes: Uint8Array,
  entry: Entry,
  take: (chunk: Uint8Array) => void,
  tools: ArchiveTools,
): Promise<void> {
  const { pass, end } = held(entry, take, tools.crc32)
  const pieces = tools.inflate(sourceOf(bytes, entry))[Symbol.asyncIterator]()
  try {
    for (;;) {
      const piece = await pieces.next().catch(() => {
        throw damaged(entry)
      })
      if (piece.done === true) break
      pass(piece.value)
    }
  } finally {
    await pieces.return?.()
  }
  end()
}

/** Small steps, so that no step can unpack much more than is allowed before it is noticed. */
const step = 16384

/** What the taker throws goes through; what the inflater throws means damage. */
function inflate(source: Uint8Array, entry: Entry, take: (chunk: Uint8Array) => void): void {
  let thrown: { readonly cause: unknown } | null = null
  const inflater = new Inflate((chunk) => {
    try {
      take(chunk)
    } catch (cause) {
      thrown = { cause }
      throw cause
    }
  })
  try {
    for (let at = 0; at < source.length; at += step)
      inflater.push(source.subarray(at, at + step), at + step >= source.length)
  } catch {
    const { cause } = thrown ?? { cause: damaged(entry) }
    throw cause
  }
}
