import { crc32, createInflateRaw } from "node:zlib"
import { strToU8, zipSync } from "fflate"
import { describe, expect, test } from "vitest"
import { crc32 as ownCrc32 } from "./crc32.ts"
import { readWorkbookFile } from "./read-workbook-file.ts"
import { ArchiveFault, openArchive, streamLimits } from "./unzip.ts"

const kindOf = (act: () => unknown): string => {
  try {
    act()
  } catch (cause) {
    if (cause instanceof ArchiveFault) return cause.kind
    throw cause
  }
  return "none"
}

/** Place of a record in an archive by its signature. */
const find = (bytes: Uint8Array, signature: number): number =>
  Buffer.from(bytes).indexOf(Buffer.from([0x50, 0x4b, signature & 0xff, signature >> 8]))

function patched(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = bytes.slice()
  new DataView(copy.buffer).setUint32(at, value, true)
  return copy
}

const directory = 0x0201

describe("openArchive", () => {
  test("reads packed and stored entries", () => {
    const archive = openArchive(
      zipSync({ "a.txt": strToU8("高新".repeat(99)), "b.txt": [strToU8("x"), { level: 0 }] }),
    )
    expect(archive.names).toEqual(["a.txt", "b.txt"])
    expect(new TextDecoder().decode(archive.read("a.txt"))).toBe("高新".repeat(99))
    expect(new TextDecoder().decode(archive.read("b.txt"))).toBe("x")
    expect(kindOf(() => archive.read("c.txt"))).toBe("broken")
  })

  test("a bomb is refused by its directory, before anything is inflated", async () => {
    const bomb = zipSync({ "xl/worksheets/sheet1.xml": new Uint8Array(3_000_000) }, { level: 9 })
    expect(bomb.length).toBeLessThan(10_000)
    expect(kindOf(() => openArchive(bomb))).toBe("limit")
    expect((await readWorkbookFile(bomb, "bomb.xlsx")).issues).toMatchObject([
      {
        code: "workbook-too-large",
        severity: "error",
        values: { unpacked: 3, limit: 1000, limitRatio: 100 },
      },
    ])
  })

  test("a bomb whose directory lies is stopped while it is inflated", async () => {
    const bomb = zipSync({ a: new Uint8Array(3_000_000) }, { level: 9 })
    const lying = patched(bomb, find(bomb, directory) + 24, 1000)
    expect(kindOf(() => openArchive(lying).read("a"))).toBe("limit")
  })

  test("many entries over one limit together are refused", () => {
    const entries = Object.fromEntries(
      Array.from({ length: 4 }, (_, i) => [`e${i}`, strToU8("abc".repeat(100))]),
    )
    const limits = { unpacked: 1000, ratio: 100, small: 10 }
    expect(kindOf(() => openArchive(zipSync(entries), limits))).toBe("limit")
    expect(kindOf(() => openArchive(zipSync(entries), { ...limits, unpacked: 1200 }))).toBe("none")
  })

  test("a small archive may be of any ratio", () => {
    const small = zipSync({ a: new Uint8Array(900_000) }, { level: 9 })
    expect(openArchive(small).read("a").length).toBe(900_000)
  })

  test("damage is found: contents, sizes, ends", () => {
    const whole = zipSync({ a: [strToU8("abcdefgh"), { level: 0 }] })
    const start = Buffer.from(whole).indexOf("abcdefgh")
    const changed = whole.slice()
    changed[start] = 0x7a
    expect(kindOf(() => openArchive(changed).read("a"))).toBe("broken")
    expect(kindOf(() => openArchive(patched(whole, find(whole, directory) + 42, 5000)).read("a"))).toBe(
      "broken",
    )
    expect(kindOf(() => openArchive(patched(whole, find(whole, directory) + 8, 1)).read("a"))).toBe(
      "encrypted",
    )
    for (const length of [0, 10, 30, whole.length - 30, whole.length - 1])
      expect(kindOf(() => openArchive(whole.subarray(0, length)))).toBe("broken")
  })

  test("two entries of one name are refused: readers differ in which they take", () => {
    const two = zipSync({ "a.xml": strToU8("x"), "b.xml": strToU8("y") })
    const renamed = Buffer.from(two)
    for (let at = renamed.indexOf("b.xml"); at >= 0; at = renamed.indexOf("b.xml")) renamed.write("a.xml", at)
    expect(kindOf(() => openArchive(renamed))).toBe("broken")
  })
})

describe("with tools of the surroundings", () => {
  const tools = { inflate: (packed: Uint8Array) => createInflateRaw().end(packed), crc32 }
  const text = strToU8("高新".repeat(99_999))
  const whole = zipSync({ a: text, b: [text, { level: 0 }] })

  async function pour(bytes: Uint8Array, name = "a"): Promise<string> {
    const chunks: Uint8Array[] = []
    try {
      await openArchive(bytes, streamLimits, tools).pour(name, (chunk) => chunks.push(chunk.slice()))
    } catch (cause) {
      if (cause instanceof ArchiveFault) return cause.kind
      throw cause
    }
    return Buffer.concat(chunks).equals(Buffer.from(text)) ? "same" : "other"
  }

  test("an entry is the same, packed or stored", async () => {
    expect(await pour(whole)).toBe("same")
    expect(await pour(whole, "b")).toBe("same")
  })

  test("one that is damaged, or not what the directory states, is refused", async () => {
    const start = find(whole, 0x0403) + 31
    expect(await pour(patched(whole, start + 40, 0))).toBe("broken")
    expect(await pour(patched(whole, find(whole, directory) + 16, 1))).toBe("broken")
    expect(await pour(patched(whole, find(whole, directory) + 24, 70_000))).toBe("limit")
    expect(await pour(patched(whole, find(whole, directory) + 20, 100))).toBe("broken")
  })

  test("what the taker throws comes through", async () => {
    const fault = new Error("enough")
    const act = openArchive(whole, streamLimits, tools).pour("a", () => {
      throw fault
    })
    await expect(act).rejects.toBe(fault)
  })
})

test("the check sum of the standard, in one piece and in two", () => {
  // CRC-32 of "123456789". Source: Cook, Catalogue of parametrised CRC algorithms, check value of CRC-32/ISO-HDLC.
  const bytes = strToU8("123456789")
  expect(ownCrc32(bytes)).toBe(0xcbf43926)
  expect(ownCrc32(bytes.subarray(4), ownCrc32(bytes.subarray(0, 4)))).toBe(0xcbf43926)
})
