import type { Issue } from "#issues"

/** A table as it was read from a file that was sent. */
export interface UploadRead {
  /** `null`: nothing could be read; the issues say why. */
  readonly table: {
    readonly sheet: string | null
    readonly header: readonly string[]
    readonly rowCount: number
    /** Of the column `period`, sorted; empty where there is none. */
    readonly periods: readonly string[]
    /** The first rows, each with its line in the file. */
    readonly preview: readonly { readonly line: number; readonly cells: readonly string[] }[]
  } | null
  readonly issues: readonly Issue[]
}

export const previewRows = 100
