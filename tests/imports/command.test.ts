// gaoxin import on real files, as a process.
import { execFile } from "node:child_process"
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from "docx"
import { afterAll, beforeAll, expect, test } from "vitest"
import { loadPack } from "#pack-files"
import { assessmentWorkbook } from "./example-assessment.ts"

const command = join(import.meta.dirname, "../../src/cli/gaoxin.mjs")
const run = async (...words: string[]) =>
  await promisify(execFile)(process.execPath, [command, ...words], { maxBuffer: 1 << 24 }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (cause: { code: number; stdout: string; stderr: string }) => cause,
  )

let folder: string
const at = (name: string) => join(folder, name)
const names = { "990001": "甲市高新技术园", "990003": "并不存在的园区" }
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gaoxin-import-"))
  const { pack } = await loadPack("demo", join(import.meta.dirname, "../../packs"))
  if (pack === null) throw new Error("no demonstration pack")
  await writeFile(at("评价.xlsx"), assessmentWorkbook(pack, { names }))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test("questions are listed with their answers, answered, written, evaluated, and remembered", async () => {
  const open = await run(
    "import",
    at("评价.xlsx"),
    "--pack",
    "demo",
    "--framework",
    "demo-2021",
    "--out",
    at("out"),
  )
  expect(open.code, open.stderr).toBe(1)
  expect(open.stdout).toContain('entities: { "甲市高新技术园":')
  expect(await readdir(folder)).not.toContain("out")

  await writeFile(at("answers.yaml"), 'entities: { 甲市高新技术园: "990001", 并不存在的园区: null }\n')
  const words = ["import", at("评价.xlsx"), "--pack", "demo", "--framework", "demo-2021"]
  const done = await run(...words, "--answers", at("answers.yaml"), "--out", at("out"))
  expect(done.code, done.stderr).toBe(0)
  expect(done.stdout).toContain("万元 → 亿元 ÷ 10,000")
  expect((await readdir(at("out"))).sort()).toEqual([
    "import.json",
    "origin.csv",
    "profile.yaml",
    "table.csv",
    "unread.csv",
  ])
  // 1713000 万元 in the file are 171.3 亿元.
  const origin = await readFile(at("out/origin.csv"), "utf8")
  expect(origin).toContain("990001,2024,revenue_increase,171.3,,1713000,评价.xlsx,评价数据,P4,")
  expect(await readFile(at("out/unread.csv"), "utf8")).toContain("评价数据!B6,并不存在的园区,person,人工排除")

  const ranked = await run(
    "evaluate",
    "--pack",
    "demo",
    "--framework",
    "demo-2021",
    "--data",
    at("out/table.csv"),
    "--json",
  )
  expect(ranked.code, ranked.stderr).toBe(0)
  expect((JSON.parse(ranked.stdout) as { entities: unknown[] }).entities).toHaveLength(18)

  const again = await run(
    ...words,
    "--as",
    at("out/profile.yaml"),
    "--json",
    "--dry-run",
    "--out",
    at("none"),
  )
  expect(again.code, again.stderr).toBe(0)
  expect(JSON.parse(again.stdout)).toMatchObject({ profile: "learnt", outcome: { questions: [], rows: 18 } })
  expect(await readdir(folder)).not.toContain("none")
}, 60_000)

test("a text file of GB18030 and a table of a document are read alike", async () => {
  // 高新区,国家级和省级研发机构数 / 示例省甲市高新区,55 in GB18030.
  const gb = Buffer.from(
    "b8dfd0c2c7f82cb9fabcd2bcb6bacdcaa1bcb6d1d0b7a2bbfab9b9cafd0acabec0fdcaa1bcd7cad0b8dfd0c2c7f82c35350a",
    "hex",
  )
  await writeFile(at("gb.csv"), gb)
  const row = (...texts: string[]) =>
    new TableRow({ children: texts.map((text) => new TableCell({ children: [new Paragraph(text)] })) })
  const document = new Document({
    sections: [
      {
        children: [
          new Table({ rows: [row("高新区", "国家级和省级研发机构数"), row("示例省甲市高新区", "55")] }),
        ],
      },
    ],
  })
  await writeFile(at("表.docx"), await Packer.toBuffer(document))
  for (const name of ["gb.csv", "表.docx"]) {
    const { code, stderr } = await run(
      "import",
      at(name),
      "--pack",
      "demo",
      "--period",
      "2024",
      "--out",
      at(`${name}-out`),
    )
    expect(code, stderr).toBe(0)
    expect(await readFile(at(`${name}-out/table.csv`), "utf8")).toBe(
      "\uFEFFcode,name,period,rd_institutions\r\n990001,示例省甲市高新区,2024,55\r\n",
    )
  }
}, 60_000)

test("enterprises' returns are read on the command line and handed up again", async () => {
  await writeFile(
    at("年报.csv"),
    "QA03,QA04,QC05_0,QD01\n统一社会信用代码,企业(单位)详细名称,营业收入,从业人员期末人数\n91320500MA1ABCDE01,示例甲公司,1000,10\n",
  )
  const words = ["import", at("年报.csv"), "--as", "torch-enterprise-annual", "--period", "2024"]
  const { code, stdout, stderr } = await run(...words, "--out", at("annual"), "--hand-up", "xlsx")
  expect(code, stdout + stderr).toBe(0)
  expect(await readFile(at("annual/table.csv"), "utf8")).toContain("91320500MA1ABCDE01")
  expect(await readdir(at("annual"))).toContain("returns.xlsx")
}, 60_000)

test("wrong use is 2: no such file, profile, period, or form of handing up", async () => {
  const wrong = await Promise.all([
    run("import", at("absent.xlsx")),
    run("import", at("评价.xlsx"), "--period", "24"),
    run("import", at("评价.xlsx"), "--hand-up", "pdf"),
    run("import", at("评价.xlsx"), "--pack", "demo", "--framework", "none-such"),
  ])
  expect(wrong.map(({ code }) => code)).toEqual([2, 2, 2, 2])
}, 60_000)
