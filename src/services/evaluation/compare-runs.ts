import { type Comparison, compareResults, type EvaluationResult } from "#evaluation"
import { type Issue, issue } from "#issues"
import type { EvaluationContext } from "./context.ts"
import { readJson } from "./verify-proof.ts"

/** Compares two results; each is a result.json, a proof.json or a folder written by `--out`. */
export async function compareRuns(
  a: string,
  b: string,
  context: EvaluationContext,
): Promise<{ comparison: Comparison | null; issues: readonly Issue[] }> {
  const issues: Issue[] = []
  const results: EvaluationResult[] = []
  for (const path of [a, b]) {
    const read = await readJson(
      path.endsWith(".json") ? path : context.resolvePath(path, "result.json"),
      context,
    )
    if ("code" in read) {
      issues.push(read)
      continue
    }
    const result = resultIn(read.value)
    if (result === null)
      issues.push(
        issue("error", "not-a-result", path, { allowed: "result.json, proof.json, a folder of --out" }),
      )
    else results.push(result)
  }
  const [first, second] = results
  if (first === undefined || second === undefined) return { comparison: null, issues }
  return { comparison: compareResults(first, second), issues }
}

function resultIn(value: unknown): EvaluationResult | null {
  if (typeof value !== "object" || value === null) return null
  const candidate = "proof" in value && "result" in value ? value.result : value
  const shaped =
    typeof candidate === "object" &&
    candidate !== null &&
    ["entities", "nodes", "scores", "ranks", "method"].every((key) => key in candidate)
  // The keys that a comparison reads are there; the file says it is a result.
  return shaped ? (candidate as EvaluationResult) : null
}
