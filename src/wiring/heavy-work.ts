import { randomUUID } from "node:crypto"
import { mkdir, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { Worker } from "node:worker_threads"
import type { ImportRead, ImportTask } from "#imports"
import type { Issue, Words } from "#issues"
import type { CheckedUpload, CheckTask, FileTask, ReturnsWork, TemplateTask } from "#services/filling"
import type { ExecutedRun, HeavyWork, RunOptions, UploadRead } from "#services/runs"

export type HeavyTask =
  | { readonly kind: "execute"; readonly options: RunOptions }
  | { readonly kind: "read"; readonly path: string; readonly fileName: string }
  | { readonly kind: "import"; readonly path: string; readonly task: ImportTask }
  | { readonly kind: "returns-units"; readonly task: FileTask }
  | { readonly kind: "returns-check"; readonly task: CheckTask }
  | { readonly kind: "returns-template"; readonly task: TemplateTask }

export type HeavyAnswer =
  | {
      readonly kind: "progress"
      readonly text: Words
      readonly done: number
    }
  | { readonly kind: "executed"; readonly executed: ExecutedRun }
  | { readonly kind: "read"; readonly read: UploadRead }
  | { readonly kind: "imported"; readonly read: ImportRead }
  | { readonly kind: "returns-units"; readonly codes: readonly string[]; readonly issues: readonly Issue[] }
  | { readonly kind: "returns-check"; readonly checked: CheckedUpload }
  | { readonly kind: "returns-template"; readonly workbook: Uint8Array }
  /** An error that nobody foresaw. */
  | { readonly kind: "failed"; readonly message: string }

/** Threads that wait for work: a warm one does a run in a third of a cold one's time. */
const idle: { readonly thread: Worker; readonly leave: NodeJS.Timeout }[] = []
const mostIdle = 2
/** How long a thread waits before it ends, in milliseconds. */
const waitsFor = 60_000

/** Does heavy work in threads, one piece in each at a time: an abort ends the thread at once, and with it the work. */
export function makeHeavyWork(folder: string): HeavyWork {
  return {
    execute: (options, progress, signal) =>
      inThread({ kind: "execute", options }, signal, (message, done) => {
        if (message.kind === "progress") progress(message.text, message.done)
        if (message.kind === "executed") done(message.executed)
      }),
    readStored: readInThread,
    readUpload: (content, fileName) => withDraft(folder, content, (path) => readInThread(path, fileName)),
  }
}

/** Reads files to be imported in the same threads; nothing of them is kept. */
export function makeImportReader(folder: string) {
  return (content: Uint8Array, task: ImportTask): Promise<ImportRead> =>
    withDraft(folder, content, (path) =>
      inThread({ kind: "import", path, task }, undefined, (message, done) => {
        if (message.kind === "imported") done(message.read)
      }),
    )
}

/** Reads, checks and writes workbooks of returns in the same threads. */
export function makeReturnsWork(): ReturnsWork {
  return {
    unitsOf: (task, signal) =>
      inThread({ kind: "returns-units", task }, signal, (message, done) => {
        if (message.kind === "returns-units") done({ codes: message.codes, issues: message.issues })
      }),
    check: (task, progress, signal) =>
      inThread({ kind: "returns-check", task }, signal, (message, done) => {
        if (message.kind === "progress") progress(message.text, message.done)
        if (message.kind === "returns-check") done(message.checked)
      }),
    template: (task) =>
      inThread({ kind: "returns-template", task }, undefined, (message, done) => {
        if (message.kind === "returns-template") done(message.workbook)
      }),
  }
}

async function withDraft<T>(
  folder: string,
  content: Uint8Array,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const drafts = join(folder, "uploads")
  await mkdir(drafts, { recursive: true, mode: 0o700 })
  const path = join(drafts, randomUUID())
  try {
    await writeFile(path, content, { mode: 0o600 })
    return await work(path)
  } finally {
    await rm(path, { force: true })
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
    if (signal?.aborted) return reject(reasonOf(signal))
    const thread = takeThread()
    const end = () => {
      signal?.removeEventListener("abort", abort)
      quiet(thread)
    }
    const fail = (cause: Error) => {
      end()
      void thread.terminate()
      reject(cause)
    }
    const abort = () => fail(reasonOf(signal))
    const done = (value: T) => {
      end()
      leaveThread(thread)
      resolve(value)
    }
    signal?.addEventListener("abort", abort, { once: true })
    thread.on("message", (message: HeavyAnswer) => {
      if (message.kind === "failed") fail(new Error(message.message))
      else receive(message, done)
    })
    thread.on("error", fail)
    thread.on("exit", (code) => fail(new Error(`The thread ended with code ${code} before it answered`)))
    thread.postMessage(task)
  })
}

const reasonOf = (signal: AbortSignal | undefined) =>
  signal?.reason instanceof Error ? signal.reason : new Error("aborted")

/** By name: the thread's own listeners, without which it answers no more, are kept. */
function quiet(thread: Worker): void {
  for (const event of ["message", "error", "exit"]) thread.removeAllListeners(event)
}

function takeThread(): Worker {
  const waiting = idle.pop()
  if (waiting === undefined)
    return new Worker(new URL("./heavy-worker.ts", import.meta.url), {
      // A hostile file exhausts the thread, not the server.
      resourceLimits: { maxOldGenerationSizeMb: 2048 },
    })
  clearTimeout(waiting.leave)
  quiet(waiting.thread)
  waiting.thread.ref()
  return waiting.thread
}

/** Waits for the next piece of work, without keeping the process alive. */
function leaveThread(thread: Worker): void {
  if (idle.length >= mostIdle) return void thread.terminate()
  const forget = () => {
    const at = idle.findIndex((one) => one.thread === thread)
    if (at >= 0) idle.splice(at, 1)
  }
  thread.unref()
  thread.on("error", forget)
  thread.on("exit", forget)
  const leave = setTimeout(() => {
    forget()
    void thread.terminate()
  }, waitsFor)
  leave.unref()
  idle.push({ thread, leave })
}
