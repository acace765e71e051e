import type { Actor } from "#access"
import { type Issue, issue, Problem } from "#issues"
import type { RegisterCountDetail, Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { getFramework } from "#services/frameworks"
import { personOf, type RegisterContext } from "./context.ts"
import { type Basis, countZones } from "./count-records.ts"
import { countOfIndicator } from "./find-register.ts"

/** A table for evaluation: one row per zone, one column per indicator that a register gives. */
export interface CountsTable {
  readonly header: string[]
  /** `null`: unknown, and so blank. */
  readonly rows: (string | null)[][]
  readonly indicators: string[]
  readonly missing: number
  readonly issues: Issue[]
  readonly origins: readonly CountOrigin[]
}

export interface CountOrigin {
  readonly entity: string
  readonly code: string
  readonly period: string
  readonly register: string
  readonly count: string
  readonly value: string | null
  readonly detail: RegisterCountDetail
}

/**
 * Counts every register that gives an indicator of a framework, for a period.
 * @throws Problem not-found; invalid when no indicator of the framework is a count of a register
 */
export async function makeCountsTable(
  tx: Transaction,
  actor: Actor,
  request: {
    readonly pack: string
    readonly framework: string
    readonly period: string
    readonly basis?: Basis | undefined
  },
  context: Pick<RegisterContext, "packs" | "now" | "parseSql">,
): Promise<CountsTable> {
  const { framework } = getFramework(context.packs, request.pack, request.framework)
  const { period, basis = "standing" } = request
  const columns = framework.nodes
    .filter(({ kind }) => kind === "indicator")
    .flatMap(({ code }) => {
      const found = countOfIndicator(context.packs, request.pack, code)
      return found === null ? [] : [{ code, ...found }]
    })
  if (columns.length === 0)
    throw new Problem("invalid", [
      issue("error", "register-no-indicator", "framework", { framework: request.framework }),
    ])
  const zones = new Map<string, { name: string; values: Map<string, string | null> }>()
  const origins: CountOrigin[] = []
  const issues: Issue[] = []
  for (const register of new Set(columns.map(({ definition }) => definition))) {
    for await (const { zone, counts } of countZones(tx, actor, register, { period, basis }, context)) {
      const row = zones.get(zone.id) ?? { name: zone.name, values: new Map<string, string | null>() }
      zones.set(zone.id, row)
      for (const { code, definition, count } of columns) {
        if (definition !== register) continue
        const found = counts.find((one) => one.count.code === count.code)
        if (found === undefined) continue
        row.values.set(code, found.value)
        origins.push({
          entity: zone.id,
          code,
          period,
          register: register.id,
          count: count.code,
          value: found.value,
          detail: {
            expression: count.expression,
            reason: found.reason,
            basis,
            records: found.members.map(({ id, version }) => ({ id, version })),
          },
        })
        const open = found.members.filter(({ state }) => state !== "signed-off").length
        if (open > 0)
          issues.push(
            issue("warning", "register-counted-unsigned", `${code}/${zone.id}`, {
              register: register.id,
              zone: zone.name,
              open,
            }),
          )
      }
    }
  }
  const codes = columns.map(({ code }) => code)
  const rows = [...zones].map(([zone, { name, values }]) => [
    zone,
    name,
    period,
    ...codes.map((code) => values.get(code) ?? null),
  ])
  if (origins.every(({ value }) => value === null))
    throw new Problem("invalid", [issue("error", "register-nothing-counted", "period", { text: period })])
  return {
    header: ["code", "name", "period", ...codes],
    rows,
    indicators: codes,
    missing: rows.reduce((sum, row) => sum + row.filter((cell) => cell === null).length, 0),
    issues,
    origins,
  }
}

/** Keeps, beside a table that was made of counts, what each of its values stands for. */
export async function keepCountOrigins(
  tx: Transaction,
  actor: Actor,
  dataset: string,
  table: CountsTable,
): Promise<void> {
  const person = personOf(actor)
  const rows = table.origins.map(({ entity, code, period, register, count, value, detail }) => ({
    dataset_id: dataset,
    entity,
    code,
    period,
    organisation_id: person.organisation,
    place: person.place,
    register,
    count_code: count,
    value,
    detail: JSON.stringify(detail),
  }))
  for (let from = 0; from < rows.length; from += 1000)
    await tx
      .insertInto("register_count")
      .values(rows.slice(from, from + 1000))
      .execute()
  await recordAction(tx, {
    action: "register.count",
    objectKind: "dataset",
    objectId: dataset,
    detail: {
      registers: [...new Set(table.origins.map(({ register }) => register))],
      missing: table.missing,
    },
  })
}

/** What a value of a table stands for; `null`: it is no count of a register, or not open to the actor. */
export async function countOriginOf(
  tx: Transaction,
  dataset: string,
  entity: string,
  code: string,
): Promise<CountOrigin | null> {
  const row = await tx
    .selectFrom("register_count")
    .where("dataset_id", "=", dataset)
    .where("entity", "=", entity)
    .where("code", "=", code)
    .selectAll()
    .executeTakeFirst()
  return row === undefined
    ? null
    : {
        entity,
        code,
        period: row.period,
        register: row.register,
        count: row.count_code,
        value: row.value,
        detail: row.detail,
      }
}
