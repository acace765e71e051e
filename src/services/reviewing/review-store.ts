// The queries of reviewing. What each finds is what row-level security lets the actor see.
import type { Words } from "#issues"
import type { Transaction } from "#schema"
import type { RemarkRow, ReturnKey, RevisionRow } from "#services/surveys"

/** All revisions of a return, the first first. */
export function findRevisions(tx: Transaction, { survey, unit }: ReturnKey): Promise<RevisionRow[]> {
  return tx
    .selectFrom("return_revision")
    .where("unit_id", "=", unit)
    .where("survey_id", "=", survey)
    .orderBy("number")
    .selectAll()
    .execute()
}

/** Names of organisations; one that is not found goes by its code. */
export async function organisationNames(
  tx: Transaction,
  asked: Iterable<string>,
): Promise<(id: string) => Words> {
  const ids = [...new Set(asked)]
  const rows =
    ids.length === 0
      ? []
      : await tx
          .selectFrom("organisation")
          .where("id", "in", ids)
          .select(["id", "name_zh", "name_en"])
          .execute()
  const names = new Map(rows.map((row) => [row.id, { zh: row.name_zh, en: row.name_en ?? row.name_zh }]))
  return (id) => names.get(id) ?? { zh: id, en: id }
}

/** Writes a question on a cell, or the answer to one. @returns its id */
export async function appendRemark(
  tx: Transaction,
  unit: { readonly unit_id: string; readonly survey_id: string; readonly place: string },
  remark: Pick<RemarkRow, "kind" | "cell" | "answers" | "body" | "person_name"> & { readonly at: Date },
): Promise<string> {
  const { id } = await tx
    .insertInto("return_remark")
    .values({
      unit_id: unit.unit_id,
      survey_id: unit.survey_id,
      place: unit.place,
      check_code: null,
      finding: null,
      ...remark,
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  return id
}
