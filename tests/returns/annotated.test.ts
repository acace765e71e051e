// The copy with comments, and the template: written, opened by a spreadsheet library, filled in, and read back.
import { Workbook, type Worksheet } from "@cj-tech-master/excelts"
import { unzipSync, zipSync } from "fflate"
import { expect, test } from "vitest"
import { cellText } from "#returns"
import { makeReturnTemplate } from "#services/returns"
import { at, book, check, checkInto, codes, good, put, read, rowsOf, theContext } from "./example-returns.ts"

async function open(bytes: Uint8Array): Promise<Workbook> {
  const workbook = new Workbook()
  await workbook.xlsx.load(bytes)
  return workbook
}

const sheetOf = (workbook: Workbook, name: string): Worksheet => {
  const sheet = workbook.getWorksheet(name)
  if (sheet === undefined) throw new Error(`no sheet ${name}`)
  return sheet
}

const noteOf = (sheet: Worksheet, code: string, line: number): string => {
  const { note } = sheet.getCell(line, codes.indexOf(code) + 1)
  return typeof note === "string" ? note : JSON.stringify(note ?? "")
}

const fillOf = (sheet: Worksheet, code: string, line: number): string =>
  JSON.stringify(sheet.getCell(line, codes.indexOf(code) + 1).fill ?? null)

const faulty = [good(1, { QC05_0: 1000001 }), good(2, { QB04: "2015年6月" }), good(3)]

test("the copy keeps the workbook, and has comment and colour on the cells that findings name, and the list", async () => {
  const original = await open(await book({ 年报: rowsOf(faulty), 附注: [["保留"]] }))
  sheetOf(original, "年报").getCell("B2").note = "经办人：已电话核实"
  sheetOf(original, "年报").getCell(2, codes.indexOf("QC05_0") + 1).numFmt = "#,##0"
  put("年报.xlsx", await original.xlsx.writeBuffer())
  const { written } = await checkInto("年报.xlsx", "out")
  expect(written).toEqual(["年报-审核.xlsx", "findings.csv", "check.json"])
  const copy = await open(read("out/年报-审核.xlsx"))
  expect(copy.worksheets.map(({ name }) => name)).toEqual(["年报", "附注", "检查结果"])
  const sheet = sheetOf(copy, "年报")
  expect(sheet.getCell(2, codes.indexOf("QC05_0") + 1).value).toBe(1000001)
  expect(sheet.getCell(2, codes.indexOf("QC05_0") + 1).numFmt).toBe("#,##0")
  expect(noteOf(sheet, "QC05_0", 2)).toContain("营业收入")
  expect(fillOf(sheet, "QC05_0", 2)).toContain("FFFFC7CE")
  // The parts that the relation names are marked too; what no finding names is as it was.
  expect(fillOf(sheet, "QC49", 2)).toContain("FFFFC7CE")
  expect(fillOf(sheet, "QC05_0", 3)).not.toContain("solid")
  expect(fillOf(sheet, "QC24", 2)).not.toContain("solid")
  expect(fillOf(sheet, "QB04", 3)).toContain("FFFFEB9C")
  expect(noteOf(sheet, "QA04", 2)).toContain("经办人：已电话核实")
  expect(sheetOf(copy, "附注").getCell("A1").value).toBe("保留")
  const list = sheetOf(copy, "检查结果")
  expect([2, 3].map((line) => list.getCell(line, 2).value)).toEqual(["年报!H2", "年报!E3"])
  const csv = new TextDecoder().decode(read("out/findings.csv"))
  expect(csv.trim().split("\r\n")).toHaveLength(3)
  expect(csv).toContain("revenue-parts")
})

test("a text file becomes a workbook with its findings", async () => {
  const lines = rowsOf(faulty).map((row) => row.join(","))
  put("年报2024.csv", `${lines.join("\r\n")}\r\n`)
  await checkInto("年报2024.csv", "out-csv", "en")
  const copy = await open(read("out-csv/年报2024-checked.xlsx"))
  const [sheet] = copy.worksheets
  if (sheet === undefined) throw new Error("no sheet")
  expect(sheet.getCell(2, 1).value).toBe(faulty[0]?.QA03)
  expect(fillOf(sheet, "QC05_0", 2)).toContain("FFFFC7CE")
  expect(copy.worksheets[1]?.name).toBe("Findings")
})

