export interface Difference {
  readonly what: "data" | "framework" | "method" | "cell" | "proof"
  readonly path: string
  readonly proof: unknown
  readonly here: unknown
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** The first place, in the order of the keys, where two JSON values differ; `null` when they are the same. */
export function firstDifference(
  proof: unknown,
  here: unknown,
  path: string,
): Omit<Difference, "what"> | null {
  if (Array.isArray(proof) && Array.isArray(here)) {
    for (let i = 0; i < Math.max(proof.length, here.length); i++) {
      const found = firstDifference(proof[i], here[i], `${path}[${i}]`)
      if (found !== null) return found
    }
    return null
  }
  if (isObject(proof) && isObject(here)) {
    for (const key of new Set([...Object.keys(proof), ...Object.keys(here)])) {
      const found = firstDifference(proof[key], here[key], `${path}.${key}`)
      if (found !== null) return found
    }
    return null
  }
  return Object.is(proof, here) ? null : { path, proof, here }
}
