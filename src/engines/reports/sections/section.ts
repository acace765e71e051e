import type { EvaluationResult } from "#evaluation"
import type { IssueTexts, Language } from "#issues"
import type { Weight } from "../effective-weights.ts"
import { bilingual } from "../html/elements.ts"
import { html, type Markup } from "../html/html.ts"
import type { Standing } from "../standing.ts"
import { both, type Text } from "../text.ts"

/** What every section of a report may look at. */
export interface ReportContext {
  readonly result: EvaluationResult
  readonly standing: Standing
  readonly weights: ReadonlyMap<string, Weight>
  /** Names of nodes by code. */
  readonly labels: ReadonlyMap<string, Text>
  readonly issueTexts: IssueTexts
  readonly sources: readonly ReportSource[]
  readonly watermark: string | undefined
}

/** A document or table that the data come from. */
export interface ReportSource {
  readonly title: string
  readonly issuer?: string
  readonly number?: string
  readonly date?: string
  readonly certainty?: string
}

export interface Section {
  /** Also the address within the page. */
  readonly id: string
  readonly title: Text
  readonly content: Markup
}

export const labelOf = (context: ReportContext, code: string): Text => context.labels.get(code) ?? both(code)

/** A picture in both languages, of which one is shown. */
export function figure(caption: Text, draw: (language: Language) => Markup): Markup {
  return html`<figure><div lang="zh" class="picture">${draw("zh")}</div><div lang="en" class="picture">${draw("en")}</div>
<figcaption>${bilingual(caption)}</figcaption></figure>`
}
