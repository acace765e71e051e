import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { RegisterRecord } from "#registers"
import type { Transaction } from "#schema"
import { dayOf, type RegisterContext } from "./context.ts"
import { type Basis, type CountRow, countZones, rowsOf } from "./count-records.ts"
import { countOfIndicator, registersOf } from "./find-register.ts"
import { describeRegister } from "./list-registers.ts"
import { presentRecords, type RecordView } from "./record-view.ts"
import { listed, matching } from "./search-records.ts"

/** Records that are shown with an indicator. */
const shown = 500

/**
 * What an indicator that is a count of a list opens to: its records.
 * @throws Problem not-found with the indicators that are counts, when this one is none
 */
export async function indicatorRecords(
  tx: Transaction,
  actor: Actor,
  request: {
    readonly pack: string
    readonly code: string
    readonly period: string
    readonly zone?: string | undefined
    readonly basis?: Basis | undefined
  },
  context: Pick<RegisterContext, "packs" | "now" | "parseSql">,
) {
  const found = countOfIndicator(context.packs, request.pack, request.code)
  if (found === null)
    throw new Problem("not-found", [
      issue("error", "register-indicator-no-count", request.code, {
        indicator: request.code,
        known: [...registersOf(context.packs).values()].flatMap(({ definition }) =>
          definition.counts.flatMap(({ indicator }) => (indicator === undefined ? [] : [indicator])),
        ),
      }),
    ])
  const { definition, count } = found
  const counts: CountRow[] = []
  const members: RegisterRecord[] = []
  for await (const zone of countZones(tx, actor, definition, request, context)) {
    const own = zone.counts.filter((each) => each.count.code === count.code)
    for (const row of rowsOf({ ...zone, counts: own }, request.period))
      counts.push({ ...row, indicator: request.code })
    for (const each of own) for (const member of each.members) members.push(member)
  }
  const ids = members.slice(0, shown).map(({ id }) => id)
  const today = dayOf(context.now())
  const rows =
    ids.length === 0
      ? []
      : await matching(tx, actor, definition, {}, today)
          .where("id", "in", ids)
          .orderBy("name")
          .orderBy("id")
          .select(listed)
          .execute()
  const records: RecordView[] = await presentRecords(tx, actor, definition, rows, today)
  const only = counts.length === 1 ? counts[0]?.explanation : undefined
  return {
    register: await describeRegister(tx, actor, definition.id, context),
    count: count.code,
    expression: count.expression,
    explanation: only ?? {
      zh: `${counts.length} 个园区的“${count.label.zh}”，每个园区各按 ${count.expression} 计算`,
      en: `“${count.label.en}” of ${counts.length} zones, each by ${count.expression}`,
    },
    counts,
    records,
    total: members.length,
  }
}
