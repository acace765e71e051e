import { type SelectQueryBuilder, sql } from "kysely"
import { issue, Problem } from "#issues"
import type { Tables, Transaction } from "#schema"
import type { ReturnPhase, ReviewLevel } from "#surveys"
import type { UnitRow } from "./return-store.ts"

export interface UnitFilter {
  readonly search?: string | undefined
  readonly phase?: ReturnPhase | undefined
  readonly group?:
    | "missing"
    | "reported"
    | "late"
    | "unexplained"
    | "restated"
    | "keyed"
    | "undecided"
    | undefined
  readonly waitingFor?: ReviewLevel | undefined
  /** A zone, a city, a province. */
  readonly within?: string | undefined
  readonly reminded?: "yes" | "no" | undefined
}

export type UnitSort = "name" | "submittedAt" | "unexplained" | "errors"

export interface UnitPage {
  /** From 1. */
  readonly page: number
  readonly size: number
  readonly sort?: UnitSort | `-${UnitSort}` | undefined
}

/** A unit of the frame with its return and the name of its zone. */
export interface ListedUnit extends UnitRow {
  readonly zone_name: string | null
}

type Units = SelectQueryBuilder<Tables, "survey_unit", object>

/** Phases in which there is something to remind of. */
export const missingPhases = ["due", "filling", "returned"] as const satisfies readonly ReturnPhase[]

const columns = {
  name: "name",
  submittedAt: "submitted_at",
  unexplained: "unexplained",
  errors: "errors",
} as const satisfies Record<UnitSort, keyof UnitRow>

/** The units that match and that the actor sees, a page of them. */
export async function listUnits(
  tx: Transaction,
  survey: string,
  filter: UnitFilter,
  { page, size, sort = "name" }: UnitPage,
): Promise<{ readonly total: number; readonly units: readonly ListedUnit[] }> {
  const matching = await matchingUnits(tx, survey, filter)
  const { total } = await matching
    .select((eb) => eb.fn.countAll<string>().as("total"))
    .executeTakeFirstOrThrow()
  const down = sort.startsWith("-")
  const column = columns[sort.replace("-", "") as UnitSort]
  const units = await matching
    .selectAll()
    .orderBy(column, (order) => (down ? order.desc().nullsLast() : order.asc().nullsLast()))
    .orderBy("unit_id")
    .offset((page - 1) * size)
    .limit(size)
    .execute()
  return { total: Number(total), units: await withZoneNames(tx, units) }
}

/** All units that match, some thousands at a time, in the order of their codes. */
export async function* everyUnit(
  tx: Transaction,
  survey: string,
  filter: UnitFilter,
  atOnce = 2000,
): AsyncGenerator<readonly ListedUnit[]> {
  const matching = await matchingUnits(tx, survey, filter)
  let last = ""
  for (;;) {
    const units = await matching
      .selectAll()
      .where("unit_id", ">", last)
      .orderBy("unit_id")
      .limit(atOnce)
      .execute()
    if (units.length > 0) yield await withZoneNames(tx, units)
    if (units.length < atOnce) return
    last = units.at(-1)?.unit_id ?? ""
  }
}

/** @throws Problem invalid when `within` is no place */
export async function matchingUnits(tx: Transaction, survey: string, filter: UnitFilter): Promise<Units> {
  const { search = "", phase, group, waitingFor, within, reminded } = filter
  const pattern = `%${search.trim().replace(/[\\%_]/g, "\\$&")}%`
  const place = within === undefined ? null : await placeOf(tx, within)
  return tx
    .selectFrom("survey_unit")
    .where("survey_id", "=", survey)
    .$if(search.trim() !== "", (q) =>
      q.where((eb) =>
        eb.or([eb("name", "ilike", pattern), eb("uscc", "ilike", pattern), eb("unit_id", "ilike", pattern)]),
      ),
    )
    .$if(phase !== undefined, (q) => q.where("phase", "=", phase ?? "due"))
    .$if(waitingFor !== undefined, (q) => q.where("waiting_for", "=", waitingFor ?? null))
    .$if(place !== null, (q) => q.where(sql<boolean>`starts_with(place, ${place})`))
    .$if(reminded !== undefined, (q) => q.where("reminded_at", reminded === "yes" ? "is not" : "is", null))
    .$if(group !== undefined, (q) => q.where(groups[group ?? "missing"]))
}

const groups = {
  missing: sql<boolean>`phase in ('due', 'filling', 'returned')`,
  reported: sql<boolean>`phase in ('submitted', 'returned', 'accepted')`,
  late: sql<boolean>`late and phase in ('submitted', 'returned', 'accepted')`,
  unexplained: sql<boolean>`unexplained > 0 and phase <> 'excluded'`,
  restated: sql<boolean>`restated > 0 and phase <> 'excluded'`,
  keyed: sql<boolean>`keyed`,
  undecided: sql<boolean>`listed_by = 'undecided'`,
} as const

/** @throws Problem invalid */
export async function placeOf(tx: Transaction, id: string): Promise<string> {
  const found = await tx.selectFrom("organisation").where("id", "=", id).select("scope").executeTakeFirst()
  if (found === undefined)
    throw new Problem("invalid", [issue("error", "survey-place-unknown", "within", { id })])
  return found.scope
}

async function withZoneNames(tx: Transaction, units: readonly UnitRow[]): Promise<ListedUnit[]> {
  const zones = [...new Set(units.flatMap(({ zone }) => zone ?? []))]
  const found =
    zones.length === 0
      ? []
      : await tx.selectFrom("organisation").where("id", "in", zones).select(["id", "name_zh"]).execute()
  const names = new Map(found.map(({ id, name_zh }) => [id, name_zh]))
  return units.map((unit) => ({
    ...unit,
    zone_name: unit.zone === null ? null : (names.get(unit.zone) ?? unit.zone),
  }))
}
