import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DuckDBInstance } from "@duckdb/node-api"
import { strToU8, zipSync } from "fflate"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { readTable, type TableRead } from "./read-table.ts"

let folder = ""
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gaoxin-read-table-"))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function readBytes(name: string, content: string | Uint8Array, sheet?: string): Promise<TableRead> {
  const path = join(folder, name)
  await writeFile(path, content)
  return readTable(path, sheet === undefined ? {} : { sheet })
}

const told = ({ issues }: TableRead) =>
  issues.map(({ code, severity, path }) => `${severity} ${code} ${path}`)
const cells = ({ table }: TableRead) => [table?.header, ...(table?.rows.map((row) => row.cells) ?? [])]
const lines = ({ table }: TableRead) => table?.rows.map(({ line }) => line)

describe("readTable of text", () => {
  test("reads UTF-8 with and without its mark, the cells as they are", async () => {
    const plain = await readBytes("a.csv", "code,名称\nA, x \n")
    expect(plain).toEqual({
      table: {
        source: "a.csv",
        sheet: null,
        header: ["code", "名称"],
        rows: [{ line: 2, cells: ["A", " x "] }],
        encoding: "utf-8",
      },
      issues: [],
    })
    expect((await readBytes("a.csv", "\uFEFFcode,名称\nA, x \n")).table).toEqual(plain.table)
  })

  test("reads UTF-16 by its mark", async () => {
    const text = Buffer.from("\uFEFFcode\t名称\nA\t园区\n", "utf16le")
    const read = await readBytes("a.txt", text)
    expect(cells(read)).toEqual([
      ["code", "名称"],
      ["A", "园区"],
    ])
    expect(cells(await readBytes("b.txt", Buffer.from(text).swap16()))).toEqual(cells(read))
    expect(read.table?.encoding).toBe("utf-16le")
  })

  test("reads what is not UTF-8 as GB18030, and says so", async () => {
    // 代码,名称 / A,高新区 in the bytes of a Chinese Windows
    const head = [0xb4, 0xfa, 0xc2, 0xeb, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0d, 0x0a]
    const row = [0x41, 0x2c, 0xb8, 0xdf, 0xd0, 0xc2, 0xc7, 0xf8, 0x0d, 0x0a]
    const read = await readBytes("gb.csv", new Uint8Array([...head, ...row]))
    expect(cells(read)).toEqual([
      ["代码", "名称"],
      ["A", "高新区"],
    ])
    expect(told(read)).toEqual(["info encoding-gb18030 gb.csv"])
    expect(read.table?.encoding).toBe("gb18030")
  })

  test("refuses what is no text", async () => {
    expect(told(await readBytes("x.csv", new Uint8Array([0x61, 0xff, 0xff, 0x0a])))).toEqual([
      "error encoding-unknown x.csv",
    ])
    expect(told(await readBytes("x.bin", new Uint8Array([1, 0, 2])))).toEqual(["error file-not-text x.bin"])
  })

  test.each([
    ["a.csv", "a,b\n1,2"],
    ["a.csv", "a;b\r\n1;2\r\n"],
    ["a.csv", "a\tb\n1\t2\n"],
    ["a.tsv", "a\tb\n1\t2\n"],
    ["a.csv", '"a"\t"b"\r1\t2\r'],
  ])("finds the separator of %s %j", async (name, text) => {
    expect(cells(await readBytes(name, text))).toEqual([
      ["a", "b"],
      ["1", "2"],
    ])
  })

  test("a separator within quotes in the head does not count", async () => {
    expect(cells(await readBytes("q.csv", '"a,x,y";b\n1;2\n'))[0]).toEqual(["a,x,y", "b"])
  })

  test("lines keep their number through blank lines, quoted line ends and mixed line ends", async () => {
    const read = await readBytes("l.csv", '\n\na,b\r\n"x\ny ""q""",1\n\n"z",2\r\n')
    expect(cells(read)).toEqual([["a", "b"], ['x\ny "q"', "1"], [""], ["z", "2"]])
    expect(lines(read)).toEqual([4, 6, 7])
  })

  test("rows of any length are handed on, an empty file is an empty table", async () => {
    expect(cells(await readBytes("r.csv", "a,b\n1\n1,2,3\n"))).toEqual([["a", "b"], ["1"], ["1", "2", "3"]])
    expect((await readBytes("e.csv", "")).table).toMatchObject({ header: [], rows: [] })
  })

  test("a quote out of place is told with its line", async () => {
    const read = await readBytes("q.csv", 'a,b\n1,"x"y\n')
    expect(told(read)).toEqual(["error csv-broken q.csv"])
    expect(read.issues[0]?.values).toEqual({ line: 2, reason: "CSV_INVALID_CLOSING_QUOTE" })
    expect(told(await readBytes("q.csv", 'a,b\n1,"x\n'))).toEqual(["error csv-broken q.csv"])
  })
})

