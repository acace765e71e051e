// Records and the enterprises that are registered: by code, by exact name, never by a likeness; nobody sees more by it.
import { afterAll, beforeAll, expect, test } from "vitest"
import { Problem } from "#issues"
import { usccCheckLetter } from "#registers"
import { createOrganisation, renameOrganisation } from "#services/organisations"
import { enterRecord, getRecord, importRecords, searchRecords } from "#services/registers"
import { register, type Setting, setting } from "./setting.ts"

let made: Setting
type Person = Awaited<ReturnType<Setting["person"]>>
let clerk: Person
let analyst: Person
const code = (body: string) => `${body}${usccCheckLetter(body)}`
const [first, second, third] = ["9199000000000001A", "9199000000000002B", "9199000000000003C"].map(code)

beforeAll(async () => {
  made = await setting()
  clerk = await made.person("clerk", "990001", "reporter")
  analyst = await made.person("analyst", "990000.kjt", "analyst")
  const enterprise = (id: string, parent: string, nameZh: string, uscc: string | null) =>
    made.as(made.server.system, (tx) =>
      createOrganisation(tx, made.context, made.server.system, {
        id,
        kind: "enterprise",
        parent,
        nameZh,
        nameEn: null,
        shortName: null,
        uscc,
      }),
    )
  await enterprise("99-a", "990001", "示例甲半导体有限公司", first ?? null)
  await enterprise("99-b", "990001", "示例乙软件有限公司", null)
  await enterprise("99-c1", "990001", "示例丙科技有限公司", null)
  await enterprise("99-c2", "990002", "示例丙科技有限公司", null)
})
afterAll(() => made.server.stop())

let number = 0
const enter = (actor: Person, name: string, uscc: string | null = null) =>
  made.as(actor, (tx) =>
    enterRecord(
      tx,
      actor,
      register.id,
      { values: { name, uscc, number: `E${++number}`, issued: "2024-01-01" } },
      made.context,
    ),
  )
const open = async (actor: Person, id: string) =>
  (await made.as(actor, (tx) => getRecord(tx, actor, register.id, id, made.context))).record

test("by its code, under whatever name; else by the exact name", async () => {
  const byCode = await enter(clerk, "示例甲半导体股份有限公司", first)
  expect(byCode).toMatchObject({ enterprise: { id: "99-a", by: "uscc" }, likelyEnterprises: [] })
  const byName = await enter(clerk, "示例乙软件有限公司", second)
  expect(byName).toMatchObject({ enterprise: { id: "99-b", by: "name" }, likelyEnterprises: [] })
  const listed = await made.as(clerk, (tx) =>
    searchRecords(tx, clerk, register.id, { search: "示例乙软件" }, {}, made.context),
  )
  expect(listed.records.map(({ enterprise }) => enterprise?.id)).toEqual(["99-b"])
})

test("another code under the same name, two of one name and a likeness are told, and none is taken", async () => {
  const other = await enter(clerk, "示例甲半导体有限公司", third)
  expect(other).toMatchObject({ enterprise: null, likelyEnterprises: [{ id: "99-a", why: "other-uscc" }] })
  const twice = await enter(clerk, "示例丙科技有限公司")
  // The zone oversees one of the two, the province both.
  expect(twice.enterprise?.id).toBe("99-c1")
  expect(await open(analyst, twice.id)).toMatchObject({
    enterprise: null,
    likelyEnterprises: [
      { id: "99-c1", why: "several" },
      { id: "99-c2", why: "several" },
    ],
  })
  const like = await enter(clerk, "示例乙软件股份有限公司")
  expect(await open(clerk, like.id)).toMatchObject({ enterprise: null })
  expect((await open(clerk, like.id)).likelyEnterprises[0]).toMatchObject({ id: "99-b", why: "likeness" })
  expect((await open(clerk, (await enter(clerk, "Zhaqq")).id)).likelyEnterprises).toEqual([])
})

test("an enterprise sees its own records and no other, whatever is linked to it", async () => {
  const own = await made.person("of-a", "99-a", "reporter")
  const seen = () =>
    made.as(own, (tx) => searchRecords(tx, own, register.id, {}, {}, made.context)).then((one) => one.records)
  const ofZone = await enter(clerk, "示例甲半导体有限公司", first)
  expect(ofZone.enterprise?.id).toBe("99-a")
  expect(await seen()).toEqual([])
  const refused = await open(own, ofZone.id).catch((error: unknown) => error)
  expect(refused instanceof Problem && refused.kind).toBe("not-found")
  const mine = await enter(own, "示例甲半导体有限公司", first)
  expect((await seen()).map(({ id, enterprise }) => [id, enterprise?.id])).toEqual([[mine.id, "99-a"]])
  // Of other enterprises it learns nothing, not even that they are registered.
  const about = await enter(own, "示例乙软件有限公司")
  expect(await open(own, about.id)).toMatchObject({ enterprise: null, likelyEnterprises: [] })
})

test("a code is an enterprise's, well-formed, and of one alone", async () => {
  const rename = async (id: string, uscc: string | null) =>
    made
      .as(made.server.system, (tx) =>
        renameOrganisation(tx, made.server.system, id, {
          nameZh: "示例",
          nameEn: null,
          shortName: null,
          uscc,
        }),
      )
      .then(() => [])
      .catch((error: unknown) => (error instanceof Problem ? error.issues.map((one) => one.code) : error))
  expect(await rename("99-b", first ?? "")).toEqual(["organisation-uscc-taken"])
  expect(await rename("99-b", "91330100799655058C")).toEqual(["organisation-uscc-shape"])
  expect(await rename("990001", first ?? "")).toEqual(["organisation-uscc-kind"])
})

test("an import names rows whose enterprise is doubtful; zones are found by the names people use", async () => {
  const run = (zone: string, name: string) =>
    made.as(analyst, (tx) =>
      importRecords(
        tx,
        analyst,
        register,
        [
          {
            line: 2,
            entity: zone,
            name,
            period: null,
            values: Object.entries({ name, number: `I${++number}`, issued: "2024-01-01" }).map(
              ([measure, text], i) => ({ measure, text, cell: `名单!${"ABC"[i]}2`, raw: text }),
            ),
          },
        ],
        { importId: `i-${number}`, file: "名单.xlsx" },
        made.context,
      ),
    )
  const { issues, added } = await run("990001", "示例丙科技有限公司")
  expect(added).toBe(1)
  expect(issues).toMatchObject([
    { severity: "warning", code: "register-enterprise-doubtful", path: "名单.xlsx 名单!A2" },
  ])
  const zones = await made.as(made.server.system, (tx) =>
    tx
      .selectFrom("organisation")
      .where("id", "in", ["990001", "990002"])
      .select("name_zh")
      .orderBy("id")
      .execute(),
  )
  const [name = ""] = zones.map((one) => one.name_zh)
  expect(await run(name.replace("高新区", "国家高新技术产业开发区"), "示例")).toMatchObject({ added: 1 })
  const unsure = await run(name.slice(0, 4), "示例").catch((error: unknown) => error)
  if (!(unsure instanceof Problem)) throw unsure
  expect(unsure.issues.map((one) => one.code)).toEqual(["register-zone-doubtful"])
  expect(JSON.stringify(unsure.issues[0]?.values)).toContain(name)
})
