// Repeats the run of a full proof beside the page, with the very engine that the server and the command line use.
import { type FullProof, verifyFullProof } from "#evaluation"

addEventListener(
  "message",
  (event: MessageEvent<{ proof: string; engine: { name: string; version: string } }>) => {
    try {
      // A damaged proof breaks the shape that its kind promises; the message below says where.
      const proof = JSON.parse(event.data.proof) as FullProof
      postMessage({ verification: verifyFullProof(proof, event.data.engine) })
    } catch (cause) {
      postMessage({ error: cause instanceof Error ? cause.message : String(cause) })
    }
  },
)
