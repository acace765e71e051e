import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import {
  findRevision,
  type ReturnKey,
  type RevisionRow,
  readReturn,
  type SurveyContext,
  surveyForms,
} from "#services/surveys"
import { differingCells, headOf } from "./present-cells.ts"
import { presentRevision } from "./present-revision.ts"
import { organisationNames } from "./review-store.ts"

/** What differs between two revisions of a return. @throws Problem not-found when one of them is not there */
export async function compareRevisions(
  tx: Transaction,
  actor: Actor,
  key: ReturnKey,
  a: number,
  b: number,
  context: SurveyContext,
) {
  const { survey, history } = await readReturn(tx, actor, key)
  const get = async (number: number, path: string): Promise<RevisionRow> => {
    const found = await findRevision(tx, key, number)
    if (found === undefined)
      throw new Problem("not-found", [issue("error", "review-revision-unknown", path, { number })])
    return found
  }
  const left = await get(a, "a")
  const right = await get(b, "b")
  const nameOf = await organisationNames(tx, [left.organisation_id, right.organisation_id])
  const { variables } = surveyForms(survey.pack, survey.form_set, context).survey
  await recordAction(tx, {
    action: "return.compare",
    objectKind: "return",
    objectId: key.unit,
    detail: { survey: survey.id, a, b },
  })
  return {
    a: presentRevision(left, history, nameOf),
    b: presentRevision(right, history, nameOf),
    cells: differingCells(variables, left.values, right.values).map((variable) => ({
      ...headOf(variable),
      a: left.values[variable.code] ?? null,
      b: right.values[variable.code] ?? null,
    })),
  }
}
