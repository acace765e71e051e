import type { TypedCells } from "#schema"

/** Invented enterprises over several years, with what each reports. */
export interface DemoReturns {
  /** Who has to report in which year; some do not. */
  readonly frame: readonly {
    readonly unit: string
    readonly name: string
    readonly zone: string
    readonly period: string
  }[]
  /** By period and unit: cells as they are typed, each in the unit of the form. */
  readonly returns: ReadonlyMap<string, ReadonlyMap<string, TypedCells>>
  /** Cells that were reported wrongly on purpose, and what they should be; `null`: blank. */
  readonly planted: readonly {
    readonly unit: string
    readonly period: string
    readonly cell: string
    readonly right: string | null
  }[]
}

export interface DemoReturnsAsked {
  readonly enterprises: number
  readonly years: readonly number[]
  readonly seed: string
  /** Share of returns with a deliberate mistake, 0 to 1. */
  readonly mistakes: number
  readonly zones: number
}

/** What the demonstration reports in. */
export const demoForms = { pack: "demo", formSet: "demo-annual" } as const
