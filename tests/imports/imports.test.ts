import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Pack } from "#packs"
import { ended, issueCodes, multipart } from "../runs/jobs-and-files.ts"
import { startTestServer, type TestServer } from "../server.ts"
import { assessmentWorkbook, workbookOf } from "./example-assessment.ts"

let server: TestServer
let analyst: string
let pack: Pack
beforeAll(async () => {
  server = await startTestServer("demo")
  analyst = await server.tokenFor("990000.kjt", "analyst")
  const demo = server.context.packs.get("demo")?.pack
  if (demo === undefined) throw new Error("no demonstration pack")
  pack = demo
}, 60_000)
afterAll(() => server?.stop())

interface Preview {
  readonly import: {
    readonly id: string
    readonly version: number
    readonly state: string
    readonly questions: number
    readonly errors: number
    readonly values: number
    readonly mayKeep: boolean
    readonly sameAs: { readonly id: string } | null
    readonly dataset: string | null
  }
  readonly outcome: {
    readonly account: Readonly<Record<string, number>>
    readonly questions: readonly {
      readonly kind: string
      readonly text?: string
      readonly candidates: string[]
    }[]
  }
  readonly plan: {
    readonly tables: readonly {
      readonly id: string
      readonly columns: readonly {
        readonly header: string
        readonly measure: string | null
        readonly factor: unknown
      }[]
    }[]
  }
  readonly grid: readonly {
    readonly lines: readonly { readonly cells: readonly { readonly mark: string }[] }[]
  }[]
  readonly issues: readonly { readonly code: string; readonly severity: string }[]
}

async function send(
  token: string,
  name: string,
  content: string | Uint8Array,
  fields: Record<string, string> = {},
) {
  const { headers, payload } = multipart(name, content, fields)
  const answer = await server.app.inject({
    method: "POST",
    url: "/api/imports",
    headers: { ...headers, authorization: `Bearer ${token}` },
    payload,
  })
  return { status: answer.statusCode, json: answer.json() as Preview, text: answer.body }
}

const demo = { pack: "demo", framework: "demo-2021" }

async function keep(token: string, preview: Preview, title = "2024 年度评价数据") {
  return await server.call(token, "POST", `/api/imports/${preview.import.id}/keep`, {
    title,
    version: preview.import.version,
  })
}

