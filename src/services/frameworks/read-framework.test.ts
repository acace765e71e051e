// A regulation's annex as a document, made with the docx library; the tree expected was written by hand from the table.
import { AlignmentType, Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from "docx"
import { expect, test } from "vitest"
import { readWorkbookFile } from "#workbooks"
import { draftFramework } from "./draft-framework.ts"
import { documentOf } from "./framework-document.ts"
import { readFrameworkWorkbook } from "./read-framework-table.ts"

interface Cell {
  readonly text: string
  readonly down?: number
  readonly across?: number
}
const c = (text: string, down = 1, across = 1): Cell => ({ text, down, across })

const tableOf = (rows: readonly (readonly Cell[])[]) =>
  new Table({
    rows: rows.map(
      (row) =>
        new TableRow({
          children: row.map(
            ({ text, down = 1, across = 1 }) =>
              new TableCell({
                rowSpan: down,
                columnSpan: across,
                children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun(text)] })],
              }),
          ),
        }),
    ),
  })

async function annex(...tables: (readonly (readonly Cell[])[])[]) {
  const children = tables.flatMap((rows, i) => [new Paragraph(`附件${i + 1}`), tableOf(rows)])
  const bytes = await Packer.toBuffer(new Document({ sections: [{ children }] }))
  const { workbook, issues } = await readWorkbookFile(new Uint8Array(bytes), "办法.docx")
  expect(issues.filter(({ severity }) => severity === "error")).toEqual([])
  if (workbook === null) throw new Error("not read")
  return workbook
}

const header = [
  c("一级指标"),
  c("权重"),
  c("二级指标"),
  c("分值"),
  c("单位"),
  c("评分标准"),
  c("基准值"),
  c("责任处室"),
]
const first = [
  header,
  [c("创新能力", 2), c("60", 2), c("研发投入强度"), c("40"), c("%"), c("达到5%得满分"), c("3"), c("规划处")],
  [c("上市企业数"), c("20"), c("家"), c("≥10得20分；≥5得10分"), c(""), c("")],
]
const second = [
  header,
  [
    c("绿色发展", 2),
    c("40", 2),
    c("万元产值能耗"),
    c("25"),
    c("吨标准煤/万元"),
    c("每高1%扣0.5分"),
    c("0.4"),
    c(""),
  ],
  [c("绿地率"), c("15"), c("%"), c(""), c(""), c("")],
  [c("合计", 1, 3), c("100"), c(""), c(""), c(""), c("")],
]

test("tables that go on over a page are one tree, merged cells, points and rules with it", async () => {
  const reading = readFrameworkWorkbook(await annex(first, second))
  expect(reading.tables.map(({ name, use }) => [name, use])).toEqual([
    ["表1", "read"],
    ["表2", "joined"],
  ])
  expect(reading.nodes.map(({ label, parent, weight, unit }) => [label, parent, weight, unit])).toEqual([
    ["创新能力", null, 60, null],
    ["研发投入强度", "创新能力", 40, "%"],
    ["上市企业数", "创新能力", 20, "家"],
    ["绿色发展", null, 40, null],
    ["万元产值能耗", "绿色发展", 25, "吨标准煤/万元"],
    ["绿地率", "绿色发展", 15, "%"],
  ])
  const [, rd, listed, , energy] = reading.nodes
  expect(rd?.scoring.map(({ header: over, text }) => [over, text])).toEqual([
    ["评分标准", "达到5%得满分"],
    ["基准值", "3"],
  ])
  expect(rd?.rule).toEqual({ threshold: 5, bands: null, line: null })
  expect(listed?.rule?.bands).toEqual([
    { from: 5, score: 10 },
    { from: 10, score: 20 },
  ])
  // Deductions by steps from nothing are not plain: text alone, and it is told.
  expect(energy?.rule).toBeNull()
  const unread = reading.issues.filter(({ code }) => code === "draft-rule-unread")
  expect(unread.map(({ values }) => [values.label, values.text])).toEqual([["万元产值能耗", "每高1%扣0.5分"]])
  expect(energy?.scoring[0]?.text).toBe("每高1%扣0.5分")
  // What nothing was made of is marked with its cell.
  expect(reading.unread.map(({ text }) => text)).toEqual(["附件1", "附件2", "规划处"])
  expect(reading.unread[2]?.cell).toMatch(/^办法\.docx\/表1!H\d+$/)
  expect(reading.issues.filter(({ severity }) => severity === "error")).toEqual([])
})

test("a table without a header goes on with the one before it", async () => {
  const reading = readFrameworkWorkbook(await annex(first, second.slice(1)))
  expect(reading.nodes).toHaveLength(6)
  expect(reading.unread.map(({ text }) => text)).toContain("附件2")
})

test("proposed rules are used only once confirmed", async () => {
  const document = documentOf(readFrameworkWorkbook(await annex(first, second)), "示例办法")
  const before = draftFramework(document, "draft-x", "办法.docx", null)
  expect(before.framework?.nodes.some((node) => node.threshold !== undefined)).toBe(false)
  expect(before.issues.filter(({ code }) => code === "draft-rule-proposed")).toHaveLength(2)
  const nodes = document.nodes.map((node) => ({
    ...node,
    threshold: node.proposed?.threshold ?? null,
    bands: node.proposed?.bands ?? null,
    proposed: null,
  }))
  const after = draftFramework({ ...document, nodes }, "draft-x", "办法.docx", null)
  expect(after.framework?.nodes.find((node) => node.code === "研发投入强度")?.threshold).toBe(5)
  expect(after.framework?.weightsSumTo).toBe(100)
})

test("one table of several can be chosen", async () => {
  const workbook = await annex(first, second)
  expect(readFrameworkWorkbook(workbook, "表2").nodes.map(({ label }) => label)).toEqual([
    "绿色发展",
    "万元产值能耗",
    "绿地率",
  ])
  const wrong = readFrameworkWorkbook(workbook, "表9").issues[0]
  expect([wrong?.code, wrong?.values.allowed]).toEqual(["draft-no-such-sheet", ["表1", "表2"]])
})

test("faults of a document name node and field: sums, doubles, parents", async () => {
  const document = documentOf(readFrameworkWorkbook(await annex(first, second)), "示例办法")
  const nodes = document.nodes.map((node) =>
    node.code === "研发投入强度"
      ? { ...node, weight: 30 }
      : node.code === "绿地率"
        ? { ...node, label: "万元产值能耗", parent: "绿色发展" }
        : node.code === "上市企业数"
          ? { ...node, parent: "没有" }
          : node,
  )
  const { framework, issues } = draftFramework({ ...document, nodes }, "draft-x", "办法.docx", null)
  expect(framework).toBeNull()
  const errors = issues.filter(({ severity }) => severity === "error")
  expect(errors.map(({ code, values }) => [code, values.node, values.field ?? null])).toEqual(
    expect.arrayContaining([
      ["draft-no-parent", "上市企业数", "parent"],
      ["draft-duplicate-label", "绿地率", "label"],
      ["pack-weight-sum", "创新能力", null],
    ]),
  )
})
