// A framework from a document: completed, kept in versions, in force by date; and letters that only their zone sees.
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { chooseVersion } from "#services/frameworks"
import { startTestServer, type TestServer } from "../server.ts"
import { annexDocument } from "./example-annex.ts"
import { roundByOwnFramework } from "./round-by-own-framework.ts"

let server: TestServer
let token: string
let id: string

interface Node {
  readonly code: string
  readonly weight: number | null
  readonly proposed: { readonly threshold: number | null; readonly bands: unknown } | null
}
interface Version {
  readonly document: { readonly title: string; readonly nodes: readonly Node[] }
  readonly issues: readonly {
    readonly code: string
    readonly severity: string
    readonly values: { node?: string }
  }[]
}

beforeAll(async () => {
  server = await startTestServer("demo")
  token = await server.tokenFor("990000.kjt", "analyst")
  const form = new FormData()
  form.append("file", new Blob([Buffer.from(await annexDocument())]), "办法.docx")
  const request = new Request("http://x/", { method: "POST", body: form })
  const answer = await server.app.inject({
    method: "POST",
    url: "/api/framework-drafts?save=yes&title=%E5%8A%9E%E6%B3%95",
    headers: { authorization: `Bearer ${token}`, "content-type": request.headers.get("content-type") ?? "" },
    payload: Buffer.from(await request.arrayBuffer()),
  })
  id = (answer.json() as { id: string }).id
})
afterAll(() => server.stop())

const path = (rest = "") => `/api/framework-drafts/${id}${rest}`
const read = async (version: number) =>
  (await server.call(token, "GET", path(`/versions/${version}`))).json as Version
const changed = async (version: number, change: (node: Node) => Partial<Node>) => {
  const { document } = await read(version)
  return { ...document, nodes: document.nodes.map((node) => ({ ...node, ...change(node) })) }
}

describe("a framework from a document", () => {
  test("opens as its first version, with rules to confirm", async () => {
    const { document, issues } = await read(1)
    expect(document.nodes.map(({ code, weight }) => [code, weight])).toEqual([
      ["创新能力", 60],
      ["研发投入强度", 40],
      ["上市企业数", 20],
      ["绿色发展", 40],
      ["万元产值能耗", 25],
      ["绿地率", 15],
    ])
    expect(issues.filter((one) => one.code === "draft-rule-proposed").map((one) => one.values.node)).toEqual([
      "研发投入强度",
      "上市企业数",
    ])
  })

  test("is checked while it is edited: sums, formulas, names", async () => {
    const wrong = await changed(1, ({ code }) =>
      code === "绿地率"
        ? { weight: 25 }
        : code === "研发投入强度"
          ? ({ value: "sum(qj20) / sum(qc05_0)" } as Partial<Node>)
          : code === "上市企业数"
            ? ({ value: "sum(qz999)" } as Partial<Node>)
            : {},
    )
    const { json } = await server.call(token, "POST", path("/check"), wrong)
    const { usable, issues } = json as { usable: boolean; issues: Version["issues"] }
    expect(usable).toBe(false)
    const errors = issues.filter((one) => one.severity === "error")
    expect(errors.map((one) => [one.code, one.values.node])).toEqual(
      expect.arrayContaining([
        ["pack-weight-sum", "绿色发展"],
        // A share is a hundredth of per cent.
        ["expression-indicator-unit", "研发投入强度"],
      ]),
    )
    expect(errors.some((one) => one.values.node === "上市企业数")).toBe(true)
  })

  test("is saved as a new version; from an old one it is refused; the difference is shown", async () => {
    const document = await changed(1, ({ code, proposed }) =>
      code === "研发投入强度"
        ? ({
            threshold: proposed?.threshold,
            proposed: null,
            value: "sum(qj20) / sum(qc05_0) * 100",
          } as Partial<Node>)
        : {},
    )
    const body = { document, note: "确认评分规则", basedOn: 1 }
    expect((await server.call(token, "POST", path("/versions"), body)).json).toEqual({ version: 2 })
    expect((await server.call(token, "POST", path("/versions"), body)).status).toBe(409)
    const { json } = await server.call(token, "GET", path("/difference?a=1&b=2"))
    expect(json).toEqual([
      {
        code: "研发投入强度",
        label: "研发投入强度",
        kind: "changed",
        changes: [
          { field: "value", before: "", after: "sum(qj20) / sum(qc05_0) * 100" },
          { field: "threshold", before: "", after: "5" },
          { field: "proposed", before: "≥ 5", after: "" },
        ],
      },
    ])
  })

  test("one with errors is kept, but neither evaluated by nor put in force", async () => {
    const document = await changed(2, ({ code }) => (code === "绿地率" ? { weight: 25 } : {}))
    const saved = await server.call(token, "POST", path("/versions"), { document, note: "", basedOn: 2 })
    expect(saved.json).toEqual({ version: 3 })
    const word = { from: "2024-01-01", note: "" }
    expect((await server.call(token, "POST", path("/versions/3/in-force"), word)).status).toBe(422)
    const choices = (await server.call(token, "GET", "/api/evaluation-choices")).json as {
      pack: string | null
      frameworks: { id: string }[]
    }[]
    expect(choices.find((one) => one.pack === null)?.frameworks.map((one) => one.id)).toEqual([
      id,
      `${id}.v2`,
      `${id}.v1`,
    ])
  })

  test("the period evaluated chooses the version in force", async () => {
    const say = (version: number, what: string, from: string) =>
      server.call(token, "POST", path(`/versions/${version}/${what}`), { from, note: "示例发〔2024〕1号" })
    const chosen = (name: string, period?: string) =>
      server.context.withActor(server.system, "administration", async (tx) =>
        chooseVersion(tx, name, period).then(
          (one) => one.name.replace(id, ""),
          (error: { issues: { code: string }[] }) => error.issues[0]?.code,
        ),
      )
    // While none is in force: the last without errors.
    expect(await chosen(id, "2019")).toBe(".v2")
    expect((await say(1, "in-force", "2021-01-01")).status).toBe(200)
    expect((await say(2, "in-force", "2024-07-01")).status).toBe(200)
    expect(await chosen(id, "2020")).toBe("no-version-in-force")
    expect(await chosen(id, "2023")).toBe(".v1")
    expect(await chosen(id, "2024-Q2")).toBe(".v1")
    expect(await chosen(id, "2024")).toBe(".v2")
    expect(await chosen(`${id}.v1`, "2024")).toBe(".v1")
    expect((await say(2, "end", "2024-06-30")).status).toBe(422)
    expect((await say(2, "end", "2025-01-01")).status).toBe(200)
    // The first was never ended: it stands again.
    expect(await chosen(id, "2025")).toBe(".v1")
    expect(await chosen(`${id}.v3`, "2024")).toBe("version-faulty")
  })

  test("the file of a version is a framework that packs take", async () => {
    const answer = await server.app.inject({
      method: "GET",
      url: path("/versions/2/file"),
      headers: { authorization: `Bearer ${token}` },
    })
    expect(answer.headers["content-type"]).toContain("yaml")
    expect(answer.body).toContain(`id: ${id}\n`)
    expect(answer.body).toContain('inForceFrom: "2024-07-01"')
    expect(answer.body).toContain("threshold: 5")
    const { parseYamlFile } = await import("#pack-files")
    const { readFramework, checkTree } = await import("#packs")
    const { file, issues } = parseYamlFile(`frameworks/${id}.yaml`, answer.body)
    if (file === null) throw new Error("no YAML")
    const framework = readFramework(file, new Map(), issues)
    expect([...issues, ...(framework === null ? [] : checkTree(framework))]).toEqual([])
    expect(framework?.nodes.map((node) => node.weight)).toEqual([1, 60, 40, 20, 40, 25, 15])
  })

  test("a stranger neither reads nor writes it", async () => {
    const stranger = await server.tokenFor("320500-1", "analyst")
    for (const [method, rest, body] of [
      ["GET", "/versions", undefined],
      ["GET", "/versions/1", undefined],
      ["POST", "/versions/1/in-force", { from: "2024-01-01", note: "" }],
    ] as const)
      expect((await server.call(stranger, method, path(rest), body)).status).toBe(404)
  })
})

