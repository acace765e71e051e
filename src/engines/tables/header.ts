import { isBlank } from "./raw-table.ts"

/** One column's head: its text, and what it is when the brackets at its end name a unit. */
export interface Heading {
  readonly index: number
  readonly text: string
  readonly base: string
  readonly unit: string | null
}

const withUnit = /^(.+?)\s*[(（[【]([^()（）[\]【】]+)[)）\]】]$/s

/**
 * The heads of a table, blank ones left out.
 * @example readHeadings(["研发(千元)"]) // [{ index: 0, text: "研发(千元)", base: "研发", unit: "千元" }]
 */
export function readHeadings(header: readonly string[]): Heading[] {
  return header.flatMap((cell, index) => {
    if (isBlank(cell)) return []
    const text = cell.trim()
    const found = withUnit.exec(text)
    return [{ index, text, base: found?.[1] ?? text, unit: found?.[2]?.trim() ?? null }]
  })
}

/**
 * The heads that a name may mean, by the strictest reading that finds any: the text, the text before its unit, both
 * again without regard to case. A head that is exactly another wanted name is not taken for this one.
 */
export function findHeadings(
  headings: readonly Heading[],
  name: string,
  wanted: ReadonlySet<string>,
): Heading[] {
  const folded = name.toLowerCase()
  const free = headings.filter(({ text, base }) => !wanted.has(text) && !wanted.has(base))
  const readings = [
    headings.filter(({ text }) => text === name),
    headings.filter(({ text, base }) => base === name && !wanted.has(text)),
    free.filter(({ text }) => text.toLowerCase() === folded),
    free.filter(({ base }) => base.toLowerCase() === folded),
  ]
  return readings.find((found) => found.length > 0) ?? []
}

/** The same unit whatever its width, spaces and signs of per cent. */
export function isSameUnit(a: string, b: string): boolean {
  const plain = (unit: string) => unit.normalize("NFKC").replace(/\s+/g, "")
  return plain(a) === plain(b)
}
