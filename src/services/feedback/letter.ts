import type { Words } from "#issues"

/** A feedback letter as it stands; `null`: the letter does not say. */
export interface FeedbackLetter {
  readonly rank: number | null
  readonly zones: number | null
  readonly score: number | null
  readonly average: number | null
  readonly groups: { readonly code: string; readonly rank: number | null }[]
  readonly indicators: {
    readonly code: string
    readonly rank: number | null
    readonly own: number | null
    readonly average: number | null
  }[]
}

/** An indicator of the framework that the letter is held against. */
export interface LetterIndicator {
  readonly code: string
  readonly number: string | null
  readonly label: Words
  readonly unit: string | null
  readonly group: string
  readonly lowerIsBetter: boolean
}

/** A figure of the zone's own, and the table that it is from. */
export interface OwnFigure {
  readonly value: number
  readonly from: { readonly dataset: string; readonly title: string; readonly period: string }
}
