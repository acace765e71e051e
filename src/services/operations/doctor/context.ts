import type { Actor, Purpose } from "#access"
import type { Transaction } from "#schema"

/** What the doctor needs of the outside. */
export interface DoctorContext {
  /** What only the running server knows of itself; null when a command asks beside it. */
  readonly server: {
    readonly mode: "production" | "demo"
    readonly origin: string
    /** Address that it listens on. */
    readonly host: string
  } | null
  readonly withActor: <T>(actor: Actor, purpose: Purpose, work: (tx: Transaction) => Promise<T>) => Promise<T>
  /** What of sign-in is not in the tables of the application. */
  readonly signIn: {
    /** Of these people, those who have set up a second factor. */
    readonly withSecondFactor: (people: readonly string[]) => Promise<readonly string[]>
    /** Sign-ins still in force that began more than so many hours ago. */
    readonly sessionsOlderThan: (hours: number) => Promise<number>
  }
  readonly files: {
    /** Permissions of a file of the data folder (`""`: the folder itself), such as 0o700; null: there is none. */
    readonly mode: (name: string) => Promise<number | null>
    /** When the newest file of a folder of the data folder was written; null: there is none. */
    readonly newest: (name: string) => Promise<Date | null>
    readonly freeBytes: () => Promise<number>
  }
  /** SHA-256 of a stored file as it lies on the disk; null: it is not there. */
  readonly digestOfArtefact: (digest: string) => Promise<string | null>
  /** What of a folder of snapshots/ is not as its manifest says, the manifest held against a digest; empty: all is. */
  readonly faultsOfSnapshot: (folder: string, manifestDigest: string) => Promise<readonly string[]>
  /** Names of the packs that have errors, with how many. */
  readonly faultyPacks: () => Promise<readonly { readonly pack: string; readonly errors: number }[]>
  /** `24.21.0` */
  readonly nodeVersion: string
  readonly now: () => Date
}

/** In whose name the doctor reads. */
export const doctor: Actor = { kind: "system", task: "doctor" }

/** A read of the doctor. */
export function examine<T>(context: DoctorContext, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return context.withActor(doctor, "administration", work)
}
