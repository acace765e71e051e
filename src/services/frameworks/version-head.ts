import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { documentOf, type FrameworkDocument } from "./framework-document.ts"
import { type DraftRow, findDraft } from "./framework-draft-store.ts"
import type { NamedReading } from "./import-framework.ts"
import { stateOf, type VersionState, type VersionWord } from "./version-states.ts"
import type { StateRow, VersionRow } from "./version-store.ts"

export interface VersionHead extends VersionState {
  readonly version: number
  readonly title: string
  readonly note: string
  readonly createdAt: string
  readonly createdBy: string
  /** It has no errors. */
  readonly usable: boolean
  readonly indicators: number
  /** What was said of it. */
  readonly said: {
    readonly state: "in-force" | "ended"
    readonly from: string
    readonly note: string
    readonly at: string
    readonly by: string
  }[]
}

export const unknownVersion = (id: string, version: number | string) =>
  new Problem("not-found", [issue("error", "no-such-version", id, { version })])

/** @throws Problem not-found */
export async function draftRow(tx: Transaction, id: string): Promise<DraftRow> {
  const row = await findDraft(tx, id)
  if (row === undefined) throw new Problem("not-found", [issue("error", "no-such-draft", id)])
  return row
}

export const wordsOf = (rows: readonly StateRow[]): VersionWord[] =>
  rows.map(({ version, state, from_date }) => ({ version, state, from: from_date }))

/** What a version holds. */
export function contentOf(row: VersionRow, draft: DraftRow): FrameworkDocument {
  // Written by this module; of drafts from before versions were kept, what was read is the first.
  return row.document === null
    ? documentOf(draft.reading as NamedReading, row.title)
    : (row.document as FrameworkDocument)
}

export function headOf(row: VersionRow, states: readonly StateRow[], draft: DraftRow): VersionHead {
  return {
    version: row.version,
    title: row.title,
    note: row.note,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
    usable: row.framework !== null,
    indicators: contentOf(row, draft).nodes.filter((node) => node.kind === "indicator").length,
    ...stateOf(row.version, wordsOf(states)),
    said: states
      .filter((one) => one.version === row.version)
      .map(({ state, from_date, note, at, by_person }) => ({
        state,
        from: from_date,
        note,
        at: at.toISOString(),
        by: by_person,
      })),
  }
}
