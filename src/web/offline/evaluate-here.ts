import type { EvaluationResult, Framework } from "#evaluation"
import type { Issue } from "#issues"
import { runEvaluation, writeOutputs } from "#services/evaluation"
import type { RawTable } from "#tables"
import { makeOfflineContext } from "./wiring.ts"

/** What is evaluated: a framework of a pack, or one that was read from a document. */
export type Chosen =
  | { readonly kind: "pack"; readonly pack: string; readonly framework: string }
  | { readonly kind: "document"; readonly framework: Framework }

export interface WrittenFile {
  readonly name: string
  readonly content: string | Uint8Array
}

export interface Evaluated {
  /** `null`: an error stopped it. */
  readonly result: EvaluationResult | null
  readonly issues: readonly Issue[]
  readonly files: readonly WrittenFile[]
}

/**
 * Evaluates a table by the services of the server and the command line, and writes what `--out` would write.
 * @param table `null`: the pack's own
 */
export async function evaluateHere(
  chosen: Chosen,
  table: RawTable | null,
  language: "zh" | "en",
  onProgress: (text: string) => void,
): Promise<Evaluated> {
  const files: WrittenFile[] = []
  const context = makeOfflineContext({
    table,
    framework: chosen.kind === "document" ? chosen.framework : null,
    onFile: (name, content) => files.push({ name: name.replace(/^.*\//, ""), content }),
    onProgress,
  })
  const options = {
    ...(chosen.kind === "pack"
      ? { pack: chosen.pack, framework: chosen.framework }
      : { framework: "draft.json" }),
    ...(table === null ? {} : { data: table.source }),
  }
  const { runs, issues, pack } = await runEvaluation(options, context)
  const [run] = runs
  if (run === undefined) return { result: null, issues, files }
  await writeOutputs(run, "", pack, { language, zoneProofs: [], publicProof: false }, context)
  return { result: run.result, issues: [...issues, ...run.result.issues], files }
}
