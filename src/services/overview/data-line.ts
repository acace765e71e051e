import type { Words } from "#issues"
import type { Packs } from "#services/frameworks"
import { recordsOf } from "./pack-records.ts"
import { publishedRanks } from "./published-ranks.ts"
import { zoneRegister } from "./zone-register.ts"

export interface DataLine {
  readonly real: Words[]
  readonly invented: Words[]
  readonly missing: { readonly text: Words; readonly href: string | null }[]
}

/** What is real, what is invented, what is missing: counted from the packs that are loaded. */
export function dataLine(packs: Packs, mode: "production" | "demo"): DataLine {
  const national = packs.get("national")?.pack
  const zones = zoneRegister(packs, "public").length
  const ranks = publishedRanks(packs)
  const ranked = new Set(ranks.map((rank) => rank.zone)).size
  const totals = recordsOf(national, "national_totals.csv").length
  const values = recordsOf(national, "zone_indicators.csv")
  const valued = new Set(values.map((row) => row.code)).size
  const invented = mode === "demo" ? zoneRegister(packs, "invented").length : 0
  return {
    real: [
      { zh: `${zones} 园区名录`, en: `register of ${zones} zones` },
      {
        zh: `${ranked} 园区 ${ranks.length} 条公开位次`,
        en: `${ranks.length} published ranks of ${ranked} zones`,
      },
      {
        zh: `${valued} 园区 ${values.length} 条公开指标`,
        en: `${values.length} published values of ${valued} zones`,
      },
      { zh: `${totals} 条全国总量`, en: `${totals} national totals` },
    ],
    invented:
      invented === 0
        ? []
        : [{ zh: `示例省 ${invented} 园区（虚构）`, en: `${invented} invented zones of 示例省` }],
    missing: [
      {
        text: {
          zh: `${zones - valued} 个园区没有公开指标；各园区年度评价指标全缺`,
          en: `no published values of ${zones - valued} zones; no yearly evaluation data of any`,
        },
        href: "/imports",
      },
    ],
  }
}
