/** Half a million records of a register, copied into a database as its owner. */
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import copyStreams from "pg-copy-streams"
import type { Database } from "../../src/adapters/database/index.ts"
import type { Actor } from "../../src/engines/access/index.ts"
import type { Pack } from "../../src/engines/packs/index.ts"
import { certificates } from "../../src/engines/registers/example-registers.ts"
import { daysOf, keyOf, searchTextOf } from "../../src/engines/registers/index.ts"

export const count = Number(process.env.GAOXIN_BENCH_RECORDS ?? 500_000)
export const zones = 180
const system: Actor = { kind: "system", task: "bench" }
export const analyst = (organisation: string, place: string): Actor => ({
  kind: "person",
  person: "p",
  appointment: "a",
  organisation,
  place,
  scope: place,
  role: "analyst",
})
export const context = {
  packs: new Map([
    ["bench", { pack: { registers: new Map([[certificates.id, certificates]]) } as unknown as Pack }],
  ]),
  now: () => new Date("2024-12-02T04:00:00Z"),
}

const cities = ["苏州", "南京", "武汉", "西安", "成都", "合肥", "深圳", "杭州", "长沙", "沈阳"]
const trades = ["半导体", "生物医药", "新材料", "智能装备", "软件", "光电", "航空", "新能源", "量子", "网络"]
const kinds = ["科技", "技术", "电子", "信息", "实业"]
const syllables = [..."安博辰达恩峰国海嘉凯隆明宁鹏启瑞盛泰威鑫远泽众卓"]

/** Names as they come: a city, three letters, a trade, a kind and the usual end. */
export function nameOf(i: number): string {
  const at = <T>(list: readonly T[], n: number) => list[n % list.length] as T
  const own = [i, Math.floor(i / 24), Math.floor(i / 576)].map((n) => at(syllables, n)).join("")
  return `${at(cities, i)}${own}${at(trades, Math.floor(i / 7))}${at(kinds, Math.floor(i / 3))}有限公司`
}

/** @returns seconds */
export async function fill(database: Database): Promise<number> {
  const organisation = (id: string, kind: "nation" | "zone", parent: string | null, place: string) => ({
    id,
    kind,
    name_zh: id,
    name_en: null,
    short_name: null,
    parent_id: parent,
    place,
    scope: place,
    origin: "public" as const,
  })
  await database.withActor(system, "administration", (tx) =>
    tx
      .insertInto("organisation")
      .values([
        organisation("cn", "nation", null, "/cn/"),
        ...Array.from({ length: zones }, (_, i) => organisation(`z${i}`, "zone", "cn", `/cn/z${i}/`)),
      ])
      .execute(),
  )
  const owner = await database.connectAs("gaoxin_owner")
  await owner.query("alter table register_record no force row level security")
  const start = performance.now()
  await pipeline(
    Readable.from(lines()),
    owner.query(
      copyStreams.from(
        `copy register_record (id, register, organisation_id, place, zone, origin, key_text, name, valid_from, valid_to, level,
          state, version, "values", changed_by, search, pairs, updated_at) from stdin`,
      ),
    ),
  )
  const seconds = (performance.now() - start) / 1000
  await owner.query("alter table register_record force row level security")
  await owner.query("analyze register_record")
  await owner.end()
  return seconds
}

function* lines(): Generator<string> {
  const first = Date.UTC(2018, 0, 1)
  for (let i = 0; i < count; i++) {
    const values = {
      name: nameOf(i),
      number: `CERT${i}`,
      issued: new Date(first + (i % 2500) * 86_400_000).toISOString().slice(0, 10),
      level: i % 4 === 0 ? "national" : "provincial",
    }
    const { validFrom, validTo } = daysOf(certificates, values)
    const { search, pairs } = searchTextOf(certificates, values)
    const zone = `z${i % zones}`
    yield `${[
      `r${i}`,
      certificates.id,
      zone,
      `/cn/${zone}/`,
      zone,
      "user",
      keyOf(certificates, values),
      values.name,
      validFrom,
      validTo,
      values.level,
      (i * 7919) % 101 === 0 ? "queried" : "entered",
      "1",
      JSON.stringify(values),
      "clerk",
      search.replaceAll("\n", "\\n"),
      `{${pairs.map((pair) => `"${pair}"`).join(",")}}`,
      new Date(first + i * 1000).toISOString(),
    ].join("\t")}\n`
  }
}
