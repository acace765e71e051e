import { sql } from "kysely"
import type { Actor } from "#access"
import { addDays } from "#registers"
import type { Transaction } from "#schema"
import { dayOf, type RegisterContext } from "./context.ts"
import { getRegister } from "./find-register.ts"
import { presentRecords, type RecordView } from "./record-view.ts"
import { listed, matching } from "./search-records.ts"

/** Records of a month that are shown. */
const shown = 200

export interface ExpiryRadar {
  readonly today: string
  readonly within: number
  readonly expired: number
  readonly months: { readonly month: string; readonly total: number; readonly records: RecordView[] }[]
}

/** What ends from today on, within so many days, by month; and how many have ended. */
export async function expiryRadar(
  tx: Transaction,
  actor: Actor,
  register: string,
  within: number,
  context: Pick<RegisterContext, "packs" | "now">,
): Promise<ExpiryRadar> {
  const { definition } = getRegister(context.packs, register)
  const today = dayOf(context.now())
  const all = () => matching(tx, actor, definition, {}, today)
  const expired = await all()
    .where("valid_to", "<", today)
    .select(sql<string>`count(*)`.as("count"))
    .executeTakeFirstOrThrow()
  const ending = () => all().where("valid_to", ">=", today).where("valid_to", "<=", addDays(today, within))
  const month = sql<string>`to_char(valid_to, 'YYYY-MM')`
  const totals = await ending()
    .groupBy(month)
    .orderBy(month)
    .select([month.as("month"), sql<string>`count(*)`.as("count")])
    .execute()
  const months: ExpiryRadar["months"] = []
  for (const one of totals) {
    const rows = await ending()
      .where(month, "=", one.month)
      .orderBy("valid_to")
      .orderBy("id")
      .limit(shown)
      .select(listed)
      .execute()
    months.push({
      month: one.month,
      total: Number(one.count),
      records: await presentRecords(tx, actor, definition, rows, today),
    })
  }
  return { today, within, expired: Number(expired.count), months }
}