describe("a feedback letter", () => {
  const letter = {
    rank: 57,
    zones: 178,
    score: null,
    average: null,
    groups: [{ code: "innovation", rank: 120 }],
    indicators: [{ code: "rd_intensity", rank: 90, own: 4.2, average: 5.6 }],
  }

  test("is kept with its history and seen by its own zone alone", async () => {
    const zone = await server.tokenFor("990001", "reporter")
    const enter = (given: object, note: string) =>
      server.call(zone, "POST", "/api/feedback", { year: "2023", letter: { ...letter, ...given }, note })
    expect((await enter({}, "")).json).toEqual({ year: "2023", version: 1 })
    expect((await enter({ rank: 56 }, "更正")).json).toEqual({ year: "2023", version: 2 })
    const view = (await server.call(zone, "GET", "/api/feedback")).json as {
      letters: { version: number; letter: { rank: number }; note: string }[]
      shown: {
        letter: { rank: number }
        ranks: { code: string; rank: number | null }[]
        gaps: { code: string; difference: number; relative: number }[]
        missing: unknown[]
      }
    }
    expect(view.letters.map((one) => [one.version, one.letter.rank, one.note])).toEqual([
      [2, 56, "更正"],
      [1, 57, ""],
    ])
    expect(view.shown.ranks[0]).toMatchObject({ code: "innovation", rank: 120 })
    expect(view.shown.ranks).toHaveLength(5)
    expect(view.shown.gaps[0]?.code).toBe("rd_intensity")
    expect(view.shown.gaps[0]?.relative).toBeCloseTo(-0.25, 12)
    expect(view.shown.missing).toHaveLength(45)
    // The authority above and the neighbour see nothing of it.
    for (const [organisation, role] of [
      ["990000.kjt", "analyst"],
      ["990002", "reporter"],
    ] as const) {
      const { json } = await server.call(await server.tokenFor(organisation, role), "GET", "/api/feedback")
      expect((json as { letters: unknown[] }).letters).toEqual([])
    }
  })

  test("that cannot be is refused with everything that is wrong", async () => {
    const zone = await server.tokenFor("990001", "reporter")
    const { status, json } = await server.call(zone, "POST", "/api/feedback", {
      year: "2024",
      letter: { ...letter, rank: 200, groups: [{ code: "nothing", rank: 1 }] },
      note: "",
    })
    expect(status).toBe(422)
    expect((json as { issues: { code: string }[] }).issues.map((one) => one.code)).toEqual([
      "feedback-rank-beyond",
      "feedback-code-unknown",
    ])
  })
})

roundByOwnFramework(() => server)
