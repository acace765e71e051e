import type { FullProof } from "#evaluation"
import { issue } from "#issues"
import {
  type EvaluateOptions,
  type EvaluationContext,
  runEvaluation,
  writeOutputs,
} from "#services/evaluation"
import type { Progress, RunContext } from "./context.ts"
import type { ExecutedRun, RunFile, RunFileKind } from "./executed-run.ts"
import type { RunOptions } from "./run-options.ts"

const mediaTypes: Readonly<Record<string, readonly [RunFileKind, string]>> = {
  "result.json": ["result", "application/json"],
  "ranking.csv": ["ranking", "text/csv; charset=utf-8"],
  "proof.json": ["proof", "application/json"],
  "report.html": ["report", "text/html; charset=utf-8"],
}
const workbook = ["workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"] as const

/**
 * Evaluates and makes the files of the run: the same inputs give the same result as on the command line, to the byte.
 *
 * @param progress told at each step
 * @param signal ends the work: between steps here, at once where the work is done beside this thread
 * @returns without a result where an error stopped the run; the issues say why
 * @throws the signal's reason when it was aborted
 */
export async function executeRun(
  options: RunOptions,
  context: RunContext,
  progress: Progress = () => {},
  signal?: AbortSignal,
): Promise<ExecutedRun> {
  signal?.throwIfAborted()
  if (context.heavyWork !== undefined) return context.heavyWork.execute(options, progress, signal)
  const refused = await refusals(options, context)
  if (refused.length > 0) return { issues: refused, result: null, proof: null, outputs: [] }
  progress({ zh: "读取指标体系和数据，计算", en: "Reading framework and data, computing" }, 0.05)
  // One turn for the news to leave this thread before it is busy.
  await new Promise((done) => setImmediate(done))
  const { runs, issues, pack } = await runEvaluation(
    optionsOf(options),
    contextOf(options, context.evaluation),
  )
  signal?.throwIfAborted()
  const [run] = runs
  if (run === undefined) return { issues, result: null, proof: null, outputs: [] }
  const files = new Map<string, string | Uint8Array>()
  await writeOutputs(
    run,
    "",
    pack,
    { language: "zh", zoneProofs: [], publicProof: false },
    {
      ...context.evaluation,
      resolvePath: (_folder, name) => name,
      writeFile: async (name, content) => {
        files.set(name, content)
      },
      progress: (name) => {
        signal?.throwIfAborted()
        progress({ zh: `写出 ${name}`, en: `Writing ${name}` }, 0.4 + 0.1 * files.size)
      },
    },
  )
  const outputs = [...files].map(([fileName, content]): RunFile => {
    const [kind, mediaType] = mediaTypes[fileName] ?? workbook
    return { kind, fileName, mediaType, content }
  })
  const proof = JSON.parse(String(files.get("proof.json"))) as FullProof
  progress({ zh: "保存", en: "Saving" }, 0.95)
  return { issues: run.result.issues, result: run.result, proof, outputs }
}

/** Names only: what a page sends must never become a path. */
async function refusals(options: RunOptions, context: RunContext) {
  const isPath = (name: string) => /\.(ya?ml|json)$/i.test(name)
  const packs = await context.evaluation.packNames()
  const issues = []
  if (options.pack !== null && !packs.includes(options.pack))
    issues.push(issue("error", "run-pack-unknown", "pack", { pack: options.pack, allowed: packs }))
  if (typeof options.framework === "string" && isPath(options.framework))
    issues.push(issue("error", "run-name-is-path", "framework", { name: options.framework }))
  if (typeof options.method === "string" && isPath(options.method))
    issues.push(issue("error", "run-name-is-path", "method", { name: options.method }))
  if (typeof options.method === "object" && typeof options.method?.adjustments === "string")
    issues.push(
      issue("error", "run-adjustments-file", "method.adjustments", { file: options.method.adjustments }),
    )
  if (options.data.kind === "pack" && options.pack === null)
    issues.push(issue("error", "run-data-missing", "data", {}))
  if (options.period === "all") issues.push(issue("error", "run-one-period", "period", {}))
  return issues
}

const givenFramework = "framework.json"
const givenMethod = "method.json"

function optionsOf(options: RunOptions): EvaluateOptions {
  const { pack, framework, method, data } = options
  return {
    ...(pack === null ? {} : { pack }),
    framework: typeof framework === "string" ? framework : givenFramework,
    ...(method === null ? {} : { method: typeof method === "string" ? method : givenMethod }),
    ...(data.kind === "file" ? { data: data.path } : {}),
    ...(options.period === undefined ? {} : { period: options.period }),
    ...(options.class === undefined ? {} : { class: options.class }),
    ...(options.where === undefined ? {} : { where: options.where }),
    ...(options.size === undefined ? {} : { size: options.size }),
  }
}

/** What is given as an object is read in place of a file; a file of the data folder is called by the name that people know. */
function contextOf(options: RunOptions, context: EvaluationContext): EvaluationContext {
  const { framework, method, data } = options
  return {
    ...context,
    progress: () => {},
    ...(typeof framework === "string" ? {} : { loadFramework: async () => ({ framework, issues: [] }) }),
    ...(typeof method === "object" && method !== null
      ? { loadMethod: async () => ({ method, issues: [] }) }
      : {}),
    readTable: async (path, read) => {
      const found = await context.readTable(path, read)
      if (data.kind !== "file" || path !== data.path) return found
      const stored = path.slice(path.lastIndexOf("/") + 1)
      return {
        table: found.table === null ? null : { ...found.table, source: data.fileName },
        issues: found.issues.map((one) => ({ ...one, path: one.path.replace(stored, data.fileName) })),
      }
    },
  }
}
