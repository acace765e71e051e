import type { Actor } from "#access"
import { issue, Problem, type Words } from "#issues"
import { countsAt, periodBefore, type RegisterDefinition, type RegisterRecord, stretchOf } from "#registers"
import type { Transaction } from "#schema"
import type { RegisterContext } from "./context.ts"
import { declarations } from "./declare-none.ts"
import { countsOf, getRegister } from "./find-register.ts"
import { matching } from "./search-records.ts"
import { type KnownZone, loadZones } from "./zone-of.ts"

export type Basis = "standing" | "signed-off"

export interface ZoneCounts {
  readonly zone: KnownZone
  readonly declaredNone: boolean
  readonly counts: ReturnType<typeof countsAt>
}

export interface CountRow {
  readonly zone: string
  readonly zoneName: string
  readonly code: string
  readonly label: Words
  readonly unit: string
  readonly indicator: string | null
  readonly period: string
  readonly value: string | null
  readonly reason: Words | null
  readonly records: number
  readonly signedOff: number
  readonly queried: number
  readonly declaredNone: boolean
  readonly expression: string
  readonly explanation: Words
}

/** The counts of every zone that the actor oversees, or of one. @throws Problem not-found, invalid */
export async function countRecords(
  tx: Transaction,
  actor: Actor,
  register: string,
  request: {
    readonly period: string
    readonly zone?: string | undefined
    readonly basis?: Basis | undefined
  },
  context: Pick<RegisterContext, "packs" | "now" | "parseSql">,
): Promise<CountRow[]> {
  const { definition } = getRegister(context.packs, register)
  const rows: CountRow[] = []
  for await (const one of countZones(tx, actor, definition, request, context))
    rows.push(...rowsOf(one, request.period))
  return rows
}

export function rowsOf({ zone, declaredNone, counts }: ZoneCounts, period: string): CountRow[] {
  return counts.map(({ count, value, reason, members, explanation }) => ({
    zone: zone.id,
    zoneName: zone.name,
    code: count.code,
    label: count.label,
    unit: count.unit,
    indicator: count.indicator ?? null,
    period,
    value,
    reason,
    records: members.length,
    signedOff: members.filter(({ state }) => state === "signed-off").length,
    queried: members.filter(({ state }) => state === "queried").length,
    declaredNone,
    expression: count.expression,
    explanation,
  }))
}

/**
 * The counts of a register zone by zone, some at a time: of a long list no more is held. Zones of another origin than the actor's own tree, invented beside real ones, do not
 * meet: a scope holds one origin.
 */
export async function* countZones(
  tx: Transaction,
  actor: Actor,
  definition: RegisterDefinition,
  request: {
    readonly period: string
    readonly zone?: string | undefined
    readonly basis?: Basis | undefined
  },
  context: Pick<RegisterContext, "now" | "parseSql">,
): AsyncGenerator<ZoneCounts> {
  const { period, basis = "standing" } = request
  if (stretchOf(period) === null)
    throw new Problem("invalid", [issue("error", "register-not-a-period", "period", { text: period })])
  const zones = await zonesSeen(tx, actor, request.zone)
  const before = periodBefore(period)
  const said = await declarations(
    tx,
    definition.id,
    before === null ? [period] : [period, before],
    request.zone,
  )
  const checked = countsOf(definition, context)
  for (let from = 0; from < zones.length; from += zonesAtOnce) {
    const some = zones.slice(from, from + zonesAtOnce)
    const records = await recordsOf(tx, actor, definition, some)
    for (const zone of some) {
      const declaredNone = said.has(`${zone.id}|${period}`)
      yield {
        zone,
        declaredNone,
        counts: countsAt(definition, checked, records.get(zone.id) ?? [], period, {
          declaredNone,
          declaredNoneBefore: before !== null && said.has(`${zone.id}|${before}`),
          basis,
        }),
      }
    }
  }
}

/** Zones that are read together. Between two readings others are served. */
const zonesAtOnce = 8

async function recordsOf(
  tx: Transaction,
  actor: Actor,
  definition: RegisterDefinition,
  zones: readonly KnownZone[],
): Promise<ReadonlyMap<string, readonly RegisterRecord[]>> {
  const rows = await matching(tx, actor, definition, {}, "9999-12-31")
    .where(
      "zone",
      "in",
      zones.map(({ id }) => id),
    )
    .orderBy("id")
    .select(["id", "zone", "values", "valid_from", "valid_to", "state", "version"])
    .execute()
  const byZone = new Map<string, RegisterRecord[]>()
  for (const row of rows) {
    if (row.zone === null) continue
    const record = {
      id: row.id,
      register: definition.id,
      zone: row.zone,
      values: row.values,
      validFrom: row.valid_from,
      validTo: row.valid_to,
      state: row.state,
      version: row.version,
    }
    const known = byZone.get(row.zone)
    if (known === undefined) byZone.set(row.zone, [record])
    else known.push(record)
  }
  return byZone
}

/** @throws Problem not-found for a zone that there is not, or that the actor does not oversee */
async function zonesSeen(tx: Transaction, actor: Actor, only: string | undefined): Promise<KnownZone[]> {
  const { byId } = await loadZones(tx)
  const scope = actor.kind === "person" ? actor.scope : actor.kind === "system" ? "/" : "\n"
  const seen = [...byId.values()].filter(
    (zone) => zone.place.startsWith(scope) && (only === undefined || zone.id === only),
  )
  if (only !== undefined && seen.length === 0)
    throw new Problem("not-found", [issue("error", "register-zone-unknown", "zone", { text: only })])
  return seen
}
