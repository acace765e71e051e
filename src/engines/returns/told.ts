import type { Words } from "#issues"
import { columnLetter } from "#tables"
import type { CheckLevel } from "./model.ts"
import type { CellPlace } from "./return-file.ts"

/** Something that is said of a return, by its reading or by a check, and where it is shown. */
export interface Told {
  readonly level: CheckLevel
  /** Code of the check, or of what reading found. */
  readonly check: string
  /** Name of the check; `null`: found by reading. */
  readonly title: Words | null
  readonly unit: string
  readonly name: string | null
  readonly period: string
  /** Official code of the variable shown at; `null`: of none. */
  readonly variable: string | null
  /** The cell, or the beginning of the unit's row where the file has no such cell. */
  readonly place: CellPlace
  /** `年报!C5` */
  readonly cell: string
  /** The other cells that are marked. */
  readonly also: readonly CellPlace[]
  readonly text: Words
}

export const levelWords: Readonly<Record<CheckLevel, Words>> = {
  error: { zh: "错误", en: "error" },
  warning: { zh: "警告", en: "warning" },
}

/** `年报!C5`, as cells are named everywhere. */
export function placeName({ sheet, line, column }: CellPlace): string {
  const place = `${columnLetter(column)}${line}`
  return sheet === null ? place : `${sheet}!${place}`
}
