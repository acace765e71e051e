import type { Framework } from "#evaluation"

/** How the columns of a table meet the indicators of a framework. */
export interface ColumnMatch {
  /** Columns that an indicator or a denominator of the framework reads. */
  readonly matched: readonly string[]
  /** Columns that the framework does not know: kept as groups, else unused. */
  readonly unknown: readonly string[]
  /** Indicators without a column: the evaluation would stop. */
  readonly missing: readonly string[]
}

const known = new Set(["code", "name", "period"])

export function matchColumns(header: readonly string[], framework: Framework): ColumnMatch {
  const indicators = framework.nodes.filter((node) => node.kind === "indicator")
  const wanted = [...new Set(indicators.map((node) => node.growthOf ?? node.code))]
  const read = new Set([
    ...wanted,
    ...indicators.flatMap((node) => (node.denominator === undefined ? [] : [node.denominator])),
  ])
  return {
    matched: header.filter((name) => read.has(name)),
    unknown: header.filter((name) => !read.has(name) && !known.has(name.toLowerCase())),
    missing: wanted.filter((name) => !header.includes(name)),
  }
}
