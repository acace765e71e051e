// The routes of registers as people of a demonstration call them, on the registers that the product brings.
import { writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Workbook } from "@cj-tech-master/excelts"
import { afterAll, beforeAll, expect, test } from "vitest"
import { readTable } from "../../src/adapters/spreadsheets/index.ts"
import { startTestServer, type TestServer } from "../server.ts"

let server: TestServer
let clerk: string
let checker: string
let analyst: string
beforeAll(async () => {
  server = await startTestServer("demo", { seed: false })
  clerk = await server.tokenFor("990006", "reporter")
  checker = await server.tokenFor("990000.kjt", "reviewer")
  analyst = await server.tokenFor("990000.kjt", "analyst")
})
afterAll(() => server.stop())

const base = "/api/registers/high-tech-enterprises"
const values = {
  name: "示例路由公司",
  uscc: "91330100799655058B",
  certificate: "GR202400990001",
  issued: "2024-03-01",
}

test("from the catalogue to a table of counts", async () => {
  const get = async (token: string, path: string) => {
    const answer = await server.call(token, "GET", path)
    expect([path, answer.status, answer.text.slice(0, 300)]).toEqual([path, 200, expect.any(String)])
    return answer.json as never
  }
  const list = (await get(clerk, "/api/registers")) as { id: string; fields: { code: string }[] }[]
  expect(list.length).toBeGreaterThan(10)
  const one = (await get(clerk, base)) as { mayEdit: boolean; fields: { code: string; required?: boolean }[] }
  expect(one.mayEdit).toBe(true)
  const given = Object.fromEntries(
    Object.entries(values).filter(([code]) => one.fields.some((field) => field.code === code)),
  )
  const faulty = await server.call(clerk, "POST", `${base}/records`, { values: { nothing: "1" } })
  expect(faulty.status).toBe(422)
  expect(JSON.stringify(faulty.json)).toContain("必填")
  const entered = await server.call(clerk, "POST", `${base}/records`, { values: given })
  expect([entered.status, entered.text]).toEqual([200, expect.stringContaining("示例路由公司")])
  const record = entered.json as { id: string; version: number }
  const changed = await server.call(clerk, "PUT", `${base}/records/${record.id}`, {
    values: { name: "示例路由公司（更名）" },
    version: 1,
    reason: "更名",
  })
  expect(changed.status).toBe(200)
  const older = await server.call(checker, "POST", `${base}/records/${record.id}/sign-off`, { version: 1 })
  expect(older.status).toBe(409)
  const queried = await server.call(checker, "POST", `${base}/records/${record.id}/query`, {
    version: 2,
    reason: "核对证书",
  })
  expect(queried.json).toMatchObject({ state: "queried" })

  const sent = await server.app.inject({
    method: "POST",
    url: `${base}/records/${record.id}/proof`,
    headers: { authorization: `Bearer ${clerk}`, "content-type": "multipart/form-data; boundary=b" },
    payload: `--b\r\ncontent-disposition: form-data; name="file"; filename="证书.txt"\r\ncontent-type: text/plain\r\n\r\n证书\r\n--b--\r\n`,
  })
  expect([sent.statusCode, sent.body]).toEqual([200, expect.stringContaining("证书.txt")])
  const proof = await server.call(checker, "GET", `${base}/records/${record.id}/proof`)
  expect(proof.text).toBe("证书")
  const history = (await get(checker, `${base}/records/${record.id}`)) as { history: { kind: string }[] }
  expect(history.history.map(({ kind }) => kind)).toEqual(["entered", "changed", "queried", "proof"])

  const found = (await get(checker, `${base}/records?search=${encodeURIComponent("路由")}&sort=name`)) as {
    total: number
  }
  expect(found.total).toBe(1)
  const counts = (await get(clerk, `${base}/counts?period=2024`)) as {
    zone: string
    indicator: string | null
  }[]
  expect(new Set(counts.map(({ zone }) => zone))).toEqual(new Set(["990006"]))
  await get(clerk, `${base}/expiry?within=3650`)
  const indicator = counts.find((row) => row.indicator !== null)?.indicator ?? "none"
  const opened = (await get(clerk, `/api/indicators/${indicator}/records?period=2024&zone=990006`)) as {
    records: { name: string }[]
  }
  expect(opened.records.map(({ name }) => name)).toEqual(["示例路由公司（更名）"])
  expect((await server.call(clerk, "GET", "/api/indicators/none/records?period=2024")).status).toBe(404)
  const none = await server.call(clerk, "POST", "/api/registers/incubators/none", {
    period: "2024",
    reason: "没有",
  })
  expect(none.json).toEqual({ zone: "990006", period: "2024", declaredNone: true })
  const back = await server.call(clerk, "DELETE", `/api/registers/incubators/none?period=2024&reason=x`)
  expect(back.json).toMatchObject({ declaredNone: false })
  await get(checker, "/api/evidence/nhtz-2021?period=2024")
  expect((await server.call(checker, "GET", "/api/evidence/nhtz-2021/export")).status).toBe(200)

  const framework = (await get(analyst, "/api/frameworks")) as { pack: string; id: string }[]
  const made = []
  for (const { pack, id } of framework) {
    const answer = await server.call(analyst, "POST", "/api/registers/counts-dataset", {
      pack,
      framework: id,
      period: "2024",
    })
    expect([id, answer.status]).toEqual([id, answer.status === 422 ? 422 : 200])
    if (answer.status === 200) made.push(answer.json as { dataset: string; indicators: string[] })
  }
  expect(made.length).toBeGreaterThan(0)
  const dataset = await get(analyst, `/api/datasets/${made[0]?.dataset}`)
  expect(JSON.stringify(dataset)).toContain(made[0]?.indicators[0])
})

