import type { Issue, Language, Words } from "#issues"
import type { TypedCells, UploadOutcome } from "#schema"
import type { Progress } from "#services/runs"
import type { UnitKnown } from "./check-cells.ts"
import type { PriorValues } from "./prior-values.ts"

/** A stored workbook and the forms that it is read by. */
export interface FileTask {
  readonly pack: string
  readonly formSet: string
  readonly period: string
  readonly path: string
  readonly fileName: string
}

/** A unit of the frame that the sender may fill in, with what it is checked beside. */
export interface UploadUnitKnown extends UnitKnown {
  /** Its return can be filled in now. */
  readonly open: boolean
  /** The draft as it stands; version 0: none. */
  readonly version: number
  readonly draft: TypedCells
  readonly prior: PriorValues | null
  /** What was said to findings: key and text. */
  readonly explanations: readonly (readonly [string, string])[]
  /** Figures that its own people typed are not overwritten: the sender is a clerk. */
  readonly guarded: boolean
}

export interface CheckTask extends FileTask {
  readonly units: readonly UploadUnitKnown[]
  readonly language: Language
}

export type UploadOutcomeOf = "good" | "held" | "unknown" | "not-now"

/** One line of what the check of a workbook found. */
export interface UploadLine {
  /** As the file has it. */
  readonly unit: string
  readonly name: string | null
  /** Of the frame; `null`: it is not in it, or not the sender's. */
  readonly id: string | null
  readonly outcome: UploadOutcomeOf
  readonly at: string
  readonly errors: number
  readonly warnings: number
  readonly why: Words | null
  /** Cells of the file, each in one form; what cannot be read as it was written. */
  readonly values: TypedCells
  /** The draft's version that it was checked over. */
  readonly version: number
  readonly findings: readonly {
    readonly level: "error" | "warning"
    readonly check: string
    readonly title: Words | null
    readonly variable: string | null
    readonly cell: string
    readonly also: readonly string[]
    readonly text: Words
  }[]
}

export interface CheckedUpload {
  readonly outcome: UploadOutcome
  /** Lines of JSON, each an `UploadLine`. */
  readonly lines: Uint8Array
  /** The same workbook with its findings marked, or a list of them where it is too large. */
  readonly annotated: Uint8Array
}

export interface TemplateTask {
  readonly pack: string
  readonly formSet: string
  readonly period: string
  readonly language: Language
  readonly units: readonly { readonly filled: TypedCells; readonly before: TypedCells }[]
  /** `null`: nothing of it stands beside. */
  readonly previous: string | null
}

/** Workbooks of returns, read, checked and written beside the server's own thread. */
export interface ReturnsWork {
  /** Codes of the units that a file has rows or sheets of; or why it cannot be read. */
  readonly unitsOf: (
    task: FileTask,
    signal: AbortSignal,
  ) => Promise<{ readonly codes: readonly string[]; readonly issues: readonly Issue[] }>
  readonly check: (task: CheckTask, progress: Progress, signal: AbortSignal) => Promise<CheckedUpload>
  readonly template: (task: TemplateTask) => Promise<Uint8Array>
}
