import type { BodyOf, Contracts, ResponseOf } from "#contracts"

export type Feedback = ResponseOf<Contracts["GET /api/feedback"]>
export type Shown = NonNullable<Feedback["shown"]>
export type Letter = BodyOf<Contracts["POST /api/feedback"]>["letter"]

export const emptyLetter: Letter = {
  rank: null,
  zones: null,
  score: null,
  average: null,
  groups: [],
  indicators: [],
}