test("macros of a workbook are neither run nor copied", async () => {
  const parts = unzipSync(await book({ 年报: rowsOf(faulty) }))
  put("宏.xlsm", zipSync({ ...parts, "xl/vbaProject.bin": new TextEncoder().encode("Sub Auto_Open") }))
  await checkInto("宏.xlsm", "out-macro")
  expect(Object.keys(unzipSync(read("out-macro/宏-审核.xlsx"))).join()).not.toContain("vba")
})

test("a workbook without a theme is copied with one, as spreadsheets want it", async () => {
  const { writeListWorkbook } = await import("#spreadsheets")
  const [head = [], ...rows] = rowsOf(faulty)
  put(
    "没有主题.xlsx",
    await writeListWorkbook({
      name: "年报",
      columns: head.map((code) => ({ header: String(code), kind: "text" })),
      rows: rows.map((row) => row.map((value) => (value === null ? null : String(value)))),
    }),
  )
  await checkInto("没有主题.xlsx", "out-theme")
  expect(Object.keys(unzipSync(read("out-theme/没有主题-审核.xlsx")))).toContain("xl/theme/theme1.xml")
})

test("template, filled in and checked: no finding, the same numbers, last period's beside", async () => {
  put("去年.xlsx", await book({ 年报: rowsOf([good(1), good(2)]) }))
  const { workbook, entities, issues } = await makeReturnTemplate(
    {
      pack: "demo",
      form: "demo-annual",
      period: "2024",
      last: { path: at("去年.xlsx"), name: "去年.xlsx" },
    },
    "zh",
    await theContext(),
  )
  expect(issues.filter(({ severity }) => severity === "error")).toEqual([])
  expect(entities).toBe(2)
  if (workbook === null) throw new Error("no template")
  const form = await open(workbook)
  const [sheet] = form.worksheets
  if (sheet === undefined) throw new Error("no sheet")
  const columnOf = new Map<string, number>()
  sheet.getRow(1).eachCell((cell, column) => columnOf.set(String(cell.value), column))
  const put1 = (line: number, code: string, value: unknown) => {
    sheet.getCell(line, columnOf.get(code) ?? 0).value = value as string
  }
  // The unit is there already; figures are not.
  expect(sheet.getCell(3, columnOf.get("QA03") ?? 0).value).toBe(good(1).QA03)
  expect(sheet.getCell(3, columnOf.get("QC05_0") ?? 0).value).toBeNull()
  expect(sheet.getCell(1, 1).protection?.locked ?? true).toBe(true)
  expect(sheet.getCell(3, columnOf.get("QC05_0") ?? 0).protection?.locked).toBe(false)
  expect(sheet.sheetProtection).not.toBeNull()
  const previous = form.getWorksheet("往期数据")
  expect(previous?.getCell(4, columnOf.get("QC05_0") ?? 0).value).toBe(1000000)
  const filled = [good(1), good(2, { QC24: 2000000 })]
  filled.forEach((one, i) => {
    for (const code of codes) put1(i + 3, code, one[code])
  })
  put("填好.xlsx", await form.xlsx.writeBuffer())
  const { told, checked } = await check("填好.xlsx", {
    period: null,
    last: { path: at("去年.xlsx"), name: "去年.xlsx" },
  })
  expect(told).toEqual([])
  expect(checked?.returns.period).toBe("2024")
  expect(checked?.against).toEqual({ compared: 2, without: 0 })
  const declared = new Map(
    checked?.survey.dictionary.variables.map((one) => [one.officialCode, one.declared]),
  )
  for (const [i, one] of [...(checked?.returns.returns() ?? [])].entries())
    for (const code of codes)
      expect(
        cellText(one.data.record[declared.get(code)?.code ?? ""] ?? null, declared.get(code)),
        code,
      ).toBe(String(filled[i]?.[code]))
})
