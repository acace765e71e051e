import { readFile } from "node:fs/promises"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { runEvaluation } from "#services/evaluation"
import { makeEvaluationContext } from "#wiring"
import { startTestServer, type TestServer } from "../server.ts"
import { ended, issueCodes, multipart } from "./jobs-and-files.ts"

let server: TestServer
let analyst: string
let framework: string
beforeAll(async () => {
  server = await startTestServer("demo", { seed: true })
  analyst = await server.tokenFor("990000.kjt", "analyst")
  framework = server.context.packs.get("demo")?.pack.manifest.default?.framework ?? ""
}, 60_000)
afterAll(() => server?.stop())

const demo = () => ({ pack: "demo", framework, data: { kind: "pack" }, method: null })

async function ask(token: string, body: object) {
  const { status, json, text } = await server.call(token, "POST", "/api/runs", body)
  expect(status, text).toBe(200)
  return json as { readonly run: string; readonly job: string }
}

async function upload(token: string, name: string, content: string | Uint8Array) {
  const { headers, payload } = multipart(name, content)
  const answer = await server.app.inject({
    method: "POST",
    url: "/api/datasets",
    headers: { ...headers, authorization: `Bearer ${token}` },
    payload,
  })
  return { status: answer.statusCode, json: answer.json() as Record<string, unknown> }
}

