import { type Adjustment, type AdjustmentKind, normalisations } from "#evaluation"
import { type Issue, issue } from "#issues"
import { methodOf, type Pack } from "#packs"
import { cellPath, columnLetter, parseNumber, type RawTable } from "#tables"
import type { EvaluationContext } from "./context.ts"

export interface MethodChoice {
  /** A method file's object; `undefined`: the framework's own. */
  readonly method: Record<string, unknown> | undefined
  readonly adjustments: readonly Adjustment[]
  readonly issues: Issue[]
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/**
 * `--method`: a file when it ends in .yaml, .yml or .json; else a preset: a method of the pack, or the name of a
 * normalisation with all else left at its default. The adjustments file that it names is read beside it.
 */
export async function findMethod(
  name: string | undefined,
  frameworkMethod: unknown,
  pack: Pack | null,
  folder: string | null,
  context: EvaluationContext,
): Promise<MethodChoice> {
  const issues: Issue[] = []
  let method: unknown
  let base = folder
  if (name === undefined) method = frameworkMethod
  else if (/\.(ya?ml|json)$/i.test(name)) {
    const loaded = await context.loadMethod(name)
    issues.push(...loaded.issues)
    method = loaded.method
    base = context.resolvePath(name, "..")
  } else if (pack?.methods.has(name)) method = methodOf(pack, name)
  else if (Object.hasOwn(normalisations, name)) method = { normalise: { method: name } }
  else
    issues.push(
      issue("error", "method-preset-unknown", "--method", {
        name,
        allowed: [...(pack?.methods.keys() ?? []), ...Object.keys(normalisations)],
      }),
    )
  if (method !== undefined && method !== null && !isObject(method)) {
    issues.push(issue("error", "method-not-an-object", "--method", {}))
    return { method: undefined, adjustments: [], issues }
  }
  const options = isObject(method) ? method : undefined
  const file = options?.adjustments
  if (file === undefined || file === null) return { method: options, adjustments: [], issues }
  if (typeof file !== "string") {
    issues.push(
      issue("error", "method-bad-option", "method.adjustments", {
        given: file,
        expected: "a file",
        allowed: "adjustments.csv",
      }),
    )
    return { method: options, adjustments: [], issues }
  }
  const path = base === null ? file : context.resolvePath(base, file)
  const { table, issues: faults } = await context.readTable(path, {})
  issues.push(...faults)
  return { method: options, adjustments: table === null ? [] : readAdjustmentRows(table, issues), issues }
}

/** Rows of entity, kind, points, reason, reference (and node, period where they are there). */
export function readAdjustmentRows(table: RawTable, issues: Issue[]): (Adjustment & { period?: string })[] {
  const at = (name: string) => table.header.findIndex((header) => header.trim().toLowerCase() === name)
  for (const name of ["entity", "kind", "reason", "reference"])
    if (at(name) < 0)
      issues.push(
        issue("error", "adjustments-missing-column", table.source, {
          column: name,
          allowed: "entity, kind, points, reason, reference, node, period",
        }),
      )
  if (issues.some((found) => found.code === "adjustments-missing-column")) return []
  return table.rows.map(({ line, cells }) => {
    const cell = (name: string) => (at(name) < 0 ? "" : (cells[at(name)] ?? "").trim())
    const parsed = parseNumber(cell("points"))
    if (!parsed.ok)
      issues.push(
        issue("error", parsed.fault, cellPath(table, line, at("points")), {
          line,
          column: "points",
          letter: columnLetter(at("points")),
          text: cell("points"),
        }),
      )
    return {
      entity: cell("entity"),
      // The engine refuses kinds that it does not know, naming the line.
      kind: cell("kind") as AdjustmentKind,
      points: parsed.ok ? parsed.value : null,
      reason: cell("reason"),
      reference: cell("reference"),
      ...(cell("node") === "" ? {} : { node: cell("node") }),
      ...(cell("period") === "" ? {} : { period: cell("period") }),
    }
  })
}
