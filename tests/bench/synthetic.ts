import type { EvaluationInput, FrameworkNode } from "../../src/engines/evaluation/index.ts"

/** A repeatable stream of numbers in [0, 1): a linear congruential generator, good enough for timing. */
function stream(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296
    return state / 4294967296
  }
}

/** Groups of about ten indicators under one index; skewed values with one gap in twenty. */
export function syntheticInput(
  entities: number,
  indicators: number,
  unknownWeights = false,
): EvaluationInput {
  const next = stream(entities * 1000 + indicators)
  const groups = Math.max(1, Math.round(indicators / 10))
  const weight = () => (unknownWeights ? null : 1)
  const nodes: FrameworkNode[] = [{ code: "index", kind: "aggregate", parent: null, weight: 1, direction: 1 }]
  for (let g = 0; g < groups; g++)
    nodes.push({ code: `g${g}`, kind: "aggregate", parent: "index", weight: 1, direction: 1 })
  for (let k = 0; k < indicators; k++)
    nodes.push({
      code: `i${k}`,
      kind: "indicator",
      parent: `g${k % groups}`,
      weight: weight(),
      direction: k % 5 === 0 ? -1 : 1,
    })
  const codes = Array.from({ length: entities }, (_, i) => `E${String(i).padStart(6, "0")}`)
  return {
    framework: { id: "synthetic", nodes },
    dataset: {
      codes,
      names: codes,
      periods: codes.map(() => "2024"),
      groups: {},
      values: Object.fromEntries(
        Array.from({ length: indicators }, (_, k) => [
          `i${k}`,
          Float64Array.from(codes, () => {
            const u = next()
            return next() < 0.05 ? Number.NaN : u ** (1 + (k % 4)) * 1000
          }),
        ]),
      ),
    },
  }
}
