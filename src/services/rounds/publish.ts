import { canonicalJson, type FullProof, hiddenCells, publicProof, saltOf, zoneProof } from "#evaluation"
import type { Transaction } from "#schema"
import type { RoundContext } from "./context.ts"
import { indexOf } from "./publication-content.ts"
import type { RoundRow } from "./round-store.ts"

interface NewFile {
  readonly id: string
  readonly kind: string
  readonly fileName: string
  readonly content: string
  /** Whom it is for beside the authority; left out: the authority alone. */
  readonly organisation?: string
  readonly releasedAt?: Date
}

/** The id under which a participant finds its proof of a publication. */
export const zoneProofId = (publication: string, organisation: string) =>
  `zone-proof.${publication}.${organisation}`

/** Makes each participant's proof of its own part. */
export async function keepZoneProofs(
  tx: Transaction,
  round: RoundRow,
  publication: string,
  proof: FullProof,
  participants: readonly string[],
  context: RoundContext,
): Promise<void> {
  const files = participants.flatMap((organisation): NewFile[] => {
    const own = zoneProof(proof.result, proof.inputs.framework, organisation, proof.digest)
    if (own === null) return []
    return [
      {
        id: zoneProofId(publication, organisation),
        kind: "round-zone-proof",
        fileName: `zone-proof-${organisation}-${round.period}.json`,
        content: `${canonicalJson(own)}\n`,
        organisation,
      },
    ]
  })
  await keepFiles(tx, round, files, context)
}

/**
 * Makes the public proof, open to all from the release on, and the openings of its hidden cells for the auditor.
 * @returns their ids
 */
export async function keepPublicProof(
  tx: Transaction,
  round: RoundRow,
  publication: string,
  proof: FullProof,
  releasedAt: Date,
  context: RoundContext,
): Promise<{ readonly proof: string; readonly openings: string }> {
  const key = context.evaluation.secret()
  const published = [indexOf(proof.inputs.framework)]
  const open = publicProof(proof.result, proof.inputs.framework, published, key, proof.digest)
  const openings = hiddenCells(proof.result, published).map((cell) => ({
    ...cell,
    salt: saltOf(key, cell.path),
  }))
  const ids = { proof: `public-proof.${publication}`, openings: `openings.${publication}` }
  await keepFiles(
    tx,
    round,
    [
      {
        id: ids.proof,
        kind: "round-public-proof",
        fileName: `public-proof-${round.period}.json`,
        content: `${canonicalJson(open)}\n`,
        releasedAt,
      },
      {
        id: ids.openings,
        kind: "round-openings",
        fileName: `public-proof-openings-${round.period}.secret.json`,
        content: `${JSON.stringify(openings)}\n`,
      },
    ],
    context,
  )
  return ids
}

async function keepFiles(
  tx: Transaction,
  round: RoundRow,
  files: readonly NewFile[],
  context: RoundContext,
): Promise<void> {
  const rows = []
  for (const file of files) {
    const stored = await context.artefacts.put(file.content)
    rows.push({
      id: file.id,
      ...stored,
      kind: file.kind,
      file_name: file.fileName,
      media_type: "application/json",
      purpose: "administration" as const,
      organisation_id: file.organisation ?? round.organisation_id,
      // The authority's: whoever oversees the participant alone is outside the circle before release.
      place: round.place,
      released_at: file.releasedAt ?? null,
    })
  }
  if (rows.length > 0) await tx.insertInto("artefact").values(rows).execute()
}
