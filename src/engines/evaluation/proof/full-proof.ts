import type { Issue } from "#issues"
import type { Evaluation, EvaluationInput } from "../evaluate.ts"
import { evaluate } from "../evaluate.ts"
import type { Adjustment, EvaluationResult, Framework } from "../model.ts"
import type { Solve } from "../weights/index.ts"
import { type DatasetJson, datasetDigest, datasetFromJson, datasetToJson } from "./dataset-json.ts"
import { canonicalJson, digestOf } from "./digest.ts"
import { type Difference, firstDifference } from "./first-difference.ts"

export interface Engine {
  readonly name: string
  readonly version: string
}

/** Adds engine and digests: the result as everybody reads it. */
export function sealResult(evaluation: Evaluation, input: EvaluationInput, engine: Engine): EvaluationResult {
  return {
    ...evaluation,
    engine: { ...engine },
    framework: { ...evaluation.framework, digest: digestOf(input.framework) },
    data: { ...evaluation.data, digest: datasetDigest(input.dataset) },
  }
}

/** Everything that a run read and made: for the authority and its auditor. */
export interface FullProof {
  readonly proof: "full"
  readonly result: EvaluationResult
  readonly inputs: {
    readonly dataset: DatasetJson
    readonly framework: Framework
    readonly method: unknown
    readonly adjustments: readonly Adjustment[]
    readonly notes: readonly Issue[]
    readonly period: string | null
  }
  /** Of all the rest. */
  readonly digest: string
}

export function fullProof(result: EvaluationResult, input: EvaluationInput): FullProof {
  const body = {
    proof: "full" as const,
    result,
    inputs: {
      dataset: datasetToJson(input.dataset),
      framework: input.framework,
      method: input.method ?? input.framework.method ?? {},
      adjustments: input.adjustments ?? [],
      notes: input.notes ?? [],
      period: result.data.period,
    },
  }
  // Through text and back, so that the proof in hand is what a file of it will say.
  const plain = JSON.parse(canonicalJson(body)) as typeof body
  return { ...plain, digest: digestOf(plain) }
}

/** What repeating a run found. */
export interface Verification {
  readonly identical: boolean
  /** What differs first, in the order data, framework, method, cell. */
  readonly difference: Difference | null
  /** Another engine version is told; it is a difference only when a number differs. */
  readonly engine: { readonly proof: string; readonly here: string }
}

/** Repeats the run of a full proof and compares everything. */
export function verifyFullProof(proof: FullProof, engine: Engine, solve?: Solve): Verification {
  const { digest, ...body } = proof
  const versions = {
    proof: `${proof.result.engine.name} ${proof.result.engine.version}`,
    here: `${engine.name} ${engine.version}`,
  }
  const differs = (difference: Difference): Verification => ({
    identical: false,
    difference,
    engine: versions,
  })
  const { inputs, result } = proof
  const dataset = datasetFromJson(inputs.dataset)
  const data = datasetDigest(dataset)
  if (data !== result.data.digest)
    return differs({ what: "data", path: "data.digest", proof: result.data.digest, here: data })
  const framework = digestOf(inputs.framework)
  if (framework !== result.framework.digest)
    return differs({
      what: "framework",
      path: "framework.digest",
      proof: result.framework.digest,
      here: framework,
    })
  const input = { ...inputs, dataset, solve }
  const repeated = evaluate(input)
  if (repeated.result === null)
    return differs({ what: "method", path: "inputs.method", proof: "a result", here: repeated.issues })
  const again = JSON.parse(canonicalJson(sealResult(repeated.result, input, engine))) as EvaluationResult
  const method = firstDifference(result.method, again.method, "method")
  if (method !== null) return differs({ what: "method", ...method })
  const cell = firstDifference({ ...result, engine: null }, { ...again, engine: null }, "result")
  if (cell !== null) return differs({ what: "cell", ...cell })
  const own = digestOf(body)
  if (own !== digest) return differs({ what: "proof", path: "digest", proof: digest, here: own })
  return { identical: true, difference: null, engine: versions }
}
