import type { Origin } from "#access"
import type { Words } from "#issues"
import { type Packs, wordsOf } from "#services/frameworks"
import { listOf, numberOf, recordsOf, textOf } from "./pack-records.ts"

export interface Zone {
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly aliases: string[]
  readonly origin: Exclude<Origin, "derived" | "user">
  readonly type: string
  readonly provinceCode: string
  readonly province: string
  readonly prefectureCode: string
  readonly prefecture: string
  readonly region: string
  readonly stage: string | null
  readonly demonstrationZone: string | null
  readonly strategies: string[]
  readonly approvalYear: number | null
  readonly approvalMonth: number | null
  readonly longitude: number | null
  readonly latitude: number | null
}

/** The zones of one origin; real and invented ones never stand in one list. */
export function zoneRegister(packs: Packs, origin: "public" | "invented"): Zone[] {
  return origin === "public" ? realZones(packs) : inventedZones(packs)
}

function realZones(packs: Packs): Zone[] {
  return recordsOf(packs.get("national")?.pack, "zones.csv").map((row) => ({
    code: row.code ?? "",
    name: row.name ?? "",
    shortName: row.short_name ?? "",
    aliases: listOf(row.aliases),
    origin: "public",
    type: row.zone_type ?? "",
    provinceCode: row.province_code ?? "",
    province: row.province ?? "",
    prefectureCode: row.prefecture_code ?? "",
    prefecture: row.prefecture ?? "",
    region: row.region ?? "",
    stage: null,
    demonstrationZone: textOf(row.innovation_demo_zone),
    strategies: listOf(row.strategies),
    approvalYear: numberOf(row.approval_year),
    approvalMonth: numberOf(row.approval_month),
    longitude: numberOf(row.lon),
    latitude: numberOf(row.lat),
  }))
}

/** The table of the invented zones has a row for each period: the last one tells class and stage. */
function inventedZones(packs: Packs): Zone[] {
  const zones = new Map<string, Zone>()
  for (const row of recordsOf(packs.get("demo")?.pack, "zones.csv")) {
    const code = row.code ?? ""
    const name = row.name ?? ""
    zones.set(code, {
      code,
      name,
      shortName: name,
      aliases: [],
      origin: "invented",
      type: "high_tech_zone",
      provinceCode: "990000",
      province: "示例省（虚构）",
      prefectureCode: `99${code.slice(-2)}00`,
      prefecture: `${name.replace(/高新区$/, "")}（虚构）`,
      region: row.region ?? "",
      stage: textOf(row.stage),
      demonstrationZone: null,
      strategies: [],
      approvalYear: null,
      approvalMonth: null,
      longitude: null,
      latitude: null,
    })
  }
  return [...zones.values()]
}

/** What the pack says about its register of zones. */
export function registerNotes(packs: Packs, file = "zones.csv"): Words[] {
  const notes = packs.get("national")?.pack.data.get(file)?.entry.notes
  return [notes ?? []].flat().map((note) => wordsOf(note))
}
