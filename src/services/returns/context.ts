import type { SqlParser } from "#expressions"
import type { Workbook } from "#imports"
import type { Issue, Language } from "#issues"
import type { ReturnTemplate, Told } from "#returns"
import type { EvaluationContext } from "#services/evaluation"

/** A text file that is written line by line; nothing of it is seen before `finish`. */
export interface LineFile {
  readonly write: (text: string) => void
  readonly finish: () => void
  readonly abandon: () => void
}

/** What checks of returns need of the outside. */
export interface ReturnsContext
  extends Pick<EvaluationContext, "texts" | "loadPack" | "packNames" | "resolvePath" | "writeFile"> {
  readonly parseSql: SqlParser
  readonly readWorkbook: (
    path: string,
    source: string,
  ) => Promise<{ readonly workbook: Workbook | null; readonly issues: readonly Issue[] }>
  readonly openDraft: (path: string) => LineFile
  /** @returns `null`: the workbook is too large to be written again as it is */
  readonly annotate: (
    original: { readonly path: string; readonly workbook: Workbook },
    told: readonly Told[],
    language: Language,
  ) => Promise<Uint8Array | null>
  readonly writeFindings: (
    told: Iterable<readonly (string | null)[]>,
    header: readonly string[],
    name: string,
  ) => Promise<Uint8Array>
  readonly writeReturnTemplate: (template: ReturnTemplate) => Promise<Uint8Array>
  /** The day in China, 2026-11-23. */
  readonly today: () => string
}
