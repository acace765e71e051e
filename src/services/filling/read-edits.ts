import { sql } from "kysely"
import type { Actor } from "#access"
import type { Transaction } from "#schema"
import { type ReturnKey, readReturn } from "#services/surveys"

export interface EditsAsked {
  readonly cell?: string
  readonly page: number
  readonly size: number
}

/** Every save of a return, the newest first: what was there, what came, what met another person's figure. */
export async function readEdits(tx: Transaction, actor: Actor, key: ReturnKey, asked: EditsAsked) {
  const { unit } = await readReturn(tx, actor, key)
  const { cell, page, size } = asked
  const found = tx
    .selectFrom("return_edit")
    .where("unit_id", "=", unit.unit_id)
    .where("survey_id", "=", unit.survey_id)
    .$if(cell !== undefined, (query) => query.where(sql<boolean>`(changes ? ${cell} or conflicts ? ${cell})`))
  const { total } = await found
    .select(({ fn }) => fn.countAll<string>().as("total"))
    .executeTakeFirstOrThrow()
  const rows = await found
    .selectAll()
    .orderBy("id", "desc")
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return {
    total: Number(total),
    edits: rows.map(({ id, version, kind, at, person, changes, conflicts }) => ({
      id,
      version,
      kind,
      at: at.toISOString(),
      person,
      changes: Object.entries(changes).map(([code, [before, after]]) => ({ cell: code, before, after })),
      conflicts: Object.entries(conflicts).map(([code, one]) => ({ cell: code, ...one })),
    })),
  }
}