describe("a province's assessment table", () => {
  test("is read without a question, kept, evaluated and traced to its cells", async () => {
    const { status, json, text } = await send(analyst, "2024年评价数据.xlsx", assessmentWorkbook(pack), demo)
    expect(status, text).toBe(200)
    expect(json.outcome.questions).toEqual([])
    const { account } = json.outcome
    const { cells, ...parts } = account
    expect(Object.values(parts).reduce((a, b) => a + b, 0)).toBe(cells)
    expect(json.import).toMatchObject({ state: "proposed", questions: 0, errors: 0, mayKeep: true })
    const revenue = json.plan.tables[0]?.columns.find(({ measure }) => measure === "revenue_increase")
    expect(revenue?.factor).toMatchObject({ from: "万元", to: "亿元", times: "1", over: "10000" })

    const kept = await keep(analyst, json)
    expect(kept.status, kept.text).toBe(200)
    const { dataset } = kept.json as { dataset: string }
    const { json: shown } = await server.call(analyst, "GET", `/api/datasets/${dataset}`)
    expect(shown).toMatchObject({ dataset: { rowCount: 19, periods: ["2024"], origin: "invented" } })

    // 171.3 亿元 of 990001 in the pack's own table stands in the file as 1713000 万元.
    const origin = await server.call(
      analyst,
      "GET",
      `/api/datasets/${dataset}/origin?entity=990001&period=2024&code=revenue_increase`,
    )
    expect(origin.json).toMatchObject({
      file: "2024年评价数据.xlsx",
      sheet: "评价数据",
      text: "1713000",
      value: "171.3",
      factor: { zh: "万元 → 亿元 ÷ 10,000" },
    })

    const run = await server.call(analyst, "POST", "/api/runs", {
      pack: "demo",
      framework: "demo-2021",
      data: { kind: "dataset", id: dataset },
      method: null,
      period: "2024",
    })
    expect(run.status, run.text).toBe(200)
    const { job, run: id } = run.json as { job: string; run: string }
    expect(await ended(server, analyst, job)).toMatchObject({ state: "done" })
    const own = await server.call(analyst, "POST", "/api/runs", {
      pack: "demo",
      framework: "demo-2021",
      data: { kind: "pack" },
      method: null,
      period: "2024",
    })
    const packs = own.json as { job: string; run: string }
    expect(await ended(server, analyst, packs.job)).toMatchObject({ state: "done" })
    const scores = async (run: string) => {
      const { json } = await server.call(analyst, "GET", `/api/runs/${run}/result`)
      const { entities, scores, steps } = json as {
        entities: { code: string }[]
        scores: unknown
        steps: { raw: unknown }
      }
      return { codes: entities.map(({ code }) => code), scores, raw: steps.raw }
    }
    expect(await scores(id)).toEqual(await scores(packs.run))

    const undone = await server.call(analyst, "POST", `/api/imports/${json.import.id}/undo`, {})
    expect(undone.status, undone.text).toBe(200)
    expect((await server.call(analyst, "GET", `/api/datasets/${dataset}`)).status).toBe(404)
    expect((await server.call(analyst, "GET", `/api/runs/${id}`)).status).toBe(200)
    const again = await server.call(analyst, "POST", `/api/imports/${json.import.id}/undo`, {})
    expect(again.status).toBe(409)
    expect(issueCodes(again.json)).toEqual(["import-state"])
  }, 90_000)

  test("gives a round its figures; a zone follows its own to the cell, then to the decision that changed it", async () => {
    const { json } = await send(analyst, "2024年评价数据.xlsx", assessmentWorkbook(pack), demo)
    const { dataset } = (await keep(analyst, json, "轮次数据")).json as { dataset: string }
    const reviewer = await server.tokenFor("990000.kjt", "reviewer")
    const zone = await server.tokenFor("990001", "reporter")
    const other = await server.tokenFor("990002", "reporter")
    const ok = async (token: string, path: string, body: unknown) => {
      const { status, text, json } = await server.call(token, "POST", path, body)
      expect(status, text).toBe(200)
      return json as { id: string }
    }
    const { id: round } = await ok(reviewer, "/api/rounds", {
      title: { zh: "导入数据的轮次（虚构）", en: "Of an import (invented)" },
      period: "2024",
      pack: "demo",
      framework: "demo-2021",
      method: null,
      classColumn: null,
      participants: ["990001", "990002"],
      data: dataset,
    })
    const confirmBy = new Date(Date.now() + 86_400_000).toISOString()
    await ok(reviewer, `/api/rounds/${round}/request-data`, { confirmBy })
    const source = async (token: string) =>
      (await server.call(token, "GET", `/api/rounds/${round}/figures/990001/revenue_increase/source`)).json
    expect(await source(zone)).toMatchObject({
      kind: "cell",
      file: "2024年评价数据.xlsx",
      sheet: "评价数据",
      cell: expect.stringMatching(/^[A-Z]+[0-9]+$/),
      text: "1713000",
      value: "171.3",
      factor: { zh: "万元 → 亿元 ÷ 10,000" },
    })
    expect(await source(reviewer)).toEqual(await source(zone))
    expect(await source(other)).toBeNull()
    const { id: question } = await ok(zone, `/api/rounds/${round}/questions`, {
      column: "revenue_increase",
      proposed: 173.1,
      reason: "两位数字写反",
      evidence: null,
    })
    await ok(reviewer, `/api/rounds/${round}/questions/${question}/decision`, {
      accepted: true,
      reason: "与报表相符",
    })
    expect(await source(zone)).toMatchObject({
      kind: "correction",
      version: 2,
      before: 171.3,
      value: 173.1,
    })
    // The file has no column of the size, which serves a test of the result and no score.
    await ok(zone, `/api/rounds/${round}/confirm`, { version: 2 })
    await ok(other, `/api/rounds/${round}/confirm`, { version: 1 })
    await ok(analyst, `/api/rounds/${round}/compute`, {})
  }, 60_000)

  test("a doubtful name is asked, and answered; answers to an older reading are refused", async () => {
    const file = assessmentWorkbook(pack, {
      names: { "990001": "甲市高新技术园", "990003": "并不存在的园区" },
    })
    const { json } = await send(analyst, "a.xlsx", file, demo)
    const { id, version } = json.import
    const asked = json.outcome.questions.filter(({ kind }) => kind === "entity")
    expect(asked.map(({ text }) => text)).toEqual(["甲市高新技术园", "并不存在的园区"])
    expect(json.import.mayKeep).toBe(false)
    const early = await keep(analyst, json)
    expect(early.status).toBe(422)
    expect(issueCodes(early.json)).toEqual(["import-question-open", "import-question-open"])

    const answers = { entities: { 甲市高新技术园: "990001", 并不存在的园区: null } }
    const answered = await server.call(analyst, "PUT", `/api/imports/${id}/answers`, { answers, version })
    expect(answered.status, answered.text).toBe(200)
    const next = answered.json as Preview
    expect(next.import).toMatchObject({ questions: 0, version: version + 1, mayKeep: true })
    const late = await server.call(analyst, "PUT", `/api/imports/${id}/answers`, { answers: {}, version })
    expect(late.status).toBe(409)
    expect(issueCodes(late.json)).toEqual(["import-changed"])

    const kept = await server.call(analyst, "POST", `/api/imports/${id}/keep`, {
      title: "18 个园区",
      version: next.import.version,
      profile: { id: "own-assessment", title: "省评价表" },
    })
    expect(kept.status, kept.text).toBe(200)
    expect((kept.json as { import: Preview["import"] }).import).toMatchObject({ state: "kept" })

    // The same file again: told, and read by what was remembered without a question.
    const again = await send(analyst, "a.xlsx", file, { ...demo, profile: "own-assessment" })
    expect(again.json.import.sameAs).toEqual(expect.objectContaining({ id }))
    expect(again.json.outcome.questions).toEqual([])
    const yaml = await server.call(analyst, "GET", "/api/import-profiles")
    const own = (yaml.json as { id: string; pack: string | null }[]).find((one) => one.pack === null)
    const file2 = await server.call(analyst, "GET", `/api/import-profiles/${own?.id}`)
    expect(file2.text).toContain('"甲市高新技术园": "990001"')
  }, 60_000)

  test("two people who keep at once: one does, the other is told; nothing stands twice", async () => {
    const { json } = await send(
      analyst,
      "b.xlsx",
      assessmentWorkbook(pack, { title: "示例省2023年评价" }),
      demo,
    )
    const second = await server.tokenFor("990000.kjt", "reviewer")
    const answers = await Promise.all([keep(analyst, json), keep(second, json)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const { json: tables } = await server.call(analyst, "GET", "/api/imports")
    expect(
      (tables as { id: string; state: string }[]).filter(
        (one) => one.state === "kept" && one.id === json.import.id,
      ),
    ).toHaveLength(1)
  }, 60_000)

  test("what breaks in the middle of keeping leaves nothing", async () => {
    const { json } = await send(
      analyst,
      "c.xlsx",
      assessmentWorkbook(pack, { title: "示例省2022年评价" }),
      demo,
    )
    const before = await server.call(analyst, "GET", "/api/datasets")
    const { id } = json.import
    const admin = await server.database.connectAs("gaoxin_owner")
    try {
      await admin.query(
        "create function refuse_keep() returns trigger language plpgsql as $$ begin raise exception 'cut'; end $$",
      )
      await admin.query(
        "create trigger refuse_keep before update on import for each row execute function refuse_keep()",
      )
      expect((await keep(analyst, json)).status).toBe(500)
      await admin.query("drop trigger refuse_keep on import")
    } finally {
      await admin.end()
    }
    expect((await server.call(analyst, "GET", "/api/datasets")).json).toEqual(before.json)
    const after = await server.call(analyst, "GET", `/api/imports/${id}`)
    expect((after.json as Preview).import).toMatchObject({ state: "proposed", dataset: null })
    expect((await keep(analyst, after.json as Preview)).status).toBe(200)
  }, 60_000)

  test("a value that stands twice and differs is an error with both cells; it is never kept", async () => {
    const head = ["高新区", "国家级和省级研发机构数"]
    const file = workbookOf({
      上报: [["示例省2024年数据"], head, ["示例省甲市高新区", 55], ["示例省乙市高新区", 24]],
      更正: [["示例省2024年数据"], head, ["示例省甲市高新区", 56], ["示例省乙市高新区", 24]],
    })
    const { json } = await send(analyst, "d.xlsx", file, demo)
    expect(json.issues.filter(({ severity }) => severity === "error")).toEqual([
      expect.objectContaining({
        code: "import-value-twice",
        path: "更正!B3",
        values: expect.objectContaining({ first: "上报!B3", firstValue: "55", value: "56" }),
      }),
    ])
    expect(json.import).toMatchObject({ errors: 1, mayKeep: false })
    const refused = await keep(analyst, json)
    expect(refused.status).toBe(422)
    const [first] = json.plan.tables
    const left = await server.call(analyst, "PUT", `/api/imports/${json.import.id}/answers`, {
      answers: { skip: [first?.id ?? ""] },
      version: json.import.version,
    })
    expect((left.json as Preview).import).toMatchObject({ errors: 0, mayKeep: true })
  }, 60_000)
})

describe("who may do what", () => {
  test("another province's people see nothing; its own decision-maker sees and changes nothing", async () => {
    const { json } = await send(analyst, "e.xlsx", assessmentWorkbook(pack), demo)
    const decider = await server.tokenFor("990000.kjt", "decision-maker")
    expect((await server.call(decider, "GET", `/api/imports/${json.import.id}`)).status).toBe(200)
    expect((await keep(decider, json)).status).toBe(403)
    const zone = await server.tokenFor("990002", "reporter")
    expect((await server.call(zone, "GET", `/api/imports/${json.import.id}`)).status).toBe(404)
    expect((await keep(zone, json)).status).toBe(404)
  }, 60_000)

  test("a zone keeps its own file", async () => {
    const zone = await server.tokenFor("990001", "reporter")
    const csv = "高新区,国家级和省级研发机构数（个）,年份\n示例省甲市高新区,55,2024\n"
    const { status, json, text } = await send(zone, "own.csv", csv, demo)
    expect(status, text).toBe(200)
    expect(json.outcome.questions).toEqual([])
    const kept = await keep(zone, json, "本区数据")
    expect(kept.status, kept.text).toBe(200)
    const undone = await server.call(zone, "POST", `/api/imports/${json.import.id}/undo`, {})
    expect(undone.status, undone.text).toBe(200)
  }, 60_000)

  test("returns of single enterprises are refused, and nothing of the file is kept", async () => {
    const csv = "QA03,QA04,QB03_1,QC05_0,QD01,QJ20\n91320500MA1ABCDE01,甲公司,C,1000,10,5\n"
    const before = await server.call(analyst, "GET", "/api/imports")
    const { status, json } = await send(analyst, "年报.csv", csv, {
      pack: "national",
      profile: "torch-enterprise-annual",
    })
    expect(status).toBe(403)
    expect(issueCodes(json)).toEqual(["import-enterprises-refused"])
    const byLikeness = await send(analyst, "年报.csv", csv, { pack: "national" })
    expect(issueCodes(byLikeness.json)).toEqual(["import-enterprises-refused"])
    expect((await server.call(analyst, "GET", "/api/imports")).json).toEqual(before.json)
  }, 60_000)
})