test("exports are files that can be read again", async () => {
  for (const [path, kind] of [
    [`${base}/export?format=csv`, "csv"],
    [`${base}/export?format=xlsx`, "xlsx"],
  ] as const) {
    const answer = await server.app.inject({ url: path, headers: { authorization: `Bearer ${clerk}` } })
    expect([path, answer.statusCode]).toEqual([path, 200])
    const file = join(tmpdir(), `gaoxin-${process.pid}-${path.replaceAll(/\W/g, "")}.${kind}`)
    await writeFile(file, answer.rawPayload)
    const { table, issues } = await readTable(file, {})
    expect([path, issues.filter(({ severity }) => severity === "error")]).toEqual([path, []])
    expect(table?.header).toContain("证书编号")
    if (path.includes("export")) expect(JSON.stringify(table?.rows)).toContain("示例路由公司（更名）")
  }
})

test("the template, filled in, is imported without a question and into records", async () => {
  const auth = { authorization: `Bearer ${clerk}` }
  for (const language of ["zh", "en"] as const) {
    const file = await server.app.inject({ url: `${base}/template?language=${language}`, headers: auth })
    expect(file.statusCode).toBe(200)
    const book = await new Workbook().xlsx.load(file.rawPayload)
    const [sheet] = book.worksheets
    const heads = new Map<string, number>()
    sheet?.getRow(1).eachCell((cell, column) => heads.set(String(cell.value), column))
    const words = language === "zh" ? ["企业名称", "证书编号", "发证日期"] : null
    const { fields } = (await server.call(clerk, "GET", base)).json as {
      fields: { code: string; label: { zh: string; en: string } }[]
    }
    const rows = [1, 2].map((i) => ({
      name: `示例模板${language}${i}公司`,
      certificate: `GR20240099${language}${i}`,
      issued: `2024-0${i}-15`,
    }))
    if (words !== null) expect([...heads.keys()]).toEqual(expect.arrayContaining(words))
    for (const [i, row] of rows.entries())
      for (const [code, value] of Object.entries(row)) {
        const column = heads.get(fields.find((field) => field.code === code)?.label[language] ?? "")
        if (sheet !== undefined && column !== undefined) sheet.getCell(i + 2, column).value = value
      }
    const filled = Buffer.from(await book.xlsx.writeBuffer({ validate: false }))
    const part = (name: string) => `--b\r\ncontent-disposition: form-data; name="${name}"`
    const head = `${part("profile")}\r\n\r\nhigh-tech-enterprise-list\r\n${part("file")}; filename="filled.xlsx"\r\ncontent-type: application/octet-stream\r\n\r\n`
    const sent = await server.app.inject({
      method: "POST",
      url: "/api/imports",
      headers: { ...auth, "content-type": "multipart/form-data; boundary=b" },
      payload: Buffer.concat([Buffer.from(head), filled, Buffer.from("\r\n--b--\r\n")]),
    })
    expect([sent.statusCode, sent.body.slice(0, 600)]).toEqual([200, expect.any(String)])
    const preview = sent.json() as {
      import: { id: string; version: number; questions: number; errors: number }
      outcome: { questions: unknown[]; issues: { severity: string }[] }
    }
    expect(preview.outcome.questions).toEqual([])
    expect(preview.import).toMatchObject({ questions: 0, errors: 0 })
    const kept = await server.call(clerk, "POST", `/api/imports/${preview.import.id}/keep`, {
      title: "模板",
      version: preview.import.version,
    })
    expect([kept.status, kept.text.slice(0, 600)]).toEqual([200, expect.any(String)])
    expect(kept.json).toMatchObject({ dataset: null, register: { id: "high-tech-enterprises", added: 2 } })
    const found = await server.call(
      clerk,
      "GET",
      `${base}/records?search=${encodeURIComponent(`模板${language}`)}`,
    )
    const { records } = found.json as { records: { name: string; validFrom: string; zone: string }[] }
    expect(records.map(({ name, validFrom, zone }) => [name, validFrom, zone]).sort()).toEqual(
      rows.map(({ name, issued }) => [name, issued, "990006"]),
    )
  }
})
