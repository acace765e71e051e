// Papers as files: what stands in the Word document, its QR code read back by another decoder; totals of two periods by
// hand.
import { unzipSync } from "fflate"
import encodeQR from "qr"
import decodeQR from "qr/decode.js"
import { expect, test } from "vitest"
import { writePaper } from "#documents"
import { percentChange, TotalsCompared } from "../../src/services/papers/compare-totals.ts"
import type { ReportedUnit } from "../../src/services/papers/returns-of.ts"

const address = "https://gaoxin.example/receipts/s-1/91990000MA0000001X/3?digest=5f2c"

test("a receipt is a Word document with its figures' digest and a code that opens the page", async () => {
  const bytes = await writePaper({
    title: "统计报表报送回执",
    mark: "示例 · 虚构数据",
    blocks: [
      { kind: "title", text: "统计报表报送回执" },
      { kind: "fields", rows: [["数据摘要（SHA-256）", "5f2c <&> 尾"]] },
      { kind: "table", head: ["指标", "本期"], rows: [["营业收入", "12.50"]], numbers: [1] },
      { kind: "signatures", labels: ["单位（公章）"] },
      { kind: "code", text: address, caption: "扫码核对本回执" },
    ],
  })
  const files = unzipSync(bytes)
  const text = (name: string) => new TextDecoder().decode(files[name])
  const document = text("word/document.xml")
  for (const part of [
    "统计报表报送回执",
    "5f2c &lt;&amp;&gt; 尾",
    "营业收入",
    "12.50",
    "单位（公章）",
    "扫码核对本回执",
  ])
    expect(document).toContain(part)
  expect(document).toContain('w:eastAsia="仿宋"')
  // A4 in twentieths of a point.
  expect(document).toMatch(/<w:pgSz[^>]*w:w="11906"[^>]*w:h="16838"/)
  expect(
    Object.keys(files)
      .filter((name) => /header\d*\.xml$/.test(name))
      .map(text)
      .join(""),
  ).toContain("示例 · 虚构数据")
  const picture = Object.entries(files).find(([name]) => name.startsWith("word/media/"))
  expect(new TextDecoder("latin1").decode(picture?.[1].slice(0, 4))).toBe("GIF8")
  expect(decodeQR(drawn(encodeQR(address, "raw", { ecc: "medium" })))).toBe(address)
})

/** Modules of a code as a picture of 8 points each. */
function drawn(modules: readonly (readonly boolean[])[]) {
  const size = modules.length * 8
  const data = new Uint8ClampedArray(size * size * 4).fill(255)
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++)
      if (modules[y >> 3]?.[x >> 3] === true) data.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3)
  return { width: size, height: size, data }
}

const declared = [
  { code: "qc05_0", label: { zh: "营业收入", en: "Revenue" }, type: "number", decimals: 2 },
  { code: "qd01", label: { zh: "从业人员", en: "Employees" }, type: "number" },
] as const

const unit = (id: string, zone: string, revenue: number | null, employees: number | null): ReportedUnit => ({
  unit: id,
  name: `企业${id}`,
  zone,
  place: `/99/${zone}/${id}/`,
  accepted: true,
  revision: 1,
  digest: "",
  keyed: false,
  texts: {},
  record: { qc05_0: revenue, qd01: employees },
})

test("totals of two periods: missing is not zero, same units apart, who moved them", () => {
  const totals = new TotalsCompared(declared)
  // Last year: A 100.00, B 50.00, C (left) 30.00. This year: A 120.00, B 45.50 in another zone, D (new) 200.00.
  totals.addBefore(unit("A", "z1", 100_00, null))
  totals.addBefore(unit("B", "z1", 50_00, null))
  totals.addBefore(unit("C", "z1", 30_00, null))
  totals.addNow(unit("A", "z1", 120_00, 10))
  totals.addNow(unit("B", "z2", 45_50, null))
  totals.addNow(unit("D", "z1", 200_00, 5))
  expect([totals.units, totals.entries, totals.exits]).toEqual([{ now: 3, before: 3 }, 1, 1])
  const [revenue, employees] = totals.lines()
  expect(revenue).toMatchObject({
    now: "365.50",
    before: "180.00",
    sameNow: "165.50",
    sameBefore: "150.00",
    movers: [
      { unit: "D", kind: "entry", change: "+200.00" },
      { unit: "C", kind: "exit", change: "-30.00" },
      { unit: "A", kind: "same", change: "+20.00" },
    ],
  })
  expect(employees).toMatchObject({ now: "15", before: null, sameNow: "10", sameBefore: null })
  // (365.5 − 180) / 180 = 103.06 %
  expect(percentChange("365.50", "180.00")).toBe("+103.1%")
  expect(percentChange("10", "0")).toBeNull()
  expect(percentChange(null, "5")).toBeNull()
})
