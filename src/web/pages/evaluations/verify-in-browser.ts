import type { Verification } from "#evaluation"

/** Repeats a run in a thread of the browser. @throws Error when the proof is damaged */
export function verifyInBrowser(
  proof: string,
  engine: { readonly name: string; readonly version: string },
): Promise<Verification> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./verify-worker.ts", import.meta.url), { type: "module" })
    worker.onmessage = (event: MessageEvent<{ verification: Verification } | { error: string }>) => {
      worker.terminate()
      if ("error" in event.data) reject(new Error(event.data.error))
      else resolve(event.data.verification)
    }
    worker.onerror = (event) => {
      worker.terminate()
      reject(new Error(event.message))
    }
    worker.postMessage({ proof, engine })
  })
}
