import type { Words } from "#issues"
import type { EvaluationContext } from "#services/evaluation"
import type { ExecutedRun } from "./executed-run.ts"
import type { RunOptions } from "./run-options.ts"
import type { UploadRead } from "./upload-read.ts"

/** What is being done, and how much of it is done: 0 to 1. */
export type Progress = (text: Words, done: number) => void

/** Work that takes longer than a request may hold up the others: done beside the server's own thread. */
export interface HeavyWork {
  readonly execute: (
    options: RunOptions,
    progress: Progress,
    signal: AbortSignal | undefined,
  ) => Promise<ExecutedRun>
  /** Reads a file that was sent; nothing of it is kept. */
  readonly readUpload: (content: Uint8Array, fileName: string) => Promise<UploadRead>
  /** Reads a file of the data folder under the name by which people know it. */
  readonly readStored: (path: string, fileName: string) => Promise<UploadRead>
}

/** What runs need of the outside. */
export interface RunContext {
  readonly evaluation: EvaluationContext
  readonly artefacts: {
    readonly put: (
      content: Uint8Array | string,
    ) => Promise<{ readonly digest: string; readonly bytes: number }>
    readonly read: (digest: string) => Promise<Buffer>
    readonly pathOf: (digest: string) => string
  }
  readonly newId: () => string
  readonly now: () => Date
  /** Left out: in the caller's own thread. */
  readonly heavyWork?: HeavyWork
}
