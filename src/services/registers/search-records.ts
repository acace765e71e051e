import { sql } from "kysely"
import type { Actor } from "#access"
import {
  type Expiry,
  type RecordState,
  type RegisterDefinition,
  searchTerms,
  warningHorizon,
} from "#registers"
import type { Transaction } from "#schema"
import { dayOf, type RegisterContext } from "./context.ts"
import { getRegister } from "./find-register.ts"
import { presentRecords, type RecordView } from "./record-view.ts"

export interface RecordFilter {
  readonly search?: string | undefined
  readonly zone?: string | undefined
  readonly level?: string | undefined
  /** Left out: all that are not withdrawn. */
  readonly state?: RecordState | undefined
  readonly expiry?: Expiry | undefined
  /** Day for `expiry`; without it, only those valid on the day. */
  readonly asOf?: string | undefined
}

export type RecordSort = "name" | "-name" | "validTo" | "-validTo" | "updatedAt" | "-updatedAt"

export interface Page {
  readonly page?: number
  readonly size?: number
  readonly sort?: RecordSort | undefined
}

/** So many are counted at most, and of a search, which looks into each. */
const mostCounted = 10_000
const mostFound = 1_000

/** The columns that a view of a record is made of. */
export const listed = [
  "id",
  "register",
  "organisation_id",
  "place",
  "zone",
  "open",
  "origin",
  "key_text",
  "name",
  "uscc",
  "level",
  "valid_from",
  "valid_to",
  "state",
  "version",
  "values",
  "changed_by",
  "signed_by",
  "signed_at",
  "proof_id",
  "import_id",
  "source",
  "created_at",
  "created_by",
  "updated_at",
] as const

/** The records of a register that match and that the actor may see. */
export function matching(
  tx: Transaction,
  actor: Actor,
  definition: RegisterDefinition,
  filter: RecordFilter,
  today: string,
) {
  const { terms, pieces } = searchTerms(filter.search ?? "")
  const day = filter.asOf ?? today
  const horizon = warningHorizon(definition, day)
  let query = tx.selectFrom("register_listing").where("register", "=", definition.id)
  // The whole tree needs no narrowing; a part of it is found by its place.
  if (actor.kind === "person" && !/^\/([^/]+\/)?$/.test(actor.scope))
    query = query.where((either) =>
      either.or([
        either.and([either("place", ">=", actor.scope), either("place", "<", `${actor.scope}\u{10ffff}`)]),
        either("open", "=", true),
      ]),
    )
  query =
    filter.state === undefined
      ? query.where("state", "<>", "withdrawn")
      : query.where("state", "=", filter.state)
  if (filter.zone !== undefined) query = query.where("zone", "=", filter.zone)
  if (filter.level !== undefined) query = query.where("level", "=", filter.level)
  for (const term of terms) query = query.where(sql<boolean>`strpos(search, ${term}) > 0`)
  if (pieces.length > 0) query = query.where("pairs", "@>", sql<string[]>`${pieces}::text[]`)
  if (filter.expiry === undefined) {
    if (filter.asOf !== undefined)
      query = query
        .where((either) => either.or([either("valid_from", "is", null), either("valid_from", "<=", day)]))
        .where((either) => either.or([either("valid_to", "is", null), either("valid_to", ">=", day)]))
  } else if (horizon === null) {
    // A register without an expiry has no record that expires.
    query = query.where(sql<boolean>`false`)
  } else if (filter.expiry === "expired") query = query.where("valid_to", "<", day)
  else if (filter.expiry === "expiring")
    query = query.where("valid_to", ">=", day).where("valid_to", "<=", horizon)
  else query = query.where("valid_to", ">", horizon)
  return query
}

/** One page of the records that match, and how many do. */
export async function searchRecords(
  tx: Transaction,
  actor: Actor,
  register: string,
  filter: RecordFilter,
  { page = 1, size = 50, sort = "-updatedAt" }: Page,
  context: Pick<RegisterContext, "packs" | "now">,
): Promise<{ readonly total: number; readonly more: boolean; readonly records: RecordView[] }> {
  const { definition } = getRegister(context.packs, register)
  const today = dayOf(context.now())
  const query = matching(tx, actor, definition, filter, today)
  const atMost = filter.search === undefined ? mostCounted : mostFound
  const counted = await tx
    .selectFrom(
      query
        .select("id")
        .limit(atMost + 1)
        .as("found"),
    )
    .select(sql<string>`count(*)`.as("count"))
    .executeTakeFirstOrThrow()
  const total = Number(counted.count)
  const most = Math.min(Math.max(size, 1), 500)
  const rows = await sorted(query, sort)
    .limit(most)
    .offset((Math.max(page, 1) - 1) * most)
    .select(listed)
    .execute()
  return {
    total: Math.min(total, atMost),
    more: total > atMost,
    records: await presentRecords(tx, actor, definition, rows, today),
  }
}

/** Each order is that of an index, forwards or backwards. */
function sorted(query: ReturnType<typeof matching>, sort: RecordSort) {
  switch (sort) {
    case "name":
      return query.orderBy("name").orderBy("id")
    case "-name":
      return query.orderBy("name", "desc").orderBy("id", "desc")
    case "validTo":
      return query.orderBy("valid_to").orderBy("id")
    case "-validTo":
      return query.orderBy("valid_to", (order) => order.desc().nullsLast()).orderBy("id")
    case "updatedAt":
      return query.orderBy("updated_at").orderBy("id", "desc")
    case "-updatedAt":
      return query.orderBy("updated_at", "desc").orderBy("id")
  }
}
