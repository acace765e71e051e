// The thread in which evaluations are computed and files are read, so that the server goes on answering.
import { parentPort } from "node:worker_threads"
import { readImportFile } from "#imports"
import type { Pack } from "#packs"
import { checkUpload, type ThreadContext, unitsOfFile, writeTemplate } from "#services/filling"
import { executeRun, type RunContext, readUpload } from "#services/runs"
import { makeEvaluationContext } from "./evaluation-context.ts"
import type { HeavyAnswer, HeavyTask } from "./heavy-work.ts"
import { readWorkbook } from "./read-workbook.ts"
import { makeReturnsContext } from "./returns-context.ts"

const port = parentPort
if (port === null) throw new Error("heavy-worker.ts is started as a thread")
const answer = (message: HeavyAnswer) => port.postMessage(message)

const nothing = () => {
  throw new Error("Nothing is stored from the thread")
}
const context: RunContext = {
  evaluation: await makeEvaluationContext(() => {}),
  artefacts: { put: nothing, read: nothing, pathOf: nothing },
  newId: nothing,
  now: nothing,
}

/** With every pack; made when the first workbook of returns comes. */
let known: Promise<ThreadContext> | null = null
const returnsContext = () => {
  known ??= makeThreadContext()
  return known
}

async function makeThreadContext(): Promise<ThreadContext> {
  const { evaluation } = context
  const own = await makeReturnsContext(evaluation)
  const packs = new Map<string, { readonly pack: Pack; readonly folder: string }>()
  for (const name of await evaluation.packNames()) {
    const { pack, folder } = await evaluation.loadPack(name)
    if (pack !== null) packs.set(name, { pack, folder })
  }
  return { ...own, packs, lists: { parseSql: own.parseSql } }
}

/** One task at a time: the next is given when this one was answered. */
port.on("message", async (task: HeavyTask) => {
  try {
    if (task.kind === "execute") {
      const executed = await executeRun(task.options, context, (text, done) =>
        answer({ kind: "progress", text, done }),
      )
      answer({ kind: "executed", executed })
    } else if (task.kind === "import")
      answer({
        kind: "imported",
        read: await readImportFile(() => readWorkbook(task.path, task.task.fileName), task.task),
      })
    else if (task.kind === "returns-units")
      answer({ kind: task.kind, ...(await unitsOfFile(task.task, await returnsContext())) })
    else if (task.kind === "returns-check")
      answer({
        kind: task.kind,
        checked: await checkUpload(task.task, await returnsContext(), (text, done) =>
          answer({ kind: "progress", text, done }),
        ),
      })
    else if (task.kind === "returns-template")
      answer({ kind: task.kind, workbook: await writeTemplate(task.task, await returnsContext()) })
    else answer({ kind: "read", read: await readUpload(task.path, task.fileName, context.evaluation) })
  } catch (cause) {
    answer({
      kind: "failed",
      message: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
    })
  }
})
