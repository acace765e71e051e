import type { Origin } from "#access"
import type { Scalar } from "#expressions"
import type { Words } from "#issues"
import type { SnapshotManifest } from "#returns"
import type { IndicatorContext } from "#services/indicators"
import type { JobContext, RunContext } from "#services/runs"
import type { SurveyContext } from "#services/surveys"

export interface SnapshotColumn {
  readonly code: string
  readonly type: "number" | "text" | "date" | "truth"
  /** Of a number: digits after the point that its integers carry. */
  readonly decimals?: number
}

/** One return as it is frozen. */
export interface SnapshotRow {
  readonly unit: string
  readonly zone: string | null
  readonly place: string
  readonly cells: readonly (Scalar | null)[]
}

/** What a lock freezes; folders by their names. */
export interface LockedReturns {
  readonly head: {
    readonly title: Words
    readonly origin: Origin
    readonly pack: string
    readonly made: string
    readonly excluded: string | null
  }
  readonly period: string
  readonly forms: readonly { readonly form: string; readonly columns: readonly SnapshotColumn[] }[]
  readonly rows: AsyncIterable<SnapshotRow>
  readonly carried: { readonly folder: string; readonly period: string } | null
  readonly before: string | null
  readonly lists: () => Promise<ReadonlyMap<string, string>>
}

/** Folders of snapshots under the data folder, by name. */
export interface SnapshotFolders {
  /**
   * Writes a folder whole or not at all; what an interrupted attempt left is replaced.
   * @throws Problem when a snapshot that it rests on is not what its manifest says
   */
  readonly write: (
    name: string,
    locked: LockedReturns,
  ) => Promise<{
    readonly manifest: SnapshotManifest
    readonly digest: string
    readonly changes: { readonly entered: number; readonly left: number; readonly changed: number } | null
  }>
  /** SHA-256 of its manifest.json, hex; `null`: it is not there. */
  readonly digestOf: (name: string) => Promise<string | null>
  /** `null`: it is not there or cannot be read. */
  readonly manifestOf: (name: string) => Promise<SnapshotManifest | null>
  readonly filesOf: (name: string) => Promise<readonly { readonly file: string; readonly bytes: number }[]>
  readonly pathOf: (name: string, file?: string) => string
  readonly stream: (name: string, file: string) => AsyncIterable<Uint8Array>
}

/** What snapshots need of the outside. */
export interface SnapshotContext extends SurveyContext, Pick<RunContext, "heavyWork"> {
  readonly snapshots: SnapshotFolders
  /**
   * For computing indicators of returns.
   * @param places subtrees whose returns are there; `null`: all
   */
  readonly indicators: (places: readonly string[] | null) => IndicatorContext
  readonly queue: JobContext["queue"]
}
