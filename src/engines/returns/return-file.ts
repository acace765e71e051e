import type { Declared } from "#expressions"
import type { Issue } from "#issues"
import type { UnitReturn } from "./model.ts"

/** What a text variable's values are codes of: credit codes, GB/T 2260 divisions, GB/T 4754 industries. */
export type CodeKind = "uscc" | "divisions" | "industries"

/** A variable of the survey as headers and cells are held against it. */
export interface ReturnVariable {
  readonly declared: Declared
  /** As the form prints it: QC05_0. */
  readonly officialCode: string
  readonly names: readonly string[]
  /** Id of its form. */
  readonly form: string
  readonly codes: CodeKind | null
}

/** What the columns of a return can be; made from a pack. */
export interface ReturnDictionary {
  /** Ids of the forms that are asked for. Columns of the survey's other forms are read as well. */
  readonly forms: readonly string[]
  readonly variables: readonly ReturnVariable[]
  /** Codes of the variables that say who the unit is; `null`: the survey has none. */
  readonly unit: string | null
  readonly name: string | null
  /** `null`: the list is not loaded, and codes are held against their shape alone. */
  readonly divisions: ReadonlySet<string> | null
  readonly industries: ReadonlySet<string> | null
}

/** Line from 1, column from 0. */
export interface CellPlace {
  readonly sheet: string | null
  readonly line: number
  readonly column: number
}

/** What is wrong with a cell, or with a column, as it was read; the path of the issue names the cell. */
export interface ReturnFault {
  readonly issue: Issue
  readonly place: CellPlace
  /** Code of the variable; `null`: it is of none. */
  readonly variable: string | null
}

/** One unit's return as a file has it. */
export interface ReadReturn {
  readonly data: UnitReturn
  /** Where a variable's cell stands, blank or not; `null`: the file has no such cell. */
  readonly place: (code: string) => CellPlace | null
  /** Where the unit's row or sheet begins. */
  readonly at: CellPlace
  readonly faults: readonly ReturnFault[]
}

/** A column or, where a sheet is one unit's, a line of the form that was recognised. */
export interface ReadColumn {
  readonly place: CellPlace
  readonly header: string
  readonly variable: string
  /** As the file says it, and what it was converted by; `null`: the variable's own. */
  readonly unit: string | null
  readonly converted: boolean
}

/** A file of returns, opened: walk it as often as needed, nothing of it is held but the file itself. */
export interface ReturnFile {
  readonly layout: "rows" | "sheets" | "none"
  /** `null`: neither given nor found. */
  readonly period: string | null
  readonly units: number
  readonly columns: readonly ReadColumn[]
  /** Variables of the form that the file has no cell for. */
  readonly missing: readonly string[]
  /** Of columns, sheets, and units that come twice. */
  readonly faults: readonly ReturnFault[]
  readonly returns: () => Generator<ReadReturn>
  /** The unit's return; `null`: it has none in this file. */
  readonly find: (unit: string) => ReadReturn | null
}
