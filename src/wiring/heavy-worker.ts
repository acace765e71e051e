// The thread in which evaluations are computed and files are read, so that the server goes on answering.
import { parentPort } from "node:worker_threads"
import { readImportFile } from "#imports"
import { executeRun, type RunContext, readUpload } from "#services/runs"
import { makeEvaluationContext } from "./evaluation-context.ts"
import type { HeavyAnswer, HeavyTask } from "./heavy-work.ts"
import { readWorkbook } from "./read-workbook.ts"

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
    else answer({ kind: "read", read: await readUpload(task.path, task.fileName, context.evaluation) })
  } catch (cause) {
    answer({
      kind: "failed",
      message: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
    })
  }
})
