import type { Issue } from "#issues"
import type { Pack, PackFramework, TreeNode } from "../pack.ts"
import { placeIssue } from "../place-issue.ts"
import { checkTreeIndicators } from "./check-references.ts"

/** What can be said of one framework alone: codes, indicators, weights, counts, growth that goes in circles. */
export function checkTree(framework: PackFramework): Issue[] {
  return [
    ...checkTreeIndicators(framework),
    ...checkTreeCodes(framework),
    ...checkWeightSums(framework),
    ...checkWeightSets(framework),
    ...checkEmpty(framework),
    ...checkCounts(framework),
    ...checkCycles(framework),
  ]
}

function checkTreeCodes({ nodes }: PackFramework): Issue[] {
  const seen = new Map<string, TreeNode>()
  const issues: Issue[] = []
  for (const node of nodes) {
    const first = seen.get(node.code.toLowerCase())
    if (first === undefined) seen.set(node.code.toLowerCase(), node)
    else
      issues.push(
        placeIssue("error", "pack-duplicate-code", node.place.file, node.place.path, {
          given: node.code,
          first: `${first.place.file.path}:${first.place.file.locate(first.place.path) ?? "?"}`,
        }),
      )
  }
  return issues
}

/** Codes of inline indicators or aggregates that are defined in indicators/*.yaml as well. */
export function checkShadowing(pack: Pack): Issue[] {
  const issues: Issue[] = []
  for (const { nodes } of pack.frameworks.values())
    for (const node of nodes) {
      if (node.own === null || "indicator" in node.own) continue
      const first = pack.places.get(`indicator:${node.code}`)
      if (first === undefined) continue
      issues.push(
        placeIssue("error", "pack-duplicate-code", node.place.file, [...node.place.path, "code"], {
          given: node.code,
          first: `${first.file.path}:${first.file.locate(first.path) ?? "?"}`,
        }),
      )
    }
  return issues
}

/**
 * Where `weightsSumTo` is stated, the children of every parent must sum to it, or to the parent's own weight
 * (points handed down). With an unknown weight among them the known ones must not exceed the sum.
 */
function checkWeightSums({ file, nodes, place }: PackFramework): Issue[] {
  if (file.weightsSumTo === undefined) return []
  const issues: Issue[] = []
  for (const parent of nodes) {
    const children = nodes.filter((node) => node.parent === parent.code)
    if (parent.kind !== "aggregate" || children.length === 0) continue
    const known = children.flatMap((child) => child.weight ?? [])
    const sum = known.reduce((a, b) => a + b, 0)
    const expected = file.weightsSumTo
    // Weights are typed with a few decimals; 1e-9 is far below any of them.
    const fits = (total: number | null) =>
      total !== null && Math.abs(sum - total) <= 1e-9 * Math.max(1, total)
    const complete = known.length === children.length
    const wrong = complete
      ? !fits(expected) && !(parent.depth > 1 && fits(parent.weight))
      : sum > Math.max(expected, parent.weight ?? 0) * (1 + 1e-9)
    if (wrong)
      issues.push(
        placeIssue(
          "error",
          complete ? "pack-weight-sum" : "pack-weight-sum-exceeded",
          place.file,
          parent.place.path,
          {
            parent: parent.code,
            sum: Number(sum.toPrecision(12)),
            expected,
            unknown: children.length - known.length,
          },
        ),
      )
  }
  return issues
}

function checkWeightSets({ file, nodes, place }: PackFramework): Issue[] {
  const codes = new Set(nodes.map((node) => node.code))
  return Object.entries(file.weightSets ?? {}).flatMap(([name, set]) =>
    Object.keys(set)
      .filter((code) => !codes.has(code))
      .map((code) =>
        placeIssue("error", "pack-dangling", place.file, ["weightSets", name, code], {
          what: "node",
          id: code,
          similar: null,
        }),
      ),
  )
}

/** Only a framework that is known in part may name an aggregate whose children were not found. */
function checkEmpty({ file, nodes }: PackFramework): Issue[] {
  if (file.status === "partial") return []
  const parents = new Set(nodes.map((node) => node.parent))
  return nodes
    .filter((node) => node.kind === "aggregate" && !parents.has(node.code))
    .map(({ code, place }) =>
      placeIssue("error", "pack-empty-aggregate", place.file, place.path, {
        node: code,
        status: file.status,
      }),
    )
}

/** A framework that says how much there should be is held to it: a gap is said, and is an error once `complete`. */
function checkCounts({ file, nodes, place }: PackFramework): Issue[] {
  const root = nodes[0]
  const leaves = nodes.filter((node) => node.kind === "indicator")
  const kindOf = (node: TreeNode) => node.indicator?.kind ?? "quantitative"
  const found = {
    groups: nodes.filter((node) => node.parent === root?.code && node.kind === "aggregate").length,
    indicators: leaves.length,
    quantitative: leaves.filter((node) => kindOf(node) === "quantitative").length,
    qualitative: leaves.filter((node) => kindOf(node) === "qualitative").length,
  }
  const issues: Issue[] = []
  for (const what of ["groups", "indicators", "quantitative", "qualitative"] as const) {
    const expected = file.expected?.[what]
    if (expected === undefined || expected === found[what]) continue
    const severity = file.status === "partial" && found[what] < expected ? "warning" : "error"
    issues.push(
      placeIssue(severity, "pack-gap", place.file, ["expected", what], {
        what,
        expected,
        found: found[what],
      }),
    )
  }
  return issues
}

/** Growth of, or division by, an indicator that leads back to itself. */
function checkCycles({ nodes }: PackFramework): Issue[] {
  const byCode = new Map(nodes.map((node) => [node.code, node]))
  const next = (code: string) => {
    const indicator = byCode.get(code)?.indicator
    return [indicator?.growthOf, indicator?.denominator].filter((column) => column !== undefined)
  }
  const issues: Issue[] = []
  const reported = new Set<string>()
  for (const node of nodes) {
    const walk = (code: string, above: readonly string[]): void => {
      if (above.includes(code)) {
        const codes = above.slice(above.indexOf(code))
        const key = [...codes].sort().join()
        if (!reported.has(key))
          issues.push(placeIssue("error", "pack-cycle", node.place.file, node.place.path, { codes }))
        reported.add(key)
        return
      }
      for (const column of next(code)) walk(column, [...above, code])
    }
    walk(node.code, [])
  }
  return issues
}
