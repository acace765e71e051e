// Double submits, a lost sign-in, two people at once: what the server does. What the page keeps meanwhile is held in
// src/web/pages/filling/draft-cells.test.ts.
import { afterAll, beforeAll, expect, test } from "vitest"
import { codes, signature, startToldFilling, type ToldFilling, whole } from "../filling/told-filling.ts"

type Json = Record<string, unknown>
let filling: ToldFilling
const [lost = "", twice = "", both = "", crossed = ""] = codes
const at = (unit: string) => `/api/returns/${filling.survey}/${unit}`
const cells = Object.fromEntries(Object.entries(whole).map(([code, to]) => [code, { from: null, to }]))
const draftOf = async (unit: string) => {
  const { draft } = await filling.told.ok(unit, "GET", at(unit))
  return draft as { version: number; values: Json }
}
const rows = (unit: string) =>
  filling.told.server.context.withActor(filling.told.server.system, "statistics", async (tx) => ({
    revisions: await tx.selectFrom("return_revision").where("unit_id", "=", unit).select("number").execute(),
    events: await tx.selectFrom("return_event").where("unit_id", "=", unit).select("action").execute(),
  }))

beforeAll(async () => {
  filling = await startToldFilling()
}, 60_000)
afterAll(() => filling?.told.server.stop())

test("a session that ends between two saves: 401, nothing written; the same cells sent by the next one are one save", async () => {
  const { server } = filling.told
  const first = await server.tokenFor(lost, "reporter", "statistics")
  const save = (token: string, base: number, to: string) =>
    server.call(token, "POST", `${at(lost)}/save`, {
      base,
      cells: { qd01: { from: base === 0 ? null : "1", to } },
    })
  expect((await save(first, 0, "1")).json).toMatchObject({ version: 1 })
  await server.context.withActor(server.system, "administration", (tx) =>
    tx
      .updateTable("api_token")
      .set({ revoked_at: new Date() })
      .where("digest", "=", server.context.digestOfSecret(first))
      .execute(),
  )
  const ended = await save(first, 1, "2")
  expect(ended.status).toBe(401)
  expect(ended.json).toMatchObject({ issues: [{ text: { zh: expect.stringMatching(/\p{Script=Han}/u) } }] })
  expect(await draftOf(lost)).toMatchObject({ version: 1, values: { qd01: "1" } })
  const second = await server.tokenFor(lost, "reporter", "statistics")
  expect((await save(second, 1, "2")).json).toMatchObject({ version: 2, conflicts: [] })
  // The answer was lost on its way, and the page sends once more what it has not heard of.
  expect((await save(second, 1, "2")).json).toMatchObject({ version: 2, conflicts: [] })
  expect(await draftOf(lost)).toMatchObject({ version: 2, values: { qd01: "2" } })
})

test("one save sent five times at once is one version", async () => {
  const tried = await Promise.all(
    Array.from({ length: 5 }, () =>
      filling.told.call(twice, "POST", `${at(twice)}/save`, { base: 0, cells }),
    ),
  )
  for (const { status, json } of tried) {
    expect(status).toBe(200)
    expect(json).toMatchObject({ version: 1, conflicts: [] })
  }
  expect((await draftOf(twice)).version).toBe(1)
})

test("one submit sent five times at once is one revision and one event; all are answered alike", async () => {
  const body = { version: 1, number: 1, signature }
  const tried = await Promise.all(
    Array.from({ length: 5 }, () => filling.told.call(twice, "POST", `${at(twice)}/submit`, body)),
  )
  expect(tried.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  expect(new Set(tried.map(({ json }) => json.digest)).size).toBe(1)
  expect(tried.filter(({ json }) => json.again === false)).toHaveLength(1)
  const { revisions, events } = await rows(twice)
  expect(revisions).toEqual([{ number: 1 }])
  expect(events.filter(({ action }) => action === "submit")).toHaveLength(1)
})

test("two people type one cell at once: one text stands, the other is kept beside it and told", async () => {
  const type = (to: string) =>
    filling.told.call(both, "POST", `${at(both)}/save`, { base: 0, cells: { qd01: { from: null, to } } })
  const answers = await Promise.all([type("11"), type("22")])
  const told = answers.flatMap(({ json }) => json.conflicts as Json[])
  const { values } = await draftOf(both)
  const other = values.qd01 === "11" ? "22" : "11"
  expect(told).toEqual([{ cell: "qd01", base: null, theirs: values.qd01, mine: other }])
  const { edits } = await filling.told.ok(both, "GET", `${at(both)}/edits`)
  expect((edits as Json[])[0]).toMatchObject({ conflicts: [{ cell: "qd01", mine: other }] })
})

test("a save and a submit at once: the figures that were signed are those that were seen, or it is a conflict", async () => {
  await filling.told.ok(crossed, "POST", `${at(crossed)}/save`, { base: 0, cells })
  const [saved, submitted] = await Promise.all([
    filling.told.call(crossed, "POST", `${at(crossed)}/save`, {
      base: 1,
      cells: { qd01: { from: whole.qd01, to: "999" } },
    }),
    filling.told.call(crossed, "POST", `${at(crossed)}/submit`, { version: 1, number: 1, signature }),
  ])
  // One of them came second and says so.
  expect([saved.status, submitted.status].sort()).toEqual([200, 409])
  const { revisions } = await rows(crossed)
  const { values } = await draftOf(crossed)
  if (submitted.status === 200) expect([revisions.length, values.qd01]).toEqual([1, whole.qd01])
  else expect([revisions.length, values.qd01]).toEqual([0, "999"])
})
