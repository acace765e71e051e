import type { Contracts, ResponseOf } from "#contracts"

export type ZoneItem = ResponseOf<Contracts["GET /api/zones"]>["zones"][number]

/** What a list of zones is narrowed by; an empty text does not narrow. */
export interface ZoneFilter {
  readonly year: number
  readonly text: string
  readonly region: string
  readonly stage: string
  /** `any`: every zone of a demonstration zone; else its name. */
  readonly demonstration: string
  readonly strategy: string
}

export const noFilter: ZoneFilter = {
  year: 2026,
  text: "",
  region: "",
  stage: "",
  demonstration: "",
  strategy: "",
}

/** The zones that a filter leaves: approved by the end of its year, found by any of their names. */
export function filterZones(zones: readonly ZoneItem[], filter: ZoneFilter): ZoneItem[] {
  const text = filter.text.trim().toLowerCase()
  return zones.filter(
    (zone) =>
      (zone.approvalYear === null || zone.approvalYear <= filter.year) &&
      (filter.region === "" || zone.region === filter.region) &&
      (filter.stage === "" || zone.stage === filter.stage) &&
      (filter.strategy === "" || zone.strategies.includes(filter.strategy)) &&
      (filter.demonstration === "" ||
        (filter.demonstration === "any"
          ? zone.demonstrationZone !== null
          : zone.demonstrationZone === filter.demonstration)) &&
      (text === "" ||
        [zone.name, zone.shortName, zone.code, zone.province, zone.prefecture, ...zone.aliases].some((name) =>
          name.toLowerCase().includes(text),
        )),
  )
}

/** The values that zones have for a choice, each once, in the order of first use. */
export function choices(
  zones: readonly ZoneItem[],
  of: (zone: ZoneItem) => readonly (string | null)[],
): string[] {
  return [
    ...new Set(zones.flatMap((zone) => of(zone).filter((value) => value !== null && value !== ""))),
  ] as string[]
}