describe("evaluations", () => {
  test("a run of the server has the result, the ranking and the proof of the command line", async () => {
    const { run, job } = await ask(analyst, demo())
    expect(await ended(server, analyst, job)).toMatchObject({ state: "done", progress: 1, issues: [] })
    const { text } = await server.call(analyst, "GET", `/api/runs/${run}/result`)
    const expected = await runEvaluation({ pack: "demo" }, await makeEvaluationContext(() => {}))
    expect(text).toBe(`${JSON.stringify(expected.runs[0]?.result)}\n`)
    const { json } = await server.call(analyst, "GET", `/api/runs/${run}`)
    expect(json).toMatchObject({
      status: "done",
      origin: "invented",
      unofficial: true,
      dataDigest: expected.runs[0]?.result.data.digest,
    })
    const proof = await server.call(analyst, "GET", `/api/runs/${run}/files/proof`)
    expect((proof.json as { proof: string }).proof).toBe("full")
  }, 60_000)

  test("a method of one's own and a column of classes are those that were asked for", async () => {
    const method = { normalise: { method: "rank" }, aggregate: "geometric" }
    const { run, job } = await ask(analyst, { ...demo(), method, period: "2023", title: "自设方法" })
    expect(await ended(server, analyst, job)).toMatchObject({ state: "done" })
    const { json } = await server.call(analyst, "GET", `/api/runs/${run}/result`)
    expect(json).toMatchObject({ data: { period: "2023" }, method: { normalise: { method: "rank" } } })
  }, 60_000)

  test("everything wrong with what is asked is said at once, before anything is made", async () => {
    const body = { ...demo(), pack: "no-such", method: { normalise: { method: "nope" }, missing: "maybe" } }
    const answer = await server.call(analyst, "POST", "/api/runs", body)
    expect(answer.status).toBe(422)
    expect(issueCodes(answer.json)).toEqual(
      expect.arrayContaining(["run-pack-unknown", "method-unknown-name", "method-bad-option"]),
    )
  })

  test("a method that names a file of adjustments is refused: a page never reads the server's files", async () => {
    const body = { ...demo(), method: { adjustments: "/etc/passwd" } }
    const answer = await server.call(analyst, "POST", "/api/runs", body)
    expect(answer.status).toBe(422)
    expect(issueCodes(answer.json)).toEqual(["run-adjustments-file"])
    const path = await server.call(analyst, "POST", "/api/runs", { ...demo(), method: "../../x.yaml" })
    expect(path.status).toBe(422)
  })

  test("the check of a method names each faulty option", async () => {
    const { json } = await server.call(analyst, "POST", "/api/methods/check", {
      method: { rank: { decimals: 99 } },
    })
    expect((json as { issues: { path: string }[] }).issues.map((one) => one.path)).toEqual([
      "method.rank.decimals",
    ])
  })

  test("a zone proof holds the zone's own values, and an unknown entity is not found", async () => {
    await finished("demo-zones", analyst)
    const { json } = await server.call(analyst, "GET", "/api/runs/demo-zones/result")
    const [entity] = (json as { entities: { code: string }[] }).entities
    const own = await server.call(analyst, "GET", `/api/runs/demo-zones/zone-proofs/${entity?.code}`)
    expect(own.json).toMatchObject({ proof: "zone", entity: { code: entity?.code } })
    const unknown = await server.call(analyst, "GET", "/api/runs/demo-zones/zone-proofs/nobody")
    expect(unknown.status).toBe(404)
  }, 60_000)

  test("the public proof is made once: its openings go on to open it", async () => {
    await finished("demo-zones", analyst)
    const proofs = []
    for (let i = 0; i < 2; i++) {
      const made = await server.call(analyst, "POST", "/api/runs/demo-zones/public-proof")
      expect(made.status).toBe(200)
      proofs.push((await server.call(analyst, "GET", "/api/runs/demo-zones/files/public-proof")).text)
    }
    expect(proofs[0]).toContain('"proof":"public"')
    expect(proofs[1]).toBe(proofs[0])
  }, 60_000)

  test("two runs are compared by rank and score", async () => {
    const { run, job } = await ask(analyst, { ...demo(), method: "z-score" })
    await ended(server, analyst, job)
    await finished("demo-zones", analyst)
    const { status, json } = await server.call(analyst, "GET", `/api/run-comparison?a=demo-zones&b=${run}`)
    expect(status).toBe(200)
    expect(json).toMatchObject({ same: { data: true, framework: true, method: false } })
  }, 60_000)

  test("a demonstration begins with a run of real provinces and one of invented zones, each with its origin", async () => {
    const ministry = await server.tokenFor("cn.miit", "analyst")
    expect(await finished("demo-provinces", ministry)).toMatchObject({ origin: "public", entities: 31 })
    expect(await finished("demo-zones", analyst)).toMatchObject({ origin: "invented", unofficial: true })
  }, 60_000)

  test("a run that is cancelled while it is computed stops, and leaves no result", async () => {
    const { run, job } = await ask(analyst, demo())
    for (;;) {
      const { json } = await server.call(analyst, "GET", `/api/jobs/${job}`)
      if ((json as { state: string }).state === "running") break
      await new Promise((done) => setTimeout(done, 100))
    }
    expect((await server.call(analyst, "POST", `/api/jobs/${job}/cancel`)).status).toBe(200)
    expect(await ended(server, analyst, job)).toMatchObject({ state: "cancelled" })
    const { json } = await server.call(analyst, "GET", `/api/runs/${run}`)
    expect(json).toMatchObject({ status: "cancelled", files: [] })
    expect((await server.call(analyst, "POST", `/api/jobs/${job}/cancel`)).status).toBe(409)
  }, 60_000)

  test("the events of a job tell its progress and end with it", async () => {
    const { job } = await ask(analyst, demo())
    const answer = await fetch(`${server.origin}/api/jobs/${job}/events`, {
      headers: { authorization: `Bearer ${analyst}` },
    })
    const events = (await answer.text())
      .split("\n")
      .filter((line) => line.startsWith("data: "))
      .map((line) => JSON.parse(line.slice(6)) as { state: string; progress: number })
    expect(events.length).toBeGreaterThan(2)
    expect(events.at(-1)).toMatchObject({ state: "done", progress: 1 })
    const progress = events.map((one) => one.progress)
    expect(progress).toEqual([...progress].sort((a, b) => a - b))
  }, 60_000)

  test("a run that is deleted is gone from lists and from its address, and its trail stays", async () => {
    const { run, job } = await ask(analyst, demo())
    await ended(server, analyst, job)
    expect((await server.call(analyst, "DELETE", `/api/runs/${run}`)).status).toBe(200)
    expect((await server.call(analyst, "GET", `/api/runs/${run}`)).status).toBe(404)
    expect((await server.call(analyst, "GET", `/api/runs/${run}/result`)).status).toBe(404)
    const trail = await server.database.pool.connect()
    try {
      await trail.query(
        "begin; set local app.role = 'auditor'; set local app.purpose = 'administration'; set local app.scope = '/'",
      )
      const found = await trail.query(
        "select action from audit_entry where object_kind = 'run' and object_id = $1 order by id",
        [run],
      )
      expect(found.rows.map((row: { action: string }) => row.action)).toEqual(
        expect.arrayContaining(["run.request", "run.finish", "run.delete"]),
      )
      await trail.query("rollback")
    } finally {
      trail.release()
    }
  }, 60_000)
})

