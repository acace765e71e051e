// A round by a province's own regulation: the version in force on the period's last day, whatever is saved later.
import { describe, expect, test } from "vitest"
import type { Role } from "#access"
import { digestOf, type FullProof } from "#evaluation"
import type { TestServer } from "../server.ts"
import { annexDocument } from "./example-annex.ts"

const authority = "990000.kjt"
// Two zones of the demonstration, each with a figure for every indicator of the annex.
const figures = [
  "code,name,period,研发投入强度,上市企业数,万元产值能耗,绿地率",
  "990001,示例省甲市高新技术产业开发区,2024,4,12,0.2,30",
  "990002,示例省乙市高新技术产业开发区,2024,6,7,0.5,40",
].join("\n")

interface Node {
  readonly code: string
  readonly proposed: object | null
}
interface Shown {
  readonly pack: string | null
  readonly framework: string
  readonly version: { number: number; digest: string; title: { zh: string }; notice: { zh: string } } | null
  readonly columns: { code: string; unit: string | null; group: { zh: string } | null }[]
}

export function roundByOwnFramework(server: () => TestServer): void {
  const tokens = new Map<string, string>()
  const tokenOf = async (who: string) => {
    const known = tokens.get(who)
    if (known !== undefined) return known
    const zone = /^99/.test(who)
    const made = await server().tokenFor(zone ? who : authority, zone ? "reporter" : (who as Role))
    tokens.set(who, made)
    return made
  }
  const ok = async (who: string, method: "GET" | "POST", path: string, body?: unknown) => {
    const { status, json, text } = await server().call(await tokenOf(who), method, path, body)
    expect(status, text).toBe(200)
    return json as Record<string, unknown>
  }
  const send = async (who: string, url: string, file: string | Uint8Array, name: string) => {
    const form = new FormData()
    form.append("file", new Blob([typeof file === "string" ? file : Buffer.from(file)]), name)
    const request = new Request("http://x/", { method: "POST", body: form })
    const answer = await server().app.inject({
      method: "POST",
      url,
      headers: {
        authorization: `Bearer ${await tokenOf(who)}`,
        "content-type": request.headers.get("content-type") ?? "",
      },
      payload: Buffer.from(await request.arrayBuffer()),
    })
    expect(answer.statusCode, answer.body).toBe(200)
    return (answer.json() as { id: string }).id
  }
  const create = async (framework: string, data: string | null, period = "2024") =>
    server().call(await tokenOf("reviewer"), "POST", "/api/rounds", {
      title: { zh: "按本省办法（虚构）", en: "By the province's own rules (invented)" },
      period,
      pack: null,
      framework,
      method: null,
      classColumn: null,
      participants: ["990001", "990002"],
      data,
    })

  describe("a round by a framework of the authority's own", () => {
    test("from the document to the result, by the version in force, with the numbers by hand", async () => {
      const draft = await send(
        "analyst",
        "/api/framework-drafts?save=yes&title=%E6%9C%AC%E7%9C%81%E5%8A%9E%E6%B3%95",
        await annexDocument(),
        "本省办法.docx",
      )
      const path = `/api/framework-drafts/${draft}/versions`
      const first = await ok("analyst", "GET", `${path}/1`)
      const document = first.document as { nodes: Node[] }
      const confirmed = {
        ...document,
        nodes: document.nodes.map((node) => ({ ...node, ...node.proposed, proposed: null })),
      }
      await ok("analyst", "POST", path, { document: confirmed, note: "确认评分规则", basedOn: 1 })
      await ok("analyst", "POST", `${path}/2/in-force`, { from: "2024-12-31", note: "示例发〔2024〕1号" })
      const data = await send("reviewer", "/api/rounds/data", figures, "两个园区.csv")

      // On the last day of 2023 no version was in force; there is no table but the uploaded one.
      const early = await create(draft, data, "2023")
      expect([early.status, early.text]).toEqual([422, expect.stringContaining("2023-12-31")])
      expect((await create(draft, null)).text).toContain("没有数据")
      const made = await create(draft, data)
      expect(made.status, made.text).toBe(200)
      const round = `/api/rounds/${(made.json as { id: string }).id}`

      // A later version, in force from the same day on, changes nothing of the round.
      const before = (await ok("reviewer", "GET", round)) as unknown as Shown
      const later = {
        ...confirmed,
        nodes: confirmed.nodes.filter((node) => node.code !== "上市企业数" && node.code !== "研发投入强度"),
      }
      const changed = { ...later, nodes: later.nodes.filter((node) => node.code !== "创新能力") }
      await ok("analyst", "POST", path, { document: changed, note: "", basedOn: 2 })
      await ok("analyst", "POST", `${path}/3/in-force`, { from: "2024-12-31", note: "" })
      const shown = (await ok("reviewer", "GET", round)) as unknown as Shown
      expect(shown.version).toEqual(before.version)
      expect(shown).toMatchObject({ pack: null, framework: draft, version: { number: 2 } })
      expect(shown.version?.notice.zh).toBe("第 2 版 · 2024-12-31 起生效")

      // Each zone is asked for the indicators of that version, sees its own alone, and confirms them.
      await ok("reviewer", "POST", `${round}/request-data`, {
        confirmBy: new Date(Date.now() + 3_600_000).toISOString(),
      })
      for (const zone of ["990001", "990002"]) {
        const asked = (await ok(zone, "GET", round)) as unknown as Shown
        expect(asked.columns.map(({ code, unit, group }) => [code, unit, group?.zh])).toEqual([
          ["研发投入强度", "%", "创新能力"],
          ["上市企业数", "家", "创新能力"],
          ["万元产值能耗", "吨标准煤/万元", "绿色发展"],
          ["绿地率", "%", "绿色发展"],
        ])
        const own = (await ok(zone, "GET", `${round}/figures`)).zones as { organisation: string }[]
        expect(own.map(({ organisation }) => organisation)).toEqual([zone])
        await ok(zone, "POST", `${round}/confirm`, { version: 1 })
      }
      await ok("analyst", "POST", `${round}/compute`, {})

      // 研发 4 of 5 is 80, 6 is 100; 12 listed 20 of 20 points, 7 listed 10 of 20; the better of two 100, the other 0.
      // 甲: (40·80 + 20·100 + 25·100 + 15·0)/100 = 77; 乙: (40·100 + 20·50 + 25·0 + 15·100)/100 = 65.
      const { latest } = (await ok("analyst", "GET", `${round}/results`)) as {
        latest: {
          content: {
            framework: { digest: string; notice: { zh: string } }
            rows: { code: string; score: number; rank: number }[]
          }
        }
      }
      const rows = latest.content.rows.map(({ code, score, rank }) => [code, Number(score.toFixed(9)), rank])
      expect(rows).toEqual([
        ["990001", 77, 1],
        ["990002", 65, 2],
      ])
      expect(latest.content.framework.digest).toBe(shown.version?.digest)
      expect(latest.content.framework.notice.zh).toBe("第 2 版 · 2024-12-31 起生效")
      const { text } = await server().call(await tokenOf("analyst"), "GET", `${round}/proof/full`)
      expect(digestOf((JSON.parse(text) as FullProof).inputs.framework)).toBe(shown.version?.digest)
    })

    test("is offered by the period and by version, to those who may see it", async () => {
      const { own } = (await ok("reviewer", "GET", "/api/rounds/options")) as { own: { title: string }[] }
      expect(own.map(({ title }) => title)).toEqual(
        expect.arrayContaining([
          "本省办法",
          "本省办法 · 第 3 版",
          "本省办法 · 第 2 版",
          "本省办法 · 第 1 版",
        ]),
      )
      expect((await create("draft-none", null)).status).toBe(404)
    })
  })
}
