// Checks a proof beside the page, with the very engine that the server and the command line use.
import {
  type FullProof,
  type PublicProof,
  verifyFullProof,
  verifyPublicProof,
  verifyZoneProof,
  type ZoneProof,
} from "#evaluation"
import type { ProofAnswer, ProofQuestion } from "./check-proof.ts"

const answer = (message: ProofAnswer) => postMessage(message)

addEventListener("message", ({ data }: MessageEvent<ProofQuestion>) => {
  try {
    // A damaged proof breaks the shape that its kind promises; the message below says where.
    const proof = JSON.parse(data.proof) as FullProof | ZoneProof | PublicProof
    const found =
      proof.proof === "full"
        ? verifyFullProof(proof, data.engine)
        : proof.proof === "zone"
          ? verifyZoneProof(proof)
          : verifyPublicProof(proof, [])
    answer({ kind: proof.proof, identical: found.identical, difference: JSON.stringify(found.difference) })
  } catch (cause) {
    answer({ error: cause instanceof Error ? cause.message : String(cause) })
  }
})
