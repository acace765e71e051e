import type { EvaluationResult } from "#evaluation"

type ResultNode = EvaluationResult["nodes"][number]

/** In which order a result stands on its sheets. */
export interface ResultLayout {
  /** Positions of the entities: ranked ones first, best first, then the others in the order of the input. */
  readonly entities: readonly number[]
  /** Children of one parent next to each other, so that a formula needs few ranges. */
  readonly indicators: readonly ResultNode[]
  /** The index first, then level by level, children of one parent next to each other. */
  readonly aggregates: readonly ResultNode[]
}

export function layOut(result: EvaluationResult): ResultLayout {
  const { nodes } = result
  const isAggregate = (node: ResultNode) => node.kind === "aggregate"
  const aggregates = nodes.filter((node) => node.parent === null && isAggregate(node))
  for (const parent of aggregates)
    aggregates.push(...nodes.filter((node) => node.parent === parent.code && isAggregate(node)))
  const placed = aggregates.flatMap((parent) =>
    nodes.filter((node) => node.parent === parent.code && !isAggregate(node)),
  )
  const outside = nodes.filter((node) => !isAggregate(node) && !placed.includes(node))
  const ranks = result.ranks[aggregates[0]?.code ?? ""] ?? []
  const place = (entity: number) => ranks[entity] ?? Number.POSITIVE_INFINITY
  const entities = result.entities
    .map((_, entity) => entity)
    .sort((a, b) => (place(a) === place(b) ? a - b : place(a) - place(b)))
  return { entities, indicators: [...placed, ...outside], aggregates }
}
