import type { EvaluationInput } from "./evaluate.ts"
import type { Method } from "./method.ts"
import type { Adjustment } from "./model.ts"
import type { Tree } from "./tree.ts"

/** An evaluation whose inputs were read and found good. */
export interface Run extends EvaluationInput {
  readonly tree: Tree
  readonly method: Method
  readonly period: string | null
  readonly adjustments: readonly (Adjustment & { node: string })[]
}
