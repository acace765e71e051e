import type { Language } from "#issues"
import type { Checked, Finding } from "./filling-types.ts"

/** What the checks say at one cell, the gravest first. */
export interface CellMark {
  readonly kind: "unreadable" | "error" | "warning"
  readonly texts: readonly string[]
  /** Some finding at the cell has no explanation. */
  readonly open: boolean
}

/** A finding is told from others by its check and what it says. */
export const findingKey = ({ check, text }: Pick<Finding, "check" | "text">) => `${check}\n${text.zh}`

/** Cells that cannot be read or that a finding marks: by code. A finding's text stands at the first of its cells. */
export function cellMarks({ issues, findings }: Checked, language: Language): ReadonlyMap<string, CellMark> {
  const marks = new Map<string, CellMark>()
  const add = (code: string, kind: CellMark["kind"], text: string | null, open: boolean) => {
    const before = marks.get(code)
    const texts = [...(before?.texts ?? []), ...(text === null ? [] : [text])]
    marks.set(code, { kind: graver(before?.kind, kind), texts, open: open || before?.open === true })
  }
  for (const { path, severity, text } of issues)
    add(path, severity === "error" ? "unreadable" : "warning", text[language], true)
  for (const { level, cells, text, explanation } of findings)
    for (const [i, code] of cells.entries())
      add(code, level, i === 0 ? text[language] : null, explanation === null)
  return marks
}

const order = ["unreadable", "error", "warning"] as const

function graver(a: CellMark["kind"] | undefined, b: CellMark["kind"]): CellMark["kind"] {
  return a !== undefined && order.indexOf(a) < order.indexOf(b) ? a : b
}
