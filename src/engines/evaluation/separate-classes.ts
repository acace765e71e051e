import { issue } from "#issues"
import type { Evaluation } from "./evaluate.ts"
import { type Method, methodToJson } from "./method.ts"
import type { Columns, Dataset } from "./model.ts"
import type { Slice } from "./slice.ts"

/**
 * Puts evaluations made in each class alone into one result. Scores of different classes stand on different scales,
 * so there is no rank over all, only in the class.
 */
export function mergeClasses(
  parts: readonly Evaluation[],
  classes: readonly (string | null)[],
  slice: Slice,
  dataset: Dataset,
  method: Method,
  by: string,
): Evaluation {
  const first = parts[0]!
  const order = slice.codes
    .map((code, i) => ({ code, place: slice.inputPlace[i]! }))
    .sort((a, b) => a.place - b.place)
    .map(({ code }) => code)
  const home = new Map<string, { part: number; at: number }>()
  parts.forEach((part, p) => {
    part.entities.forEach((entity, at) => {
      home.set(entity.code, { part: p, at })
    })
  })
  const merge = (pick: (part: Evaluation) => Columns): Columns =>
    Object.fromEntries(
      Object.keys(pick(first)).map((code) => [
        code,
        order.map((entity) => {
          const { part, at } = home.get(entity)!
          return pick(parts[part]!)[code]?.[at] ?? null
        }),
      ]),
    )
  const column = dataset.groups[by]!
  const classOf = new Map(slice.rows.map((row) => [dataset.codes[row]!, column[row] ?? null]))
  const ranks = merge((part) => part.ranks)
  const own = (p: number) => classes[p] ?? "—"
  const { rankIntervals, sizeTest, ...rest } = first
  return {
    ...rest,
    // Each class's interval is over its own members; its size test is its own, named as its scales are.
    ...(rankIntervals === undefined
      ? {}
      : {
          rankIntervals: rankIntervals.map(({ weights }, k) => {
            const ends = merge((part) => {
              const interval = part.rankIntervals?.[k]
              return { best: interval?.best ?? [], worst: interval?.worst ?? [] }
            })
            return { weights, best: ends.best ?? [], worst: ends.worst ?? [] }
          }),
        }),
    ...(sizeTest === undefined
      ? {}
      : {
          sizeTest: {
            size: sizeTest.size,
            correlation: Object.assign(
              {},
              ...parts.map((part, p) =>
                Object.fromEntries(
                  Object.entries(part.sizeTest?.correlation ?? {}).map(([code, r]) => [
                    `${own(p)}/${code}`,
                    r,
                  ]),
                ),
              ),
            ),
          },
        }),
    method: methodToJson(method),
    entities: order.map((code) => {
      const { part, at } = home.get(code)!
      return { ...parts[part]!.entities[at]!, class: classOf.get(code) ?? null }
    }),
    steps: Object.fromEntries(
      Object.keys(first.steps).map((step) => [step, merge((part) => part.steps[step] ?? {})]),
    ),
    scores: merge((part) => part.scores),
    ranks: Object.fromEntries(Object.keys(ranks).map((code) => [code, order.map(() => null)])),
    classRanks: merge((part) => part.classRanks),
    weights: Object.fromEntries(
      Object.entries(first.weights).map(([parent, children]) => [
        parent,
        Object.fromEntries(
          Object.keys(children).map((child) => [
            child,
            order.map((entity) => {
              const { part, at } = home.get(entity)!
              const weight = parts[part]!.weights[parent]?.[child] ?? null
              return Array.isArray(weight) ? (weight[at] ?? null) : weight
            }),
          ]),
        ),
      ]),
    ),
    missing: parts.flatMap((part) => part.missing),
    treatment: parts.flatMap((part) => part.treatment),
    scales: Object.assign(
      {},
      ...parts.map((part, p) =>
        Object.fromEntries(Object.entries(part.scales).map(([code, scale]) => [`${own(p)}/${code}`, scale])),
      ),
    ),
    issues: [
      issue("warning", "separate-classes-not-comparable", by, { classes }),
      ...parts.flatMap((part, p) =>
        part.issues.map((found) => ({ ...found, path: `${own(p)}/${found.path}` })),
      ),
    ],
  }
}
