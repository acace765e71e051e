import { sql } from "kysely"
import type { Transaction } from "#schema"
import { chainEntry, entryColumns, instantText } from "./sealed-entries.ts"

/** What the auditor looks for; what is left out matches everything. */
export interface AuditFilter {
  /** ISO instants; from inclusive, to exclusive. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly person?: string | undefined
  readonly organisation?: string | undefined
  /** `round.freeze`, or a domain: `round`. */
  readonly action?: string | undefined
  readonly objectKind?: string | undefined
  readonly objectId?: string | undefined
}

/** The rows that match, newest first, with their links; which of them the auditor sees, the database decides. */
export function matchingEntries(tx: Transaction, filter: AuditFilter) {
  return tx
    .selectFrom("audit_entry")
    .leftJoin("audit_link", "audit_link.entry_id", "audit_entry.id")
    .$if(filter.from !== undefined, (query) =>
      query.where("audit_entry.at", ">=", sql<Date>`${filter.from}::timestamptz`),
    )
    .$if(filter.to !== undefined, (query) =>
      query.where("audit_entry.at", "<", sql<Date>`${filter.to}::timestamptz`),
    )
    .$if(filter.person !== undefined, (query) =>
      query.where((either) =>
        either.or([
          either("audit_entry.person", "=", filter.person ?? ""),
          either(
            "audit_entry.person",
            "in",
            either
              .selectFrom("person")
              .select("person.id")
              .where((name) =>
                name.or([
                  name("person.username", "=", filter.person ?? ""),
                  name("person.name", "=", filter.person ?? ""),
                ]),
              ),
          ),
        ]),
      ),
    )
    .$if(filter.organisation !== undefined, (query) =>
      query.where("audit_entry.organisation", "=", filter.organisation ?? ""),
    )
    .$if(filter.action !== undefined, (query) =>
      filter.action?.includes(".")
        ? query.where("audit_entry.action", "=", filter.action)
        : query.where(sql<boolean>`starts_with(audit_entry.action, ${`${filter.action}.`})`),
    )
    .$if(filter.objectKind !== undefined, (query) =>
      query.where("audit_entry.object_kind", "=", filter.objectKind ?? ""),
    )
    .$if(filter.objectId !== undefined, (query) =>
      query.where("audit_entry.object_id", "=", filter.objectId ?? ""),
    )
    .select(entryColumns)
    .select([
      "audit_link.seq",
      instantText("audit_link.sealed_at").as("sealedAt"),
      "audit_link.previous",
      "audit_link.hash",
    ])
}

export interface FoundEntry {
  readonly id: string
  readonly at: string
  readonly person: string
  readonly personName: string | null
  readonly organisation: string
  readonly organisationName: string | null
  readonly role: string
  readonly purpose: string
  readonly action: string
  readonly objectKind: string
  readonly objectId: string
  readonly detail: string
  /** Number of its link; null: not yet sealed. */
  readonly seq: number | null
  readonly sealedAt: string | null
  readonly hash: string | null
}

export interface FoundPage {
  readonly entries: readonly FoundEntry[]
  /** Give it as `before` to see what is older; null: there is nothing older. */
  readonly next: string | null
}

/**
 * One page of the trail, newest first.
 * @param before number of a row: only older ones
 */
export async function searchEntries(
  tx: Transaction,
  filter: AuditFilter,
  before: string | undefined,
  limit: number,
): Promise<FoundPage> {
  const rows = await matchingEntries(tx, filter)
    .leftJoin("person", "person.id", "audit_entry.person")
    .leftJoin("organisation", "organisation.id", "audit_entry.organisation")
    .select(["person.name as personName", "organisation.name_zh as organisationName"])
    .$if(before !== undefined, (query) => query.where("audit_entry.id", "<", before ?? ""))
    .orderBy("audit_entry.id", "desc")
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  return {
    entries: shown.map((row) => ({
      ...chainEntry(row),
      personName: row.personName,
      organisationName: row.organisationName,
      seq: row.seq === null ? null : Number(row.seq),
      sealedAt: row.seq === null ? null : row.sealedAt,
      hash: row.hash,
    })),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  }
}

/** How many actions there were on each of the last days, by Beijing's calendar; days without any are left out. */
export async function actionsPerDay(
  tx: Transaction,
  days: number,
): Promise<{ readonly day: string; readonly actions: number; readonly people: number }[]> {
  const day = sql<string>`to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`
  const rows = await tx
    .selectFrom("audit_entry")
    .where("at", ">=", sql<Date>`now() - make_interval(days => ${days})`)
    .groupBy(day)
    .orderBy(day)
    .select([
      day.as("day"),
      sql<string>`count(*)`.as("actions"),
      sql<string>`count(distinct person)`.as("people"),
    ])
    .execute()
  return rows.map((row) => ({ day: row.day, actions: Number(row.actions), people: Number(row.people) }))
}

/** The actions and kinds of objects that occur, for the search form. */
export async function occurringWords(
  tx: Transaction,
): Promise<{ readonly actions: string[]; readonly objectKinds: string[] }> {
  const rows = await tx
    .selectFrom("audit_entry")
    .select(["action", "object_kind"])
    .distinct()
    .orderBy("action")
    .limit(500)
    .execute()
  return {
    actions: [...new Set(rows.map((row) => row.action))],
    objectKinds: [...new Set(rows.map((row) => row.object_kind))].sort(),
  }
}
