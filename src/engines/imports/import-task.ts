import type { Issue } from "#issues"
import type {
  ImportAnswers,
  ImportDictionary,
  ImportOutcome,
  ImportPlan,
  ImportProfile,
  ReadRow,
  UnreadCell,
} from "./model.ts"
import type { Workbook } from "./workbook.ts"

/** Everything that reading a file depends on, besides its bytes: the same task gives the same reading. */
export interface ImportTask {
  /** Name of the file, as people know it. */
  readonly fileName: string
  /** Profiles to choose from, each with what its columns and rows can mean. */
  readonly choices: readonly ImportChoice[]
  /** Without a profile. */
  readonly plain: ImportDictionary
  /** Id of the profile; `null`: none; left out: by likeness. */
  readonly profile?: string | null
  readonly answers: ImportAnswers
  /** Of the whole file, where it gives none itself. */
  readonly period: string | null
  /** Reads by this plan and proposes none. */
  readonly plan?: ImportPlan
  /** Sheets to read; left out: all. */
  readonly sheets?: readonly string[]
  /** What is made of the rows. */
  readonly want: "preview" | "content" | "unread" | "summary"
}

export interface ImportChoice {
  readonly profile: ImportProfile
  readonly dictionary: ImportDictionary
}

export interface ImportRead {
  /** `null`: the file could not be read; the issues say why. */
  readonly file: (Pick<Workbook, "digest" | "format"> & { readonly encoding: string | null }) | null
  readonly profile: ImportProfile | null
  /** It has numbers or names of single enterprises. */
  readonly namesEnterprises: boolean
  /** Every profile that the file looks like, the likeliest first; `score` 0 to 1. */
  readonly likely: readonly { readonly id: string; readonly score: number }[]
  readonly plan: ImportPlan
  readonly outcome: ImportOutcome
  /** At most 50 of each table, by its id. */
  readonly firstRows: Readonly<Record<string, readonly ReadRow[]>>
  readonly grid: readonly GridWindow[]
  /** Of `want: "content"` with rows of entities: the table, and where each value stood. */
  readonly table: {
    readonly csv: string
    readonly origin: string
    readonly header: readonly string[]
    readonly rowCount: number
    readonly periods: readonly string[]
    readonly preview: readonly (readonly string[])[]
  } | null
  /** Of `want: "content"` without entities. */
  readonly records: readonly ReadRow[] | null
  /** Of `want: "unread"`: a text table of every cell that was not read. */
  readonly unread: string | null
  readonly issues: readonly Issue[]
}

export type CellMark = "header" | "title" | "value" | "missing" | "name" | "set-aside" | "unread"

/** A part of a sheet as it stands, and what became of each of its cells. */
export interface GridWindow {
  /** Id of the table. */
  readonly table: string
  readonly sheet: string | null
  /** Columns shown, from 0. */
  readonly left: number
  readonly right: number
  /** Lines between those shown that are left out. */
  readonly omitted: number
  readonly lines: readonly {
    readonly line: number
    readonly cells: readonly {
      readonly column: number
      readonly text: string
      readonly mark: CellMark
      readonly reason?: UnreadCell["reason"]
    }[]
  }[]
}

export const mostFirstRows = 50
export const mostPreviewRows = 100
