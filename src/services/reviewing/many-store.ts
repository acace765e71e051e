// The queries of many returns of one period at once. What each finds is what row-level security lets the actor see.
import { sql } from "kysely"
import type { ExplainedFinding, Transaction } from "#schema"
import type { UnitRow } from "#services/surveys"
import type { ReturnEvent, ReturnState, ReviewLevel } from "#surveys"
import { explainedFindings } from "./explained-findings.ts"

/** Those that wait for a level, with the revision that does; so many, and how many there are besides. */
export async function findWaiting(
  tx: Transaction,
  survey: string,
  level: ReviewLevel,
  place: string | null,
  most: number,
): Promise<{ readonly units: readonly { unit: string; revision: number }[]; readonly more: number }> {
  const waiting = tx
    .selectFrom("survey_unit")
    .where("survey_id", "=", survey)
    .where("waiting_for", "=", level)
    .$if(place !== null, (q) => q.where(sql<boolean>`starts_with(place, ${place})`))
  const rows = await waiting.orderBy("unit_id").limit(most).select(["unit_id", "revision"]).execute()
  const { all } = await waiting.select(sql<string>`count(*)`.as("all")).executeTakeFirstOrThrow()
  return {
    units: rows.map(({ unit_id, revision }) => ({ unit: unit_id, revision: revision ?? 0 })),
    more: Number(all) - rows.length,
  }
}

/** Locks returns as `holdForReturn` does, always in one order, so that two who take many never wait for each other. */
export async function lockReturns(tx: Transaction, survey: string, units: readonly string[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtext(${survey}), key)
    from (select distinct hashtext(unit) as key from unnest(${[...units]}::text[]) as unit order by 1 offset 0) as keys
  `.execute(tx)
}

export function findManyUnits(tx: Transaction, survey: string, units: readonly string[]): Promise<UnitRow[]> {
  return tx
    .selectFrom("survey_unit")
    .where("survey_id", "=", survey)
    .where(sql<boolean>`unit_id = any(${[...units]}::text[])`)
    .selectAll()
    .execute()
}

export async function findHistories(
  tx: Transaction,
  survey: string,
  units: readonly string[],
): Promise<ReadonlyMap<string, readonly ReturnEvent[]>> {
  const rows = await tx
    .selectFrom("return_event")
    .where("survey_id", "=", survey)
    .where(sql<boolean>`unit_id = any(${[...units]}::text[])`)
    .orderBy("id")
    .select(["id", "unit_id", "action", "at", "person", "level", "revision", "detail"])
    .execute()
  const histories = new Map<string, ReturnEvent[]>()
  for (const { id, unit_id, action, at, person, level, revision, detail } of rows) {
    const event = {
      id,
      action,
      at: at.toISOString(),
      person,
      detail: {
        ...detail,
        ...(level === null ? {} : { level }),
        ...(revision === null ? {} : { revision }),
      },
    }
    const before = histories.get(unit_id)
    if (before === undefined) histories.set(unit_id, [event])
    else before.push(event)
  }
  return histories
}

/** A return that is accepted together with others, and what that makes of it. */
export interface Acceptance {
  readonly unit: UnitRow
  readonly revision: number
  readonly after: ReturnState
}

/**
 * Writes acceptances as `appendReturnEvent` would one by one, in a few statements. An acceptance moves on nothing but whose
 * turn it is.
 */
export async function appendAcceptances(
  tx: Transaction,
  accepted: readonly Acceptance[],
  { level, at, name }: { level: ReviewLevel; at: string; name: { readonly personName?: string } },
): Promise<void> {
  if (accepted.length === 0) return
  await tx
    .insertInto("return_event")
    .values(
      accepted.map(({ unit, revision }) => ({
        unit_id: unit.unit_id,
        survey_id: unit.survey_id,
        place: unit.place,
        action: "accept" as const,
        at,
        level,
        revision,
        detail: JSON.stringify(name),
      })),
    )
    .execute()
  const alike = Map.groupBy(accepted, ({ after }) => `${after.phase} ${after.waitingFor}`)
  for (const some of alike.values()) {
    const [first] = some
    if (first === undefined) continue
    await tx
      .updateTable("survey_unit")
      .set({ phase: first.after.phase, waiting_for: first.after.waitingFor })
      .where("survey_id", "=", first.unit.survey_id)
      .where(sql<boolean>`unit_id = any(${some.map(({ unit }) => unit.unit_id)}::text[])`)
      .execute()
  }
}

/** By unit the findings of the revision last submitted, with what was said to them. */
export async function findManyFindings(
  tx: Transaction,
  survey: string,
  units: readonly string[],
): Promise<ReadonlyMap<string, readonly ExplainedFinding[]>> {
  const ids = [...units]
  const rows = await tx
    .selectFrom("survey_unit as u")
    .innerJoin("return_revision as r", (join) =>
      join
        .onRef("r.unit_id", "=", "u.unit_id")
        .onRef("r.survey_id", "=", "u.survey_id")
        .onRef("r.number", "=", "u.revision"),
    )
    .where("u.survey_id", "=", survey)
    .where(sql<boolean>`u.unit_id = any(${ids}::text[])`)
    .select(["u.unit_id", "r.findings"])
    .execute()
  const remarks = await tx
    .selectFrom("return_remark")
    .where("survey_id", "=", survey)
    .where("kind", "=", "explanation")
    .where(sql<boolean>`unit_id = any(${ids}::text[])`)
    .orderBy("id")
    .select(["unit_id", "kind", "check_code", "finding", "body"])
    .execute()
  const said = Map.groupBy(remarks, ({ unit_id }) => unit_id)
  return new Map(
    rows.map(({ unit_id, findings }) => [unit_id, explainedFindings(findings, said.get(unit_id) ?? [])]),
  )
}
