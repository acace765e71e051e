import type { Origin } from "#access"
import type { Issue, Words } from "#issues"
import type { IndicatorAsked } from "#returns"
import type { StateLine } from "./state.ts"

export interface ZoneLine {
  readonly code: string
  readonly name: string | null
  readonly returns: number
  readonly returnsBefore: number
  /** Units that reported from this zone in both periods. */
  readonly same: number
  readonly entries: number
  readonly exits: number
  readonly movedIn: number
  readonly movedOut: number
  /** Units that have to report and have not; `null`: nobody said who has to. */
  readonly missing: number | null
}

/** An indicator of a zone: its state, and how many returns it rests on. */
export interface FigureLine extends StateLine {
  readonly zone: string
  readonly indicator: string
  readonly value: string | null
  /** Returns that a missing cell leaves out of it; `null`: not counted. */
  readonly leftOut: number | null
}

/** An indicator in both periods, as reported and of the same enterprises. Decimal text; `null`: unknown. */
export interface GrowthLine {
  readonly zone: string
  readonly indicator: string
  readonly now: string | null
  readonly before: string | null
  /** Per cent; of an indicator that is itself a change, and from zero or less, there is none. */
  readonly growth: number | null
  readonly sameNow: string | null
  readonly sameBefore: string | null
  readonly sameGrowth: number | null
}

export interface ChangeLine {
  readonly unit: string
  readonly name: string | null
  readonly kind: "entry" | "exit" | "move"
  readonly zoneBefore: string | null
  readonly zoneNow: string | null
}

export interface MissingLine {
  readonly unit: string
  readonly name: string | null
  readonly zone: string | null
  /** `frame`: it has to report; `last-period`: it reported then, and may be gone. */
  readonly because: "frame" | "last-period"
}

export interface IndicatorsResult {
  readonly kind: "gaoxin-indicators"
  readonly engine: { readonly name: string; readonly version: string }
  readonly pack: string
  readonly framework: string
  readonly title: Words
  readonly origin: Origin
  readonly period: string
  /** The period before, where the data hold it. */
  readonly prior: string | null
  readonly indicators: readonly IndicatorAsked[]
  readonly zones: readonly ZoneLine[]
  readonly figures: readonly FigureLine[]
  readonly growth: readonly GrowthLine[]
  readonly changes: readonly ChangeLine[]
  readonly missing: readonly MissingLine[]
  readonly issues: readonly Issue[]
}
