import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { readWorkbookFile } from "#workbooks"
import { encodeGb18030 } from "./encode-gb18030.ts"
import { type ReturnRow, type ReturnVariable, writeReturns } from "./write-returns.ts"

const variables: readonly ReturnVariable[] = [
  { code: "qa03", officialCode: "QA03", label: { zh: "统一社会信用代码" }, type: "text" },
  { code: "qa04", officialCode: "QA04", label: { zh: "企业详细名称" }, type: "text" },
  { code: "qb03_1", officialCode: "QB03_1", label: { zh: "行业代码" }, type: "text" },
  { code: "qc05_0", officialCode: "QC05_0", label: { zh: "营业收入" }, type: "number", unit: "千元" },
  { code: "qb05", officialCode: "QB05", label: { zh: "成立时间" }, type: "date" },
]
const rows: readonly ReturnRow[] = [
  {
    qa03: "99110000MA00000018",
    qa04: '示例"甲"，㐂 有限公司',
    qb03_1: "0111",
    qc05_0: "1234.50",
    qb05: "2024-01-31",
  },
  { qa03: "99110000MA00000026", qa04: "=示例乙", qb03_1: null, qc05_0: "-0.000001" },
  { qa03: "99110000MA00000034", qa04: " 示例丙\n分公司", qb03_1: "2710", qc05_0: "1234567890123456.7" },
]

async function readBack(content: Uint8Array, source: string) {
  const { workbook, issues } = await readWorkbookFile(content, source)
  const sheet = workbook?.sheets[0]
  if (sheet === undefined) throw new Error(JSON.stringify(issues))
  return Array.from({ length: sheet.rows.count }, (_, i) => {
    const cells: (string | null)[] = variables.map(() => null)
    for (const { column, text } of sheet.rows.at(i).cells) cells[column] = text
    return cells
  })
}

const heads = [
  ["QA03", "QA04", "QB03_1", "QC05_0", "QB05"],
  ["统一社会信用代码", "企业详细名称", "行业代码", "营业收入（千元）", "成立时间"],
]

describe("returns for handing up", () => {
  test("as a workbook: codes keep their zeros, numbers are numbers, long ones text and told", async () => {
    const { content, issues } = await writeReturns(rows, variables, { format: "xlsx", name: "年报" })
    expect(await readBack(content, "r.xlsx")).toEqual([
      ...heads,
      ["99110000MA00000018", '示例"甲"，㐂 有限公司', "0111", "1234.5", "2024-01-31"],
      ["99110000MA00000026", "=示例乙", null, "-0.000001", null],
      ["99110000MA00000034", " 示例丙\n分公司", "2710", "1234567890123456.7", null],
    ])
    expect(issues.map(({ code, path }) => `${code} ${path}`)).toEqual(["return-number-as-text 年报!D5"])
  })

  test("as text in GB18030: every text as it stands", async () => {
    const { content, issues } = await writeReturns(rows, variables, {
      format: "csv-gb18030",
      name: "年报.csv",
    })
    expect(await readBack(content, "r.csv")).toEqual([
      ...heads,
      ["99110000MA00000018", '示例"甲"，㐂 有限公司', "0111", "1234.50", "2024-01-31"],
      ["99110000MA00000026", "=示例乙", null, "-0.000001", null],
      ["99110000MA00000034", " 示例丙\n分公司", "2710", "1234567890123456.7", null],
    ])
    // 营业收入 in the bytes of Chinese Windows.
    expect(Buffer.from(content).includes(Buffer.from("d3aad2b5cad5c8eb", "hex"))).toBe(true)
    expect(issues.map(({ code, path }) => `${code} ${path}`)).toEqual([
      "return-looks-like-formula 年报.csv!B4",
    ])
  })

  test("numbers of up to 15 digits come back to the last digit", async () => {
    const decimal = fc
      .tuple(fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }), fc.integer({ min: 0, max: 999 }))
      .map(([whole, part]) => `${whole}.${String(part).padStart(3, "0")}`)
    await fc.assert(
      fc.asyncProperty(fc.array(decimal, { minLength: 1, maxLength: 20 }), async (values) => {
        for (const format of ["xlsx", "csv-gb18030"] as const) {
          const { content } = await writeReturns(
            values.map((value) => ({ qa03: "1", qc05_0: value })),
            variables,
            { format, name: "r" },
          )
          const read = (await readBack(content, "r")).slice(2).map((cells) => cells[3] ?? "")
          expect(read.map(shortest)).toEqual(values.map(shortest))
        }
      }),
      { seed: 20240921, numRuns: 25 },
    )
  })
})

/** Without zeros that say nothing. */
const shortest = (text: string) =>
  text
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "")
    .replace(/^-0$/, "0")

test("GB18030 is that of other implementations, and comes back", () => {
  // Python 3: "…".encode("gb18030").hex()
  const known: readonly (readonly [string, string])[] = [
    ["高新区㐂𠀀€·ｱ", "b8dfd0c2c7f88139ef3195328236a2e3a1a484319733"],
    ["Ａ－—…“” ㎡㎞²", "a3c1a3ada1aaa1ada1b0a1b120a94fa94e81308535"],
    ["示例企业（园区）：1,234.5万元￥", "cabec0fdc6f3d2b5a3a8d4b0c7f8a3a9a3ba312c3233342e35cdf2d4aaa3a4"],
  ]
  for (const [text, hex] of known) expect(Buffer.from(encodeGb18030(text)).toString("hex")).toBe(hex)
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      // The one sign that the decoders of browsers gave up.
      const plain = text.replaceAll("\ue5e5", "")
      expect(new TextDecoder("gb18030", { ignoreBOM: true }).decode(encodeGb18030(plain))).toBe(plain)
    }),
    { seed: 20240921, numRuns: 500 },
  )
})
