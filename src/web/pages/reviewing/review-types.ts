import type { Contracts, ResponseOf } from "#contracts"
import type { ReturnAction } from "#surveys"

export type Review = ResponseOf<Contracts["GET /api/reviews/:survey/:unit"]>
export type Cell = Review["cells"][number]
export type Finding = Review["findings"][number]
export type Question = Review["questions"][number]
export type Queue = ResponseOf<Contracts["GET /api/reviews"]>
export type QueueSurvey = Queue["surveys"][number]
export type Unit = ResponseOf<Contracts["GET /api/surveys/:survey/units"]>["units"][number]
export type AcceptedMany = ResponseOf<Contracts["POST /api/reviews/:survey/accept"]>

/** What bars an action of the reader's; `undefined`: it is not the reader's. */
export const barrierOf = ({ actions }: Review, action: ReturnAction) =>
  actions.find((one) => one.action === action)?.barrier

/** What the last return named, and of which revision; `null`: it never went back. */
export function lastReturn({ history }: Review) {
  return history.findLast(({ action }) => action === "return") ?? null
}

/** Codes of the cells to look at: with a finding, changed, named by the last return, or asked about without an answer. */
export function flaggedCells(review: Review): ReadonlySet<string> {
  return new Set([
    ...review.findings.flatMap(({ cells }) => cells),
    ...review.cells.filter(({ changed }) => changed).map(({ code }) => code),
    ...(lastReturn(review)?.cells ?? []).map(({ cell }) => cell),
    ...review.questions.filter(({ answers }) => answers.length === 0).map(({ cell }) => cell),
  ])
}
