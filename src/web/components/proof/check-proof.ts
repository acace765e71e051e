export interface ProofQuestion {
  readonly proof: string
  readonly engine: { readonly name: string; readonly version: string }
}

export type ProofAnswer =
  | { readonly kind: "full" | "zone" | "public"; readonly identical: boolean; readonly difference: string }
  | { readonly error: string }

/** Checks a proof of any kind in a thread of the browser. */
export function checkProof(question: ProofQuestion): Promise<ProofAnswer> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL("./proof-worker.ts", import.meta.url), { type: "module" })
    const end = (answer: ProofAnswer) => {
      worker.terminate()
      resolve(answer)
    }
    worker.onmessage = (event: MessageEvent<ProofAnswer>) => end(event.data)
    worker.onerror = (event) => end({ error: event.message })
    worker.postMessage(question)
  })
}
