import type { Readable } from "node:stream"
import type { Actor, Purpose, Role } from "#access"
import type { IssueTexts, Words } from "#issues"
import type { Pack } from "#packs"
import type { Transaction } from "#schema"
import type { EvaluationContext } from "#services/evaluation"
import type { ReturnsWork } from "#services/filling"
import type { AnnexContext } from "#services/frameworks"
import type { ImportContext } from "#services/imports"
import type { DoctorContext } from "#services/operations"
import type { PaperContext } from "#services/papers"
import type { Identity, ReadSignInPolicy } from "#services/people"
import type { RegisterContext } from "#services/registers"
import type { HeavyWork } from "#services/runs"
import type { SnapshotContext } from "#services/snapshots"

/** A pack as it lies in packs/, read once when the server starts. */
export interface LoadedPack {
  readonly pack: Pack
  readonly folder: string
}

/** What every route may use; wired in main.ts. */
export interface ServerContext {
  readonly product: { readonly name: string; readonly version: string }
  readonly mode: "production" | "demo"
  /** The address that people open: `http://127.0.0.1:8020`. */
  readonly origin: string
  /** The data folder. */
  readonly folder: string
  readonly texts: IssueTexts
  /** Work in a transaction in which an actor acts for a purpose. */
  readonly withActor: <T>(actor: Actor, purpose: Purpose, work: (tx: Transaction) => Promise<T>) => Promise<T>
  /** Whether the database answers. */
  readonly ready: () => Promise<boolean>
  readonly identity: Identity
  /** What settings ask of sign-in, a few seconds old at most. */
  readonly signInPolicy: () => Promise<ReadSignInPolicy>
  readonly artefacts: {
    readonly put: (
      content: Uint8Array | string,
    ) => Promise<{ readonly digest: string; readonly bytes: number }>
    readonly read: (digest: string) => Promise<Buffer>
    readonly pathOf: (digest: string) => string
    readonly stream: (digest: string) => Readable
  }
  /** By name; a pack that could not be read is not there. */
  readonly packs: ReadonlyMap<string, LoadedPack>
  readonly evaluation: EvaluationContext
  /** A file of any kind as sheets of cells. */
  readonly readWorkbook: AnnexContext["readWorkbook"]
  /** What lists of records need of the outside. */
  readonly lists: Pick<RegisterContext, "parseSql" | "writeList">
  readonly writePaper: PaperContext["writePaper"]
  /** Folders of snapshots, and what computing indicators of returns needs. */
  readonly snapshots: SnapshotContext["snapshots"]
  readonly indicators: SnapshotContext["indicators"]
  readonly doctor: DoctorContext
  /** Evaluations and the reading of files, beside the server's own thread. */
  readonly heavyWork: HeavyWork
  /** Workbooks of returns, read, checked and written in the same way. */
  readonly returnsWork: ReturnsWork
  /** Reads a file to be imported in the same way; nothing of it is kept. */
  readonly readImportFile: ImportContext["readImportFile"]
  /** The queue of work in the background; `wake` after the transaction that asked for some. */
  readonly jobs: {
    readonly worker: number
    readonly send: (tx: Transaction, job: string) => Promise<void>
    readonly isAlive: (worker: number) => Promise<boolean>
    readonly wake: () => void
  }
  readonly demoAccounts: readonly DemoAccount[]
  readonly now: () => Date
  readonly newId: () => string
  /** 32 random bytes, base64url. */
  readonly newSecret: () => string
  /** Keyed digest of a one-time link or a token: what the database keeps in place of it. */
  readonly digestOfSecret: (secret: string) => string
}

export interface DemoAccount {
  readonly username: string
  readonly password: string
  readonly name: string
  readonly role: Role
  readonly organisation: Words
}
