import { strToU8 } from "fflate"
import { describe, expect, test } from "vitest"
import { readWhole, shown, told } from "./example-files.ts"

const read = async (content: string | Uint8Array, source = "a.csv") => {
  const workbook = await readWhole(typeof content === "string" ? strToU8(content) : content, source)
  const [sheet] = workbook.sheets
  if (sheet === undefined) throw new Error("no sheet")
  return { workbook, lines: shown(sheet) }
}

describe("text tables", () => {
  test("UTF-8 with and without its mark; every cell is text as it stands", async () => {
    const expected = ["1: A1=text:code B1=text:名称", "2: A2=text:001 B2=text: x "]
    const plain = await read("code,名称\n001, x \n")
    expect(plain.lines).toEqual(expected)
    expect(plain.workbook).toMatchObject({ format: "csv", encoding: "utf-8" })
    expect(plain.workbook.sheets).toMatchObject([
      { name: null, hidden: false, merges: [], hiddenColumns: [] },
    ])
    expect((await read("\uFEFFcode,名称\r\n001, x \r\n")).lines).toEqual(expected)
  })

  test("UTF-16 by its mark, GB18030 by what it is, which is told", async () => {
    const text = Buffer.from("\uFEFF代码\t名称\nA\t园区\n", "utf16le")
    const little = await read(text)
    expect(little.lines).toEqual(["1: A1=text:代码 B1=text:名称", "2: A2=text:A B2=text:园区"])
    expect((await read(Buffer.from(text).swap16())).lines).toEqual(little.lines)
    // 代码,名称 / A,㐂𠀀 in GB18030: two bytes, four bytes, four bytes beyond the first plane
    const bytes = [0xb4, 0xfa, 0xc2, 0xeb, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a, 0x41, 0x2c]
    const rare = [0x81, 0x39, 0xef, 0x31, 0x95, 0x32, 0x82, 0x36]
    const gb = await read(new Uint8Array([...bytes, ...rare]))
    expect(gb.lines).toEqual(["1: A1=text:代码 B1=text:名称", "2: A2=text:A B2=text:㐂𠀀"])
    expect(gb.workbook.encoding).toBe("gb18030")
    expect(await told(new Uint8Array(bytes), "gb.csv")).toEqual([
      "read as csv",
      "info encoding-gb18030 gb.csv",
    ])
  })

  test.each([
    ["comma", "a,b\n1,2"],
    ["semicolon", "a;b\r\n1,5;2\r\n"],
    ["tab", "a\tb\n1\t2\n"],
    ["comma under a title", "2024年高新区；主要指标\n单位：亿元\na,b\n1,2\n"],
    ["semicolon beside commas in quotes", '"a,b,c,d";x\n"1,2,3,4";5\n'],
  ])("the separator is found: %s", async (_, text) => {
    const last = (await read(text)).lines.at(-1) ?? ""
    expect(last).toMatch(/A\d=text:\S+ B\d=text:[25]$/)
  })

  test("lines keep their number through blank lines and line ends within quotes", async () => {
    const { lines } = await read('\n\na,b\r\n"x\r\ny ""q""",1\n , \n"z",2\r3,')
    expect(lines).toEqual([
      "3: A3=text:a B3=text:b",
      '4: A4=text:x\r\ny "q" B4=text:1',
      "7: A7=text:z B7=text:2",
      "8: A8=text:3",
    ])
  })

  test("a quote out of place is told with its line", async () => {
    expect(await told('a,b\n1,"x"y\n', "q.csv")).toEqual(["error csv-broken q.csv"])
    expect(await told('a,b\n1,"x\n', "q.csv")).toEqual(["error csv-broken q.csv"])
  })

  test("a text table by another name is read, and the name told; what is no table is refused", async () => {
    expect(await told("a,b\n1,2\n", "a.xlsx")).toEqual(["read as csv", "info file-kind-differs a.xlsx"])
    expect(await told("", "a.csv")).toEqual(["error file-empty a.csv"])
    expect(await told("\n ,\n", "a.csv")).toEqual(["error file-empty a.csv"])
    expect(await told("<html><table><tr><td>1</td></tr></table></html>", "导出.xls")).toEqual([
      "error file-is-html 导出.xls",
    ])
    expect(await told('\n<meta charset="gb2312"><table>', "a.xls")).toEqual(["error file-is-html a.xls"])
    expect(
      await told(
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
        "a.xls",
      ),
    ).toEqual(["error file-is-xml-spreadsheet a.xls"])
    expect(await told("%PDF-1.7", "a.pdf")).toEqual(["error file-is-pdf a.pdf"])
    expect(await told("{\\rtf1", "a.doc")).toEqual(["error file-is-doc a.doc"])
    expect(await told("PAR1", "a.parquet")).toEqual(["error file-is-parquet a.parquet"])
    expect(await told(new Uint8Array([1, 0, 2]), "a.bin")).toEqual(["error file-not-a-table a.bin"])
    expect(await told(new Uint8Array([0x61, 0xff, 0xff, 0x0a]), "a.csv")).toEqual([
      "error encoding-unknown a.csv",
    ])
  })

  test("a text longer than what is decoded at a time stays whole", async () => {
    const text = Array.from({ length: 60_000 }, (_, i) => `${i},园区${i}号\n`).join("")
    const wide = Buffer.from(`\uFEFF${text}`, "utf16le")
    for (const content of [strToU8(text), wide]) {
      const { lines } = await read(content)
      expect(lines.length).toBe(60_000)
      expect(
        lines.every((line, i) => line === `${i + 1}: A${i + 1}=text:${i} B${i + 1}=text:园区${i}号`),
      ).toBe(true)
    }
  })
})
