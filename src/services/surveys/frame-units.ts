import { sql } from "kysely"
import type { Transaction } from "#schema"
import type { Places } from "./frame-places.ts"
import type { Framed, FrameRule } from "./frame-rule.ts"

/** An enterprise that may be listed. */
export interface Candidate extends Framed {
  readonly unit: string
  readonly name: string
  readonly uscc: string | null
  readonly place: string
}

/** Enterprises that are read at a time. */
const atOnce = 5000

export interface CandidatesAsked {
  readonly covers: string
  /** Invented units and others are never in one frame. */
  readonly invented: boolean
  /** The period whose accepted returns the rule reads. */
  readonly prior: string | null
  readonly rule: FrameRule | null
}

/** The enterprises of the places that a period covers, some thousands at a time, in the order of their codes. */
export async function* candidates(
  tx: Transaction,
  { covers, invented, prior, rule }: CandidatesAsked,
  places: Places,
): AsyncGenerator<readonly Candidate[]> {
  let last = ""
  for (;;) {
    const rows = await tx
      .selectFrom("organisation")
      .where("kind", "=", "enterprise")
      .where("id", ">", last)
      .where(sql<boolean>`starts_with(place, ${covers})`)
      .where("origin", invented ? "=" : "<>", "invented")
      .select(["id", "name_zh", "uscc", "place", "origin"])
      .orderBy("id")
      .limit(atOnce)
      .execute()
    const ids = rows.map(({ id }) => id)
    const values = prior === null || rule === null ? null : await acceptedValues(tx, prior, ids, rule.cells)
    if (rows.length > 0)
      yield rows.map(({ id, name_zh, uscc, place, origin }) => ({
        unit: id,
        name: name_zh,
        uscc,
        place,
        zone: places.above(place).find(({ kind }) => kind === "zone")?.id ?? null,
        origin,
        values: values?.get(id) ?? null,
      }))
    if (rows.length < atOnce) return
    last = rows.at(-1)?.id ?? ""
  }
}

/** The cells that a rule reads, of the accepted returns of a period, by unit. */
async function acceptedValues(
  tx: Transaction,
  survey: string,
  units: readonly string[],
  cells: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  if (units.length === 0 || cells.length === 0) return new Map()
  const asked = cells.map((code, i) => sql`, r."values"->>${code} as ${sql.ref(`cell${i}`)}`)
  const { rows } = await sql<{ readonly unit_id: string } & Readonly<Record<`cell${number}`, string | null>>>`
    select u.unit_id ${sql.join(asked, sql``)}
    from survey_unit u
    join return_revision r on r.unit_id = u.unit_id and r.survey_id = u.survey_id and r.number = u.revision
    where u.survey_id = ${survey} and u.phase = 'accepted' and u.unit_id = any(${units})`.execute(tx)
  return new Map(
    rows.map((row) => [
      row.unit_id,
      Object.fromEntries(
        cells.flatMap((code, i) => {
          const text = row[`cell${i}`] ?? null
          return text === null ? [] : [[code, text] as const]
        }),
      ),
    ]),
  )
}
