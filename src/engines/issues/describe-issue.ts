import type { Issue } from "./issue.ts"

export type Language = "zh" | "en"

/** A text in both languages. */
export interface Words {
  readonly zh: string
  readonly en: string
}

/** Text by issue code; `{name}` stands for `values.name`, `{path}` for the place. */
export type IssueTexts = Readonly<Record<string, Words>>

/**
 * The text of an issue. A code without a text shows its code and values, so that nothing is lost.
 * @example describeIssue({ code: "x", severity: "info", path: "p", values: { n: 2 } }, "en", { x: { zh: "", en: "{n} of {path}" } }) // "2 of p"
 */
export function describeIssue(issue: Issue, language: Language, texts: IssueTexts): string {
  const text = texts[issue.code]?.[language]
  if (text === undefined) return `${issue.path}: ${issue.code} ${JSON.stringify(issue.values)}`
  return text.replace(/\{(\w+)\}/g, (_, name: string) =>
    show(name === "path" ? issue.path : issue.values[name]),
  )
}

function show(value: unknown): string {
  if (value === undefined || value === null) return "—"
  if (Array.isArray(value)) return value.map(show).join(", ")
  return typeof value === "object" ? JSON.stringify(value) : String(value)
}
