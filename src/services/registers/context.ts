import type { Actor } from "#access"
import type { Checked, SqlParser } from "#expressions"
import type { ListTemplate } from "#imports"
import type { Packs } from "#services/frameworks"

/** What registers need of the outside. */
export interface RegisterContext {
  readonly packs: Packs
  /** PostgreSQL's own parser, for the expressions of counts. */
  readonly parseSql: SqlParser
  readonly artefacts: {
    readonly put: (
      content: Uint8Array | string,
    ) => Promise<{ readonly digest: string; readonly bytes: number }>
    readonly read: (digest: string) => Promise<Buffer>
  }
  readonly writeCsv: (
    header: readonly string[],
    rows: readonly (readonly (string | number | null)[])[],
  ) => string
  /** One sheet of rows as XLSX. */
  readonly writeList: (sheet: {
    readonly name: string
    readonly columns: readonly {
      readonly header: string
      readonly kind: "text" | "number"
    }[]
    readonly rows: AsyncIterable<readonly (string | null)[]> | Iterable<readonly (string | null)[]>
  }) => Promise<Uint8Array>
  /** The workbook to fill for a list. */
  readonly writeListTemplate: (template: ListTemplate) => Promise<Uint8Array>
  readonly now: () => Date
  readonly newId: () => string
}

export type CheckedCounts = ReadonlyMap<string, Checked>

/** A person in an appointment: whoever writes a record. */
export type Person = Extract<Actor, { kind: "person" }>

/** @throws when the actor is nobody in particular */
export function personOf(actor: Actor): Person {
  if (actor.kind !== "person") throw new Error("registers: a record belongs to an organisation")
  return actor
}

/** The day by Beijing's calendar. */
export function dayOf(now: Date): string {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}
