import type { EvaluationResult, FullProof } from "#evaluation"
import type { Issue } from "#issues"

/** The files of a run, as the command line names them; the last two are made when they are asked for. */
export const runFileKinds = [
  "result",
  "ranking",
  "workbook",
  "proof",
  "report",
  "public-proof",
  "openings",
] as const

export type RunFileKind = (typeof runFileKinds)[number]

export interface RunFile {
  readonly kind: RunFileKind
  readonly fileName: string
  readonly mediaType: string
  readonly content: Uint8Array | string
}

/** A finished evaluation; without a result, the issues say why. */
export interface ExecutedRun {
  /** All that was noticed: the result's own issues, or those that stopped the run. */
  readonly issues: readonly Issue[]
  readonly result: EvaluationResult | null
  readonly proof: FullProof | null
  /** result, ranking, workbook, proof and report; empty without a result. */
  readonly outputs: readonly RunFile[]
}
