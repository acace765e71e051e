/** Of a byte, and of a byte with one to seven zero bytes after it: eight bytes go in one step. */
const tables = Array.from({ length: 8 }, () => new Uint32Array(256))
const first = tables[0] ?? new Uint32Array(256)
for (let start = 0; start < 256; start++) {
  let value = start
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  first[start] = value
}
for (let step = 1; step < 8; step++)
  for (let start = 0; start < 256; start++) {
    const before = tables[step - 1]?.[start] ?? 0
    const table = tables[step]
    if (table !== undefined) table[start] = (before >>> 8) ^ (first[before & 255] ?? 0)
  }
const [t0, t1, t2, t3, t4, t5, t6, t7] = tables as [
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
]

/**
 * The check sum of ZIP archives, chunk by chunk.
 * @param before that of the chunks before; 0 at the start
 * @example crc32(new TextEncoder().encode("123456789")) // 0xcbf43926
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  let value = ~before
  let i = 0
  for (const end = bytes.length - 7; i < end; i += 8) {
    value ^=
      (bytes[i] ?? 0) | ((bytes[i + 1] ?? 0) << 8) | ((bytes[i + 2] ?? 0) << 16) | ((bytes[i + 3] ?? 0) << 24)
    value =
      (t7[value & 255] ?? 0) ^
      (t6[(value >>> 8) & 255] ?? 0) ^
      (t5[(value >>> 16) & 255] ?? 0) ^
      (t4[value >>> 24] ?? 0) ^
      (t3[bytes[i + 4] ?? 0] ?? 0) ^
      (t2[bytes[i + 5] ?? 0] ?? 0) ^
      (t1[bytes[i + 6] ?? 0] ?? 0) ^
      (t0[bytes[i + 7] ?? 0] ?? 0)
  }
  for (; i < bytes.length; i++) value = (t0[(value ^ (bytes[i] ?? 0)) & 255] ?? 0) ^ (value >>> 8)
  return ~value >>> 0
}
