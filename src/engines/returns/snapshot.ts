import type { Origin } from "#access"
import type { Words } from "#issues"

/**
 * `manifest.json` of a folder of returns: a locked period, an extract of work, or what a generator made. Beside it lies
 * one Parquet file for each form and period. All files of a period hold the same units in the same order, so that forms
 * stand side by side without a join; columns are `unit`, `zone`, `place`, then one for each variable: numbers as
 * integers of the smallest unit (BIGINT), text, date, boolean. A missing cell is null.
 */
export interface SnapshotManifest {
  readonly kind: "gaoxin-snapshot"
  readonly version: 1
  readonly title: Words
  readonly origin: Origin
  /** Name of the pack whose variables these are. */
  readonly pack: string
  readonly made: string
  readonly files: readonly SnapshotFile[]
  /** `excluded.csv`: unit, form, period, reason; `null`: nothing was left out. */
  readonly excluded: string | null
}

export interface SnapshotFile {
  readonly file: string
  readonly form: string
  readonly period: string
  readonly units: number
  /** SHA-256 of the file, hex. */
  readonly digest: string
  /** SHA-256 of the units in their order: equal for all files of a period. */
  readonly unitsDigest: string
  /** By column: how numbers are carried. */
  readonly decimals: Readonly<Record<string, number>>
}
