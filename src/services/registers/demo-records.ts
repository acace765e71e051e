import type { Pack } from "#packs"
import {
  bodies,
  certificates,
  expiring,
  facilities,
  gazelles,
  incubatees,
  incubators,
  listed,
  overseas,
  techSmes,
} from "./demo-lists.ts"
import { accidents, agencies, authorised, contracts, littleGiants, spending } from "./demo-more-lists.ts"
import { type DemoRow, demoPeriod } from "./demo-names.ts"

/** Records of one register by zone; every name and code is invented. */
export interface DemoList {
  readonly register: string
  readonly rows: readonly DemoRow[]
}

/** Zones that keep registers in the demonstration; those of the others are empty, so that missing can be seen. */
const keepers = ["990001", "990002", "990003", "990004", "990005", "990006"]

/** What a zone's list has beside the figure of the dataset: the questions of the round of 2024 are about these. */
const beside: Readonly<Record<string, number>> = { "990004 new_gazelles": 2, "990002 tech_smes": 15 }

/**
 * The registers of the invented province. Of 2024 the first six zones' lists give the figures of the pack's own table, so
 * that a figure can be opened to its records; two of them do not, and are questioned in the round.
 * @param today `2026-11-23`; what is about to expire follows from it
 */
export function demoRecords(pack: Pack, today: string): DemoList[] {
  const table = pack.data.get("zones.csv")
  const at = (name: string) => table?.header.indexOf(name) ?? -1
  const row = new Map(
    (table?.rows ?? [])
      .filter((one) => one[at("period")] === demoPeriod)
      .map((one) => [one[at("code")] ?? "", one] as const),
  )
  const wanted = (zone: string, column: string) =>
    Math.max(0, Number(row.get(zone)?.[at(column)] ?? 0)) + (beside[`${zone} ${column}`] ?? 0)
  const lists = (of: (zone: string) => DemoRow[], zones: readonly string[] = keepers) => zones.flatMap(of)
  return [
    { register: "growth-enterprises", rows: lists((zone) => gazelles(zone, wanted(zone, "new_gazelles"))) },
    { register: "listed-companies", rows: lists((zone) => listed(zone, wanted(zone, "new_listings"))) },
    { register: "incubators", rows: lists((zone) => incubators(zone, wanted(zone, "startup_services"))) },
    {
      register: "innovation-bodies",
      rows: lists((zone) =>
        bodies(zone, wanted(zone, "rd_institutions"), wanted(zone, "national_rd_enterprises")),
      ),
    },
    {
      register: "overseas-centres",
      rows: lists((zone) => overseas(zone, wanted(zone, "overseas_rd_enterprises"))),
    },
    {
      register: "public-facilities",
      rows: lists((zone) => facilities(zone, wanted(zone, "hospitals_and_schools")), keepers.slice(0, 2)),
    },
    {
      register: "tech-smes",
      rows: lists((zone) => techSmes(zone, wanted(zone, "tech_smes")), keepers.slice(0, 2)),
    },
    {
      register: "incubatees",
      rows: lists((zone) => incubatees(zone, wanted(zone, "new_incubatees")), keepers.slice(0, 1)),
    },
    {
      register: "high-tech-enterprises",
      rows: [
        ...lists(
          (zone) => certificates(zone, wanted(zone, "hightech_enterprise_increase")),
          keepers.slice(0, 2),
        ),
        ...expiring("990003", today),
      ],
    },
    { register: "little-giants", rows: lists((zone) => littleGiants(zone)) },
    { register: "technology-contracts", rows: contracts("990001") },
    { register: "science-spending", rows: keepers.slice(0, 2).flatMap(spending) },
    { register: "accidents", rows: accidents() },
    { register: "authorised-items", rows: authorised(today) },
    { register: "service-agencies", rows: agencies("990001") },
  ]
}
