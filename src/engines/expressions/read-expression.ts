import { type Issue, issue } from "#issues"
import type { Expression } from "./expression.ts"
import type { SqlParser } from "./parsed-sql.ts"
import { readTree, type TextPlaces } from "./read-tree.ts"

export const longestText = 4000
/** Parentheses and operators inside one another. */
export const deepest = 200

/**
 * Reads one expression of a pack: parsed by PostgreSQL's parser, then every node held against the list of what is
 * allowed.
 * @param parse from `#sql-parser`, handed in
 * @returns no expression where an issue is an error; paths are line:column, from 1
 */
export function readExpression(
  text: string,
  parse: SqlParser,
): { readonly expression: Expression | null; readonly issues: readonly Issue[] } {
  const refused = (code: string, start: number, end: number, values: Record<string, unknown> = {}) => ({
    expression: null,
    issues: [placed("error", code, text, start, end, values)],
  })
  if (text.length > longestText)
    return refused("expression-too-long", 0, 0, { length: text.length, longest: longestText })
  if (text.trim() === "") return refused("expression-empty", 0, 0)
  const scanned = scan(text)
  if (scanned !== null) return refused(scanned.code, scanned.start, scanned.end)
  const parsed = parse(text)
  if ("message" in parsed) {
    const start = Math.min(parsed.position ?? 0, text.length)
    // What is missing at the end of a text has no piece of its own: the last word stands for it.
    if (text.slice(start).trim() === "") {
      const last = text.trimEnd()
      const from = last.length - (/(?:[\w\u0080-\uffff]+|\S)$/.exec(last)?.[0].length ?? 0)
      return refused("expression-syntax", from, last.length, { message: parsed.message })
    }
    return refused("expression-syntax", start, wordEnd(text, start), { message: parsed.message })
  }
  const places = placesOf(text)
  return readTree(parsed.tree, text, places)
}

/** An issue at a piece of the text: line and column from 1, and the piece. */
export function placed(
  severity: "error" | "warning" | "info",
  code: string,
  text: string,
  start: number,
  end: number,
  values: Readonly<Record<string, unknown>> = {},
): Issue {
  const before = text.slice(0, start)
  const line = before.split("\n").length
  const column = [...before.slice(before.lastIndexOf("\n") + 1)].length + 1
  const piece = text.slice(start, Math.max(end, start)).replace(/\s+/g, " ")
  return issue(severity, code, `${line}:${column}`, {
    piece: piece.length > 60 ? `${piece.slice(0, 59)}…` : piece,
    line,
    column,
    start,
    ...values,
  })
}

/** What PostgreSQL would accept before any node is seen: comments, other kinds of quotes, odd characters. */
function scan(text: string): { code: string; start: number; end: number } | null {
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const at = text.charAt(i)
    const two = text.slice(i, i + 2)
    if (two === "--" || two === "/*") return { code: "expression-comment", start: i, end: i + 2 }
    if (at === ";") return { code: "expression-several", start: i, end: i + 1 }
    if (at === "$" || at === "\\") return { code: "expression-character", start: i, end: i + 1 }
    if (at === "(") {
      depth++
      if (depth > deepest) return { code: "expression-deep", start: i, end: i + 1 }
    } else if (at === ")") depth--
    else if (at === "'" || at === '"') {
      // E'…', U&'…', B'…', X'…' and N'…' have rules of their own.
      if (
        at === "'" &&
        /(?:^|[^\w\u0080-\uffff])(?:[ebxnEBXN]|[uU]&)$/.test(text.slice(Math.max(0, i - 4), i))
      )
        return { code: "expression-quote", start: i, end: i + 1 }
      if (at === '"' && /[uU]&$/.test(text.slice(Math.max(0, i - 2), i)))
        return { code: "expression-quote", start: i, end: i + 1 }
      const start = i
      for (i++; i < text.length; i++) {
        if (text.charAt(i) !== at) continue
        if (text.charAt(i + 1) === at) i++
        else break
      }
      if (i >= text.length) return { code: "expression-quote-open", start, end: text.length }
      if (/[\\\p{Cc}\p{Cs}]/u.test(text.slice(start, i)))
        return { code: "expression-character", start, end: i + 1 }
    } else if (/[^\P{C}\t\n\r]/u.test(at) && !isPair(text, i))
      return { code: "expression-character", start: i, end: i + 1 }
  }
  return null
}

/** A character beyond U+FFFF takes two places; half of one stands for nothing. */
function isPair(text: string, i: number): boolean {
  const code = text.codePointAt(i) ?? 0
  if (code > 0xffff) return true
  const before = i > 0 ? (text.codePointAt(i - 1) ?? 0) : 0
  return before > 0xffff
}

function wordEnd(text: string, start: number): number {
  const word = /^(?:[\w\u0080-\uffff]+|\S)/.exec(text.slice(start))
  return start + (word?.[0].length ?? 0)
}

/** From PostgreSQL's byte offsets to places in the text, and where a word or bracket at a place ends. */
function placesOf(text: string): TextPlaces {
  const bytes: number[] = []
  let count = "select ".length
  for (let i = 0; i < text.length; i++) {
    bytes[count] = i
    const code = text.codePointAt(i) ?? 0
    count += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if (code > 0xffff) i++
  }
  return {
    at: (location) => (typeof location === "number" ? (bytes[location] ?? 0) : 0),
    wordEnd: (start) => wordEnd(text, start),
  }
}
