import type { Words } from "#issues"
import type { Packs } from "#services/frameworks"
import { zoneRegister } from "./zone-register.ts"

export interface LayoutCoverage {
  readonly zones: number
  readonly prefectures: number
  readonly prefecturesWithout: number | null
  readonly regions: { readonly region: string; readonly zones: number; readonly prefectures: number }[]
  readonly provinces: {
    readonly code: string
    readonly province: string
    readonly region: string
    readonly zones: number
    readonly prefectures: { readonly name: string; readonly zones: number }[]
  }[]
  readonly needs: Words
}

/** Zones by region, province and prefecture (article 2, 优化整体布局). Which prefectures have none needs a list of all, which no pack holds. */
export function layoutCoverage(packs: Packs): LayoutCoverage {
  const zones = zoneRegister(packs, "public")
  const places = (list: typeof zones) => new Set(list.map((zone) => zone.prefectureCode)).size
  return {
    zones: zones.length,
    prefectures: places(zones),
    prefecturesWithout: null,
    regions: [...Map.groupBy(zones, (zone) => zone.region)].map(([region, list]) => ({
      region,
      zones: list.length,
      prefectures: places(list),
    })),
    provinces: [...Map.groupBy(zones, (zone) => zone.provinceCode)]
      .map(([code, list]) => ({
        code,
        province: list[0]?.province ?? code,
        region: list[0]?.region ?? "",
        zones: list.length,
        prefectures: [...Map.groupBy(list, (zone) => zone.prefecture)].map(([name, own]) => ({
          name,
          zones: own.length,
        })),
      }))
      .sort((a, b) => b.zones - a.zones || (a.code < b.code ? -1 : 1)),
    needs: {
      zh: "没有国家高新区的地级单位：未知。需要全国地级单位名录和省级高新区名录，数据包里没有。",
      en: "Prefectures without a zone: not known. This needs the list of all prefectures and of provincial zones, which no pack holds.",
    },
  }
}
