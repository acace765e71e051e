export type Severity = "error" | "warning" | "info"

/**
 * Something worth knowing about data, a framework, a method or a pack. Wrong data is a value, never an
 * exception. The text is made from `code` and `values` in the reader's language (`describeIssue`).
 */
export interface Issue {
  readonly code: string
  readonly severity: Severity
  /** Where: a node code, `node/entity`, a file with row and column, or a path in a document. */
  readonly path: string
  readonly values: Readonly<Record<string, unknown>>
}

/** One issue; `values` fill the placeholders of its text. */
export function issue(
  severity: Severity,
  code: string,
  path: string,
  values: Readonly<Record<string, unknown>> = {},
): Issue {
  return { code, severity, path, values }
}
