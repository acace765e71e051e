import type { Actor, Purpose } from "#access"
import type { Transaction } from "#schema"

type WithActor = <T>(actor: Actor, purpose: Purpose, work: (tx: Transaction) => Promise<T>) => Promise<T>

/** What an archive holds, as its list of contents says. */
export interface ArchiveContents {
  readonly made: string
  readonly product: { readonly name: string; readonly version: string }
  readonly schema: number
  readonly tables: readonly { readonly name: string; readonly rows: number }[]
  readonly files: readonly { readonly digest: string; readonly sha256: string; readonly bytes: number }[]
  readonly missing: readonly string[]
  /** Snapshots that rows name and whose folder is not there. */
  readonly missingSnapshots?: readonly string[]
}

export interface ArchiveStep {
  readonly kind: "table" | "file"
  readonly name: string
  readonly size: number
}

/** What a backup needs of the outside. */
export interface BackupContext {
  readonly withActor: WithActor
  readonly writeArchive: (out: string, progress: (step: ArchiveStep) => void) => Promise<WrittenArchive>
}

export interface WrittenArchive {
  readonly path: string
  readonly bytes: number
  readonly manifest: ArchiveContents
}

/** What a restoration needs of the outside. */
export interface RestoreContext {
  /** Reads the whole archive; throws a Problem for each part that is damaged. */
  readonly restore: (
    progress: (step: ArchiveStep) => void,
    afterwards: (restored: {
      readonly withActor: WithActor
      readonly manifest: ArchiveContents
    }) => Promise<void>,
  ) => Promise<RestoredInstallation>
}

export interface RestoredInstallation {
  readonly folder: string
  readonly database: "embedded" | "server"
  readonly manifest: ArchiveContents
  /** Migrations that ran after loading: the archive was made by an older program. */
  readonly migrated: readonly string[]
}
