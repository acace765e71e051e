import { randomUUID } from "node:crypto"
import { mkdir, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { Worker } from "node:worker_threads"
import type { ExecutedRun, HeavyWork, RunOptions, UploadRead } from "#services/runs"

export type HeavyTask =
  | { readonly kind: "execute"; readonly options: RunOptions }
  | { readonly kind: "read"; readonly path: string; readonly fileName: string }

export type HeavyAnswer =
  | {
      readonly kind: "progress"
      readonly text: { readonly zh: string; readonly en: string }
      readonly done: number
    }
  | { readonly kind: "executed"; readonly executed: ExecutedRun }
  | { readonly kind: "read"; readonly read: UploadRead }

/** Does heavy work in a thread for each piece: an abort ends the thread at once, and with it the work. */
export function makeHeavyWork(folder: string): HeavyWork {
  return {
    execute: (options, progress, signal) =>
      inThread({ kind: "execute", options }, signal, (message, done) => {
        if (message.kind === "progress") progress(message.text, message.done)
        if (message.kind === "executed") done(message.executed)
      }),
    readStored: readInThread,
    readUpload: async (content, fileName) => {
      const drafts = join(folder, "uploads")
      await mkdir(drafts, { recursive: true, mode: 0o700 })
      const path = join(drafts, randomUUID())
      await writeFile(path, content, { mode: 0o600 })
      try {
        return await readInThread(path, fileName)
      } finally {
        await rm(path, { force: true })
      }
    },
  }
}

function readInThread(path: string, fileName: string): Promise<UploadRead> {
  return inThread({ kind: "read", path, fileName }, undefined, (message, done) => {
    if (message.kind === "read") done(message.read)
  })
}

function inThread<T>(
  task: HeavyTask,
  signal: AbortSignal | undefined,
  receive: (message: HeavyAnswer, done: (value: T) => void) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL("./heavy-worker.ts", import.meta.url), {
      workerData: task,
      // A hostile file exhausts the thread, not the server.
      resourceLimits: { maxOldGenerationSizeMb: 2048 },
    })
    const abort = () => {
      reject(signal?.reason instanceof Error ? signal.reason : new Error("aborted"))
      void thread.terminate()
    }
    if (signal?.aborted) return abort()
    signal?.addEventListener("abort", abort, { once: true })
    thread.on("message", (message: HeavyAnswer) => receive(message, resolve))
    thread.on("error", reject)
    thread.on("exit", (code) => {
      signal?.removeEventListener("abort", abort)
      reject(new Error(`The thread ended with code ${code} before it answered`))
    })
  })
}
