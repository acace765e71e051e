import {
  type FullProof,
  type Opening,
  type PublicProof,
  verifyFullProof,
  verifyPublicProof,
  verifyZoneProof,
  type ZoneProof,
} from "#evaluation"
import { type Issue, issue } from "#issues"
import type { EvaluationContext } from "./context.ts"

export interface VerifyOutcome {
  readonly kind: "full" | "zone" | "public" | null
  readonly identical: boolean
  readonly difference: unknown
  /** Notes for people: engine versions, nodes taken as stated, cells opened. */
  readonly details: Readonly<Record<string, unknown>>
  readonly issues: readonly Issue[]
}

/** Repeats the run of a proof.json, a zone proof or a public proof, or of a folder that holds a proof.json. */
export async function verifyProof(
  path: string,
  openingsPath: string | undefined,
  context: EvaluationContext,
): Promise<VerifyOutcome> {
  const failed = (found: Issue): VerifyOutcome => ({
    kind: null,
    identical: false,
    difference: null,
    details: {},
    issues: [found],
  })
  const read = await readJson(
    path.endsWith(".json") ? path : context.resolvePath(path, "proof.json"),
    context,
  )
  if ("code" in read) return failed(read)
  const proof = read.value
  if (typeof proof !== "object" || proof === null || !("proof" in proof))
    return failed(
      issue("error", "not-a-proof", path, { allowed: "proof.json, a zone proof, a public proof" }),
    )
  try {
    if (proof.proof === "full") {
      const found = verifyFullProof(proof as FullProof, context.engine, await context.loadSolver())
      return { kind: "full", ...found, details: { engine: found.engine }, issues: [] }
    }
    if (proof.proof === "zone") {
      const found = verifyZoneProof(proof as ZoneProof)
      return { kind: "zone", ...found, details: { given: found.given }, issues: [] }
    }
    if (proof.proof === "public") {
      const openings = openingsPath === undefined ? { value: [] } : await readJson(openingsPath, context)
      if ("code" in openings) return failed(openings)
      const found = verifyPublicProof(proof as PublicProof, openings.value as readonly Opening[])
      return { kind: "public", ...found, details: { opened: found.opened }, issues: [] }
    }
  } catch (cause) {
    // A damaged file breaks the shape that its kind promises; which part is in the message.
    return failed(
      issue("error", "proof-damaged", path, {
        reason: cause instanceof Error ? cause.message : String(cause),
      }),
    )
  }
  return failed(issue("error", "not-a-proof", path, { allowed: "proof.json, a zone proof, a public proof" }))
}

export async function readJson(
  path: string,
  context: EvaluationContext,
): Promise<{ value: unknown } | Issue> {
  let text: string
  try {
    text = await context.readText(path)
  } catch {
    return issue("error", "file-not-readable", path, {})
  }
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (cause) {
    return issue("error", "not-json", path, {
      reason: cause instanceof Error ? cause.message : String(cause),
    })
  }
}
