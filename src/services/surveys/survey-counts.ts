// Counts of the returns of a period, made by the database. They say the same as `timelinessOf` over the states.
import { type RawBuilder, sql } from "kysely"
import type { Transaction } from "#schema"
import { type ReturnPhase, type ReviewLevel, type Timeliness, timelinessOf } from "#surveys"

export interface SurveyCounts {
  readonly counts: Timeliness
  readonly phases: Readonly<Record<ReturnPhase, number>>
  /** Returns that wait for a review, by level. */
  readonly waiting: Readonly<Record<ReviewLevel, number>>
  /** Units that the rule of the frame could not be decided for. */
  readonly undecided: number
}

type Counted = Record<
  | ReturnPhase
  | "on_time"
  | "late"
  | "sent_back"
  | "unexplained"
  | "restated"
  | "undecided"
  | "zone"
  | "city"
  | "province"
  | "nation",
  number
>

const there = sql`phase in ('submitted', 'returned', 'accepted')`
const within = sql`phase <> 'excluded'`

/**
 * Counts the units that the actor sees, by one text.
 * @param by what to group by: a column or an expression over survey_unit
 */
export async function countUnits(
  tx: Transaction,
  surveys: readonly string[],
  by: RawBuilder<string | null>,
): Promise<readonly { readonly key: string | null; readonly counted: SurveyCounts }[]> {
  if (surveys.length === 0) return []
  const { rows } = await sql<Counted & { key: string | null }>`
    select ${by} as key,
      count(*) filter (where phase = 'due')::int as due,
      count(*) filter (where phase = 'filling')::int as filling,
      count(*) filter (where phase = 'submitted')::int as submitted,
      count(*) filter (where phase = 'returned')::int as returned,
      count(*) filter (where phase = 'accepted')::int as accepted,
      count(*) filter (where phase = 'excluded')::int as excluded,
      count(*) filter (where ${there} and late = false)::int as on_time,
      count(*) filter (where ${there} and late)::int as late,
      count(*) filter (where ${within} and times_returned > 0)::int as sent_back,
      count(*) filter (where ${within} and unexplained > 0)::int as unexplained,
      coalesce(sum(restated) filter (where ${within}), 0)::int as restated,
      count(*) filter (where listed_by = 'undecided')::int as undecided,
      count(*) filter (where waiting_for = 'zone')::int as zone,
      count(*) filter (where waiting_for = 'city')::int as city,
      count(*) filter (where waiting_for = 'province')::int as province,
      count(*) filter (where waiting_for = 'nation')::int as nation
    from survey_unit
    where survey_id in (${sql.join(surveys)})
    group by 1`.execute(tx)
  return rows.map(({ key, ...row }) => ({ key, counted: countsOf(row) }))
}

/** The counts of one period. */
export async function countSurvey(tx: Transaction, survey: string): Promise<SurveyCounts> {
  const [all] = await countUnits(tx, [survey], sql<null>`null::text`)
  return all?.counted ?? noUnits
}

function countsOf(row: Counted): SurveyCounts {
  const { due, filling, submitted, returned, accepted, excluded } = row
  const reported = submitted + returned + accepted
  const all = reported + due + filling
  return {
    counts: {
      due: all,
      submitted: reported,
      onTime: row.on_time,
      late: row.late,
      missing: due + filling,
      accepted,
      sentBack: row.sent_back,
      unexplained: row.unexplained,
      restatedCells: row.restated,
      excluded,
      coverage: all === 0 ? null : reported / all,
    },
    phases: { due, filling, submitted, returned, accepted, excluded },
    waiting: { zone: row.zone, city: row.city, province: row.province, nation: row.nation },
    undecided: row.undecided,
  }
}

export const noUnits: SurveyCounts = {
  counts: timelinessOf([]),
  phases: { due: 0, filling: 0, submitted: 0, returned: 0, accepted: 0, excluded: 0 },
  waiting: { zone: 0, city: 0, province: 0, nation: 0 },
  undecided: 0,
}

/** The counts of two sets of units together. */
export function addCounts(a: SurveyCounts, b: SurveyCounts): SurveyCounts {
  const { coverage: _a, ...left } = a.counts
  const { coverage: _b, ...right } = b.counts
  const counts = sums(left, right)
  return {
    counts: { ...counts, coverage: counts.due === 0 ? null : counts.submitted / counts.due },
    phases: sums(a.phases, b.phases),
    waiting: sums(a.waiting, b.waiting),
    undecided: a.undecided + b.undecided,
  }
}

function sums<K extends string>(
  a: Readonly<Record<K, number>>,
  b: Readonly<Record<K, number>>,
): Record<K, number> {
  const made: Record<K, number> = { ...a }
  for (const key in b) made[key] = a[key] + b[key]
  return made
}