describe("readTable of other files", () => {
  test("a file that is not there, or a folder, is an issue", async () => {
    const missing = await readTable(join(folder, "none.csv"))
    expect(missing.issues[0]).toMatchObject({ code: "file-not-found", values: { reason: "ENOENT" } })
    expect((await readTable(folder)).issues[0]).toMatchObject({
      code: "file-not-found",
      values: { reason: "EISDIR" },
    })
  })

  test("an old or encrypted workbook says how to save it", async () => {
    const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]
    expect(told(await readBytes("old.xls", new Uint8Array(compound)))).toEqual(["error file-is-xls old.xls"])
    const encrypted = Buffer.concat([Buffer.from(compound), Buffer.from("EncryptedPackage", "utf16le")])
    expect(told(await readBytes("e.xlsx", encrypted))).toEqual(["error file-encrypted e.xlsx"])
    expect(told(await readBytes("page.xls", "<html><table></table></html>"))).toEqual([
      "error file-is-xls page.xls",
    ])
  })

  test("a workbook that is none is an issue", async () => {
    expect(told(await readBytes("t.xlsx", "code,x\n"))).toEqual(["error workbook-broken t.xlsx"])
    const zip = zipSync({ "a.txt": strToU8("x") })
    expect(told(await readBytes("z.xlsx", zip))).toEqual(["error workbook-broken z.xlsx"])
    expect(told(await readBytes("cut.xlsx", zip.subarray(0, 60)))).toEqual(["error workbook-broken cut.xlsx"])
  })
})

describe("readTable of Parquet", () => {
  test("reads every kind of column as text, whatever the path looks like", async () => {
    const path = join(folder, "it's [1] *.parquet")
    const instance = await DuckDBInstance.create(":memory:")
    const connection = await instance.connect()
    await connection.run(
      `copy (select '001' as code, 2024 as period, 0.1::float as "f (%)", 1.5::double as d, 1.50::decimal(9, 2) as e,
        date '2024-01-31' as day, true as yes, null::double as none
        union all select 'NA', 2024, null, 1e-7, 2, null, false, null) to '${path.replaceAll("'", "''")}' (format parquet)`,
    )
    connection.closeSync()
    const read = await readTable(path)
    expect(read.issues).toEqual([])
    expect(cells(read)).toEqual([
      ["code", "period", "f (%)", "d", "e", "day", "yes", "none"],
      ["001", "2024", "0.1", "1.5", "1.50", "2024-01-31", "true", ""],
      ["NA", "2024", "", "1e-07", "2.00", "", "false", ""],
    ])
    expect(lines(read)).toEqual([1, 2])
  })

  test("a file that is cut off is an issue that names the file and not our own folder", async () => {
    const read = await readBytes("bad.parquet", "PAR1 and then something else PAR1")
    expect(told(read)).toEqual(["error parquet-broken bad.parquet"])
    expect(String(read.issues[0]?.values.reason)).not.toContain("gaoxin-parquet")
    expect(told(await readBytes("csv.parquet", "a,b\n"))).toEqual(["error parquet-broken csv.parquet"])
  })
})
