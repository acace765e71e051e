import type { Dataset, Engine, EvaluationResult, Framework, Solve } from "#evaluation"
import type { ListTemplate } from "#imports"
import type { Issue, IssueTexts } from "#issues"
import type { Pack } from "#packs"
import type { RawTable } from "#tables"

/** What the use cases need of the outside; handed in by the command line or the server. */
export interface EvaluationContext {
  readonly engine: Engine
  /** Text of every issue that any part can raise. */
  readonly texts: IssueTexts
  readonly readTable: (
    path: string,
    options: { readonly sheet?: string },
  ) => Promise<{ readonly table: RawTable | null; readonly issues: readonly Issue[] }>
  /** Names of the packs at hand. */
  readonly packNames: () => Promise<readonly string[]>
  readonly loadPack: (
    nameOrFolder: string,
  ) => Promise<{ readonly pack: Pack | null; readonly folder: string; readonly issues: readonly Issue[] }>
  readonly loadFramework: (
    path: string,
  ) => Promise<{ readonly framework: Framework | null; readonly issues: readonly Issue[] }>
  readonly loadMethod: (
    path: string,
  ) => Promise<{ readonly method: unknown; readonly issues: readonly Issue[] }>
  readonly loadSolver: () => Promise<Solve>
  readonly resolvePath: (base: string, path: string) => string
  readonly readText: (path: string) => Promise<string>
  /** Writes a file whole or not at all, and makes its folder. */
  readonly writeFile: (path: string, content: string | Uint8Array) => Promise<void>
  readonly writeWorkbook: (
    result: EvaluationResult,
    language: "zh" | "en",
    sources: readonly Record<string, unknown>[],
  ) => Promise<Uint8Array>
  readonly writeTemplate: (input: {
    readonly framework: Framework
    readonly entities: readonly { readonly code: string; readonly name: string | null }[]
    readonly period: string | null
    readonly previous?: Dataset
    readonly language: "zh" | "en"
    readonly size?: string
    readonly background?: ReadonlyMap<string, { readonly formula?: string; readonly source?: string }>
  }) => Promise<Uint8Array>
  readonly writeListTemplate: (template: ListTemplate) => Promise<Uint8Array>
  readonly writeCsv: (
    header: readonly string[],
    rows: readonly (readonly (string | number | null)[])[],
  ) => string
  /** 32 bytes nobody can guess. */
  readonly secret: () => Uint8Array
  /** Tells people what is being done; never to standard output. */
  readonly progress: (text: string) => void
}
