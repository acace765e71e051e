import { type Citation, citationOfRow, type Packs } from "#services/frameworks"
import { recordsOf } from "./pack-records.ts"
import { type Zone, zoneRegister } from "./zone-register.ts"

export interface Population {
  readonly year: number
  /** Zones that the register holds at the end of the year. */
  readonly registered: number
  /** The last published count not after the end of the year. */
  readonly published: { readonly asOf: string; readonly zones: number; readonly citation: Citation } | null
}

/** The years that the product shows; the opinion is of 2020. */
export const years = [2020, 2021, 2022, 2023, 2024, 2025, 2026] as const

/** Whether a zone was approved by the end of a year; one whose year is not known counts in every year. */
export function isApprovedBy(zone: Pick<Zone, "approvalYear">, year: number): boolean {
  return zone.approvalYear === null || zone.approvalYear <= year
}

/** Population by year: counted from the register, beside what was published. */
export function populations(packs: Packs): Population[] {
  const zones = zoneRegister(packs, "public")
  const published = recordsOf(packs.get("national")?.pack, "population.csv")
    .map((row) => ({ asOf: row.as_of ?? "", zones: Number(row.zones), citation: citationOfRow(row) }))
    .sort((a, b) => (a.asOf < b.asOf ? -1 : 1))
  return years.map((year) => ({
    year,
    registered: zones.filter((zone) => isApprovedBy(zone, year)).length,
    published: published.findLast(({ asOf }) => asOf <= `${year}-12-31`) ?? null,
  }))
}