describe("who may", () => {
  test("nobody without sign-in, no role that does not evaluate, no other organisation", async () => {
    await finished("demo-zones", analyst)
    expect((await server.call(null, "GET", "/api/runs")).status).toBe(401)
    expect((await server.call(null, "POST", "/api/runs", demo())).status).toBe(401)
    const reporter = await server.tokenFor("990001", "reporter")
    expect((await server.call(reporter, "POST", "/api/runs", demo())).status).toBe(403)
    const auditor = await server.tokenFor("990000.kjt", "auditor")
    expect((await server.call(auditor, "GET", "/api/runs")).status).toBe(403)
    const other = await server.tokenFor("320000", "analyst")
    for (const path of ["", "/result", "/files/proof", "/issues", "/zone-proofs/990001"])
      expect((await server.call(other, "GET", `/api/runs/demo-zones${path}`)).status, path).toBe(404)
    expect((await server.call(other, "DELETE", "/api/runs/demo-zones")).status).toBe(404)
    const { json } = await server.call(other, "GET", "/api/runs")
    expect(json).toEqual([])
  }, 60_000)

  test("a reporter sees its own organisation's runs and not those of the province", async () => {
    const reporter = await server.tokenFor("990001", "reporter")
    expect((await server.call(reporter, "GET", "/api/runs/demo-zones")).status).toBe(404)
  })

  test("a token for statistics does not reach evaluations", async () => {
    const statistics = await server.tokenFor("990000.kjt", "analyst", "statistics")
    expect((await server.call(statistics, "GET", "/api/runs")).status).toBe(403)
  })

  test("jobs and tables of another organisation are not found", async () => {
    const { job } = await ask(analyst, demo())
    const table = await upload(analyst, "one.csv", "code,name,x\nA,甲,1\n")
    const other = await server.tokenFor("320000", "analyst")
    expect((await server.call(other, "GET", `/api/jobs/${job}`)).status).toBe(404)
    expect((await server.call(other, "POST", `/api/jobs/${job}/cancel`)).status).toBe(404)
    expect((await server.call(other, "GET", `/api/datasets/${table.json.id}`)).status).toBe(404)
    expect((await server.call(other, "DELETE", `/api/datasets/${table.json.id}`)).status).toBe(404)
    const body = { ...demo(), data: { kind: "dataset", id: table.json.id } }
    expect((await server.call(other, "POST", "/api/runs", body)).status).toBe(404)
    await ended(server, analyst, job)
  }, 60_000)
})

