import type { Words } from "#issues"
import type { RemarkRow } from "#services/surveys"

/** The questions on cells with their answers, in the order in which they were asked. */
export function presentQuestions(
  remarks: readonly RemarkRow[],
  respondent: string,
  nameOf: (organisation: string) => Words,
) {
  const shown = ({ id, body, at, person_name, organisation_id }: RemarkRow) => ({
    id,
    body,
    at: at.toISOString(),
    personName: person_name,
    organisation: nameOf(organisation_id),
    respondent: organisation_id === respondent,
  })
  return remarks
    .filter(({ kind }) => kind === "question")
    .map((question) => ({
      ...shown(question),
      cell: question.cell ?? "",
      answers: remarks.filter(({ answers }) => answers === question.id).map(shown),
    }))
}
