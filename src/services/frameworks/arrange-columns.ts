import type { Header } from "./framework-columns.ts"

/** A column with its place, from 0, and its header. */
export interface Column {
  readonly index: number
  readonly header: string
}

/** The columns of an annex by what they hold. */
export interface Columns {
  /** Names of the levels from the top to the leaves. */
  readonly names: readonly Column[]
  /** By index in `names`. */
  readonly weights: ReadonlyMap<number, Column>
  readonly number: Column | null
  readonly unit: Column | null
  readonly direction: Column | null
  readonly definitions: readonly Column[]
  /** 满分值 beside a weight, 基准, 扣分, 评分标准. */
  readonly scoring: readonly Column[]
  readonly source: Column | null
  readonly unknown: readonly Column[]
}

/** Which column holds what: names by level, weights by the level that they belong to. A weight without a level in its
 * header belongs to the name on its left. */
export function arrangeColumns({ texts, meanings }: Header): Columns {
  const all = texts.map((header, index) => ({ header, index, meaning: meanings[index] ?? null }))
  const of = (kind: string) => all.filter(({ meaning }) => meaning?.kind === kind)
  const levelled = of("level").sort((a, b) => levelOf(a.meaning) - levelOf(b.meaning) || a.index - b.index)
  const leaf = of("leaf")[0]
  const names = leaf === undefined ? levelled : [...levelled, leaf]
  const weights = new Map<number, Column>()
  for (const column of of("weight")) {
    const named = column.meaning?.kind === "weight" ? column.meaning.level : null
    const byLevel = names.findIndex(({ meaning }) => named !== null && levelOf(meaning) === named)
    const left = names.filter(({ index }) => index < column.index)
    const nearest = left.reduce((best, one) => (one.index > best.index ? one : best), left[0] ?? names[0]!)
    const at = byLevel >= 0 ? byLevel : names.indexOf(nearest)
    if (!weights.has(at)) weights.set(at, column)
  }
  const used = new Set([...names, ...weights.values()].map(({ index }) => index))
  const full = of("weight").filter(({ index }) => !used.has(index))
  return {
    names,
    weights,
    number: of("number")[0] ?? null,
    unit: of("unit")[0] ?? null,
    direction: of("direction")[0] ?? null,
    definitions: of("definition"),
    scoring: [...of("scoring"), ...full].sort((a, b) => a.index - b.index),
    source: of("source")[0] ?? null,
    unknown: all.filter(
      ({ meaning, index }) =>
        meaning === null || (["level", "leaf"].includes(meaning.kind) && !used.has(index)),
    ),
  }
}

const levelOf = (meaning: { readonly kind: string; readonly level?: number | null } | null | undefined) =>
  meaning?.kind === "level" ? (meaning.level ?? 99) : 99

/** What a column was read as, for people; `null`: it was not read. */
export function meaningWord(index: number, columns: Columns): string | null {
  const level = columns.names.findIndex((column) => column.index === index)
  if (level >= 0) return level === columns.names.length - 1 ? "indicator" : `level-${level + 1}`
  for (const [at, column] of columns.weights)
    if (column.index === index) return at === columns.names.length - 1 ? "weight" : `weight-${at + 1}`
  if (columns.number?.index === index) return "number"
  if (columns.unit?.index === index) return "unit"
  if (columns.direction?.index === index) return "direction"
  if (columns.source?.index === index) return "source"
  if (columns.scoring.some((column) => column.index === index)) return "scoring"
  return columns.definitions.some((column) => column.index === index) ? "definition" : null
}
