import type { Contracts, QueryOf } from "#contracts"
import type { ReviewLevel } from "#surveys"

type Query = NonNullable<QueryOf<Contracts["GET /api/surveys/:survey/units"]>>

export interface QueueFilter {
  /** Whose turn it is, or how far it is; `mine`: the reader's level. */
  readonly where: "mine" | "submitted" | "returned" | "accepted" | "excluded" | "all"
  readonly group: "" | "unexplained" | "restated" | "late" | "keyed"
  readonly search: string
  /** A place; empty: all. */
  readonly within: string
  readonly sort: NonNullable<Query["sort"]>
}

/** What needs most looking at first. */
export const noFilter: QueueFilter = {
  where: "mine",
  group: "",
  search: "",
  within: "",
  sort: "-unexplained",
}

/** The filter as the route takes it. */
export function queryOf({ where, group, search, within }: QueueFilter, level: ReviewLevel): Query {
  return {
    ...(where === "mine" ? { waitingFor: level } : where === "all" ? {} : { phase: where }),
    ...(group === "" ? {} : { group }),
    ...(search.trim() === "" ? {} : { search: search.trim() }),
    ...(within === "" ? {} : { within }),
  }
}
