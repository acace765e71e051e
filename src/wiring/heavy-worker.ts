// The thread in which evaluations are computed and files are read, so that the server goes on answering.
import { parentPort, workerData } from "node:worker_threads"
import { executeRun, type RunContext, readUpload } from "#services/runs"
import { makeEvaluationContext } from "./evaluation-context.ts"
import type { HeavyAnswer, HeavyTask } from "./heavy-work.ts"

const port = parentPort
if (port === null) throw new Error("heavy-worker.ts is started as a thread")
const answer = (message: HeavyAnswer) => port.postMessage(message)
// Written by startHeavyWork, in the same program.
const task = workerData as HeavyTask

const nothing = () => {
  throw new Error("Nothing is stored from the thread")
}
const context: RunContext = {
  evaluation: await makeEvaluationContext(() => {}),
  artefacts: { put: nothing, read: nothing, pathOf: nothing },
  newId: nothing,
  now: nothing,
}
if (task.kind === "execute") {
  const executed = await executeRun(task.options, context, (text, done) =>
    answer({ kind: "progress", text, done }),
  )
  answer({ kind: "executed", executed })
} else {
  answer({ kind: "read", read: await readUpload(task.path, task.fileName, context.evaluation) })
}