describe("uploaded tables", () => {
  test("a table is read by its content, previewed, matched and evaluated like the command line's", async () => {
    const csv = await readFile("packs/demo/data/zones.csv")
    const sent = await upload(analyst, "各园区.csv", csv)
    expect(sent.status).toBe(200)
    expect(sent.json).toMatchObject({ title: "各园区", fileName: "各园区.csv", origin: "user" })
    const { json } = await server.call(analyst, "GET", `/api/datasets/${sent.json.id}`)
    const view = json as {
      preview: unknown[]
      fits: { pack: string; framework: string; missing: string[] }[]
    }
    expect(view.preview.length).toBeGreaterThan(10)
    expect(view.fits.find((fit) => fit.framework === framework)?.missing).toEqual([])
    const { run, job } = await ask(analyst, { ...demo(), data: { kind: "dataset", id: sent.json.id } })
    expect(await ended(server, analyst, job)).toMatchObject({ state: "done" })
    const result = await server.call(analyst, "GET", `/api/runs/${run}/result`)
    const expected = await runEvaluation(
      { pack: "demo", data: "packs/demo/data/zones.csv" },
      await makeEvaluationContext(() => {}),
    )
    const cli = expected.runs[0]?.result
    expect(result.json).toMatchObject({
      data: { digest: cli?.data.digest, origin: "user" },
      scores: JSON.parse(JSON.stringify(cli?.scores)),
      ranks: JSON.parse(JSON.stringify(cli?.ranks)),
    })
  }, 60_000)

  const broken: readonly [string, string, string | Uint8Array, string][] = [
    ["a table without codes", "无代码.csv", "名称,得分\n甲,1\n", "dataset-without-code"],
    [
      "an entity twice in a period",
      "重复.csv",
      "code,name,period\nA,甲,2024\nA,甲,2024\n",
      "duplicate-entity",
    ],
    ["a row without a code", "缺代码.csv", "code,name,period\nA,甲,2024\n,乙,2024\n", "blank-code"],
    ["a header alone", "空.csv", "code,name\n", "dataset-empty"],
    ["a workbook that is cut off", "坏.xlsx", Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2, 3), "workbook-broken"],
    ["a Parquet file that is cut off", "坏.parquet", Buffer.from("PAR1 not whole"), "parquet-broken"],
    [
      "an old workbook",
      "旧.xls",
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
      "file-is-xls",
    ],
  ]
  for (const [what, name, content, code] of broken)
    test(`${what} is refused and nothing of it is kept`, async () => {
      const before = (await server.call(analyst, "GET", "/api/datasets")).json as unknown[]
      const sent = await upload(analyst, name, content)
      expect(sent.status).toBe(422)
      expect(issueCodes(sent.json)).toContain(code)
      const after = (await server.call(analyst, "GET", "/api/datasets")).json as unknown[]
      expect(after.length).toBe(before.length)
    }, 30_000)

  test("data that cannot be evaluated fail with every reason and its cell, and leave no result", async () => {
    const csv = (await readFile("packs/demo/data/zones.csv", "utf8")).split("\n")
    const cells = (csv[1] ?? "").split(",")
    csv[1] = cells.map((cell, i) => (i > 5 && i < 8 ? "abc" : cell)).join(",")
    const sent = await upload(analyst, "错.csv", csv.join("\n"))
    const { run, job } = await ask(analyst, { ...demo(), data: { kind: "dataset", id: sent.json.id } })
    const over = await ended(server, analyst, job)
    expect(over.state).toBe("failed")
    expect(over.issues.filter((one) => /错\.csv![A-Z]+2/.test(one.path)).length).toBeGreaterThanOrEqual(2)
    expect((await server.call(analyst, "GET", `/api/runs/${run}`)).json).toMatchObject({ status: "failed" })
    expect((await server.call(analyst, "GET", `/api/runs/${run}/result`)).status).toBe(404)
  }, 60_000)

  test("a deleted table is gone, and the name of a file is only a name", async () => {
    const sent = await upload(analyst, "../../etc/passwd.csv", "code,x\nA,1\n")
    expect(sent.json).toMatchObject({ fileName: "passwd.csv" })
    expect((await server.call(analyst, "DELETE", `/api/datasets/${sent.json.id}`)).status).toBe(200)
    expect((await server.call(analyst, "GET", `/api/datasets/${sent.json.id}`)).status).toBe(404)
  })
})

/** A seeded run once it is there. */
async function finished(id: string, token: string): Promise<unknown> {
  for (;;) {
    const { status, json } = await server.call(token, "GET", `/api/runs/${id}`)
    if (status === 200 && (json as { status: string }).status === "done") return json
    await new Promise((done) => setTimeout(done, 250))
  }
}
