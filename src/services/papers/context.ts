import type { PaperDocument } from "#reports"
import type { SurveyContext } from "#services/surveys"

/** What papers need of the outside. */
export interface PaperContext extends SurveyContext {
  /** The address that people open. */
  readonly origin: string
  readonly writePaper: (paper: PaperDocument) => Promise<Uint8Array>
  readonly lists: SurveyContext["lists"] & {
    readonly writeList: (sheet: {
      readonly name: string
      readonly columns: readonly { readonly header: string; readonly kind: "text" | "number" }[]
      readonly rows: Iterable<readonly (string | null)[]>
    }) => Promise<Uint8Array>
  }
}
