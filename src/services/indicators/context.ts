import type { Origin } from "#access"
import type { Declared, Scalar, SqlParser } from "#expressions"
import type { Issue } from "#issues"
import type { EvaluationContext } from "#services/evaluation"

/** Returns of enterprises, wherever they lie: SQL over rows of one period each. */
export interface ReturnsSource {
  readonly origin: Origin
  /** Oldest first. */
  readonly periods: readonly string[]
  /** Variables of a period, each with the decimals that its integers have; `null`: no number. */
  readonly columns: (period: string) => ReadonlyMap<string, number | null>
  /** A sub-select without parentheses: `unit`, `zone` and the variables asked for. */
  readonly relation: (period: string, columns: readonly string[]) => string
  /** Rows; numbers also as text. */
  readonly query: (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>
  readonly close: () => void
}

/** Rows that were read from text, ready for a database in memory. */
export interface RowsInput {
  readonly variables: readonly Declared[]
  readonly periods: readonly {
    readonly period: string
    readonly columns: readonly string[]
    readonly rows: readonly {
      readonly unit: string
      readonly zone: string | null
      /** In the order of `columns`. */
      readonly cells: readonly (Scalar | null)[]
    }[]
  }[]
}

export interface ListColumnOf {
  readonly header: string
  readonly kind: "text" | "number"
}

/** What computing indicators needs of the outside. */
export interface IndicatorContext
  extends Pick<
    EvaluationContext,
    "loadPack" | "packNames" | "readTable" | "resolvePath" | "writeFile" | "writeCsv" | "progress" | "engine"
  > {
  readonly parse: SqlParser
  /** Files of a folder, by name; of a file, itself; `null`: there is nothing. */
  readonly filesOf: (
    path: string,
  ) => Promise<readonly { readonly name: string; readonly path: string }[] | null>
  readonly openSnapshot: (
    folder: string,
  ) => Promise<{ readonly source: ReturnsSource | null; readonly issues: readonly Issue[] }>
  readonly openRows: (input: RowsInput) => Promise<ReturnsSource>
  readonly writeList: (list: {
    readonly name: string
    readonly columns: readonly ListColumnOf[]
    readonly rows: Iterable<readonly (string | null)[]>
  }) => Promise<Uint8Array>
}
