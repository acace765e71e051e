import { sql } from "kysely"
import type { Words } from "#issues"
import type { Transaction } from "#schema"
import type { PublicationContent } from "./publication-content.ts"

export interface ReleasedEvaluation {
  readonly round: string
  readonly title: Words
  readonly releasedAt: Date
  /** In the ranking as published; `null`: not ranked. */
  readonly rank: number | null
  readonly ranked: number
}

/** Released results that a zone stands in, the newest first; of a revised one what holds now. */
export async function releasedOfZone(tx: Transaction, code: string): Promise<ReleasedEvaluation[]> {
  const rows = await tx
    .selectFrom("round_publication")
    .where("kind", "=", "release")
    .where(sql<boolean>`content @> ${JSON.stringify({ rows: [{ code }] })}::jsonb`)
    .orderBy("released_at", "desc")
    .orderBy("id")
    .select(["id", "round_id", "replaces", "released_at", "content"])
    .execute()
  const replaced = new Set(rows.map((row) => row.replaces))
  return rows
    .filter((row) => !replaced.has(row.id))
    .map((row) => {
      // Written by this domain as the shape that it is read as.
      const content = row.content as PublicationContent
      return {
        round: row.round_id,
        title: content.title,
        releasedAt: row.released_at,
        rank: content.rows.find((one) => one.code === code)?.rank ?? null,
        ranked: content.ranked,
      }
    })
}
