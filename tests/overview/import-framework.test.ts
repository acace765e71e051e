// An annex of a regulation as people have it: merged cells, notes, totals, weights that are missing or faulty.

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Workbook } from "@cj-tech-master/excelts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { startTestServer, type TestServer } from "../server.ts"

let server: TestServer
let folder: string
beforeAll(async () => {
  server = await startTestServer("demo")
  folder = await mkdtemp(join(tmpdir(), "gaoxin-annex-"))
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

interface Reading {
  readonly id: string | null
  readonly reading: {
    readonly title: string
    readonly nodes: readonly {
      readonly code: string
      readonly parent: string | null
      readonly kind: string
      readonly label: string
      readonly weight: number | null
      readonly unit: string | null
      readonly direction: string
      readonly definition: string | null
      readonly scoring: readonly { readonly header: string; readonly text: string }[]
      readonly rule: unknown
      readonly cell: string
    }[]
    readonly unread: readonly { readonly cell: string; readonly text: string }[]
    readonly issues: readonly {
      readonly code: string
      readonly severity: string
      readonly path: string
      readonly text: { readonly zh: string }
    }[]
  }
}

async function upload(token: string, name: string, content: Uint8Array | string, query = "") {
  const form = new FormData()
  form.append("file", new Blob([Buffer.from(content)]), name)
  const request = new Request("http://x/", { method: "POST", body: form })
  const answer = await server.app.inject({
    method: "POST",
    url: `/api/framework-drafts${query}`,
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": request.headers.get("content-type") ?? "",
    },
    payload: Buffer.from(await request.arrayBuffer()),
  })
  return { status: answer.statusCode, json: answer.json() as Reading }
}

/** Title merged over the table, levels merged down, a total and a note below. */
async function annex(change: (sheet: ReturnType<Workbook["addWorksheet"]>) => void = () => {}) {
  const book = new Workbook()
  const sheet = book.addWorksheet("附件")
  sheet.addRows([
    ["示例省高新区评价指标体系（虚构）", null, null, null, null, null, null],
    ["一级指标", "权重", "二级指标", "分值", "计量单位", "方向", "评分标准"],
    ["创新能力", 60, "研发投入强度", 40, "%", "正向", "达到 5 % 得满分"],
    [null, null, "每万人发明专利授权数", 20, "件/万人", "正向", null],
    ["绿色发展", 40, "单位工业增加值能耗", 25, "吨标准煤/万元", "逆向", null],
    [null, null, "绿地率（%）", 15, null, "正向", null],
    ["合计", 100, null, 100, null, null, null],
    ["注：数据由园区填报", null, null, null, null, null, null],
  ])
  for (const range of ["A1:G1", "A3:A4", "B3:B4", "A5:A6", "B5:B6"]) sheet.mergeCells(range)
  change(sheet)
  const path = join(folder, "annex.xlsx")
  await writeFile(path, new Uint8Array(await book.xlsx.writeBuffer()))
  return readFile(path)
}

describe("an annex as a workbook", () => {
  test("is read with its merged cells into a tree, and kept for the organisation", async () => {
    const token = await server.tokenFor("990000.kjt", "analyst")
    const { status, json } = await upload(
      token,
      "办法附件.xlsx",
      await annex(),
      "?save=yes&title=%E7%A4%BA%E4%BE%8B",
    )
    expect(status).toBe(200)
    expect(json.reading.issues.filter((one) => one.severity === "error")).toEqual([])
    expect(json.reading.nodes.map((node) => [node.label, node.parent, node.weight, node.direction])).toEqual([
      ["创新能力", null, 60, "higher-is-better"],
      ["研发投入强度", "创新能力", 40, "higher-is-better"],
      ["每万人发明专利授权数", "创新能力", 20, "higher-is-better"],
      ["绿色发展", null, 40, "higher-is-better"],
      ["单位工业增加值能耗", "绿色发展", 25, "lower-is-better"],
      ["绿地率（%）", "绿色发展", 15, "higher-is-better"],
    ])
    expect(json.reading.nodes[1]?.cell).toBe("办法附件.xlsx/附件!C3")
    expect(json.reading.nodes[1]?.scoring.map(({ header, text }) => [header, text])).toEqual([
      ["评分标准", "达到 5 % 得满分"],
    ])
    expect(json.reading.nodes[1]?.rule).toEqual({ threshold: 5, bands: null })
    expect(json.reading.nodes[5]?.unit).toBe("%")
    expect(json.reading.unread.map((one) => one.text)).toEqual([
      "示例省高新区评价指标体系（虚构）",
      "注：数据由园区填报",
    ])
    const id = json.id ?? ""
    const list = await server.call(token, "GET", "/api/framework-drafts")
    expect(
      (list.json as { id: string; indicators: number }[]).map((one) => [one.id, one.indicators]),
    ).toEqual([[id, 4]])
    // The shape that evaluations take: the weights of each parent hand down its own.
    const kept = await server.context.withActor(server.system, "administration", (tx) =>
      tx.selectFrom("framework_draft").where("id", "=", id).select("framework").executeTakeFirstOrThrow(),
    )
    const { nodes, weightsSumTo } = kept.framework as { nodes: { code: string }[]; weightsSumTo: number }
    expect([nodes.length, weightsSumTo]).toEqual([7, 100])
  })

  test("is seen by the organisation's analysts and reviewers alone, and can be withdrawn", async () => {
    const token = await server.tokenFor("990000.kjt", "analyst")
    const { json } = await upload(token, "办法.xlsx", await annex(), "?save=yes")
    const path = `/api/framework-drafts/${json.id}`
    for (const [organisation, role, status] of [
      ["990000.kjt", "reviewer", 200],
      ["990000.kjt", "publisher", 403],
      ["cn.miit", "analyst", 404],
      ["320500-1", "analyst", 404],
    ] as const)
      expect([
        organisation,
        (await server.call(await server.tokenFor(organisation, role), "GET", path)).status,
      ]).toEqual([organisation, status])
    expect((await server.call(null, "GET", path)).status).toBe(401)
    const stranger = await server.tokenFor("320500-1", "analyst")
    expect((await server.call(stranger, "DELETE", path)).status).toBe(404)
    expect((await server.call(token, "DELETE", path)).status).toBe(200)
    expect((await server.call(token, "GET", path)).status).toBe(404)
  })

  test("with faults tells them all at once, each with its cell, and is not kept", async () => {
    const faulty = await annex((sheet) => {
      sheet.getCell("D3").value = "四十"
      sheet.getCell("D4").value = -20
      sheet.getCell("F5").value = "看情况"
      sheet.getCell("C6").value = "单位工业增加值能耗"
      sheet.getCell("H2").value = "牵头处室"
      sheet.getCell("H3").value = "规划处"
    })
    const token = await server.tokenFor("990000.kjt", "reviewer")
    const { status, json } = await upload(token, "办法.xlsx", faulty, "?save=yes")
    expect(status).toBe(200)
    expect(json.id).toBeNull()
    const errors = json.reading.issues.filter((one) => one.severity === "error")
    expect(errors.map((one) => [one.code, one.path])).toEqual([
      ["draft-weight-not-number", "办法.xlsx/附件!D3"],
      ["draft-weight-negative", "办法.xlsx/附件!D4"],
      ["draft-direction-unknown", "办法.xlsx/附件!F5"],
      ["draft-duplicate-label", "办法.xlsx/附件!C6"],
    ])
    expect(errors[0]?.text.zh).toContain("四十")
    expect(json.reading.unread.map((one) => one.cell)).toContain("办法.xlsx/附件!H3")
  })

  test("weights that do not add up are an error that names the row", async () => {
    const token = await server.tokenFor("990000.kjt", "analyst")
    const wrong = await annex((sheet) => {
      sheet.getCell("D3").value = 30
    })
    const { json } = await upload(token, "办法.xlsx", wrong, "?save=yes")
    expect(json.id).toBeNull()
    expect(
      json.reading.issues.filter((one) => one.severity === "error").map((one) => [one.code, one.path]),
    ).toEqual([["pack-weight-sum", "办法.xlsx:3"]])
  })
})

describe("an annex as text", () => {
  test("fills levels down, leaves what is not given unknown, and says so", async () => {
    const token = await server.tokenFor("990000.kjt", "analyst")
    const csv = "类别,指标名称,分值,单位\n创新,研发投入强度,20分,%\n,专利数,,件\n开放,出口占比,30分,%\n"
    const { json } = await upload(token, "附件.csv", csv)
    expect(json.id).toBeNull()
    expect(json.reading.nodes.map((node) => [node.label, node.weight])).toEqual([
      ["创新", null],
      ["研发投入强度", 20],
      ["专利数", null],
      ["开放", 30],
      ["出口占比", 30],
    ])
    const codes = json.reading.issues.map((one) => one.code)
    expect(codes).toContain("draft-direction-assumed")
    expect(codes.filter((code) => code === "draft-weight-unknown").length).toBe(2)
    expect(json.reading.issues.some((one) => one.severity === "error")).toBe(false)
  })

  test("without a header, or no table at all, is told so", async () => {
    const token = await server.tokenFor("990000.kjt", "analyst")
    const plain = await upload(token, "信.csv", "关于开展评价的通知\n各高新区：\n")
    expect(plain.json.reading.issues.map((one) => one.code)).toContain("draft-no-header")
    const binary = await upload(token, "图.xlsx", new Uint8Array([0, 1, 2, 3, 255, 254, 0, 0]))
    expect(binary.json.reading.issues.some((one) => one.severity === "error")).toBe(true)
    expect(binary.json.reading.issues.every((one) => !/[0-9a-f]{64}/.test(one.path))).toBe(true)
  })
})
