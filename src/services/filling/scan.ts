import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { actOnReturn, type ReturnKey, type UnitRow } from "#services/surveys"
import type { FillingContext } from "./context.ts"

export interface GivenFile {
  readonly fileName: string
  readonly content: Uint8Array
}

const scanKind = "return-scan"

/** What a scan begins with, whatever its name says. */
const kinds: readonly { readonly mediaType: string; readonly begins: readonly number[] }[] = [
  { mediaType: "application/pdf", begins: [0x25, 0x50, 0x44, 0x46] },
  { mediaType: "image/jpeg", begins: [0xff, 0xd8, 0xff] },
  { mediaType: "image/png", begins: [0x89, 0x50, 0x4e, 0x47] },
]

/**
 * Keeps the scan of a stamped paper return that a clerk keys: a file of the unit's place, so that the unit itself and
 * whoever reviews it read it.
 * @throws Problem invalid when it is no PDF, JPEG or PNG
 */
export async function keepScan(
  tx: Transaction,
  actor: Actor,
  key: ReturnKey,
  { fileName, content }: GivenFile,
  context: FillingContext,
): Promise<{ readonly scan: string; readonly fileName: string; readonly digest: string }> {
  const { unit, clerk } = await actOnReturn(tx, actor, key, "save")
  if (!clerk || actor.kind !== "person")
    throw new Problem("invalid", [issue("error", "return-scan-not-keyed", "scan", {})])
  const kind = kinds.find(({ begins }) => begins.every((byte, i) => content[i] === byte))
  if (kind === undefined) throw new Problem("invalid", [issue("error", "return-scan-kind", fileName, {})])
  const id = context.newId()
  const stored = await context.artefacts.put(content)
  await tx
    .insertInto("artefact")
    .values({
      id,
      ...stored,
      kind: scanKind,
      file_name: fileName.slice(0, 200),
      media_type: kind.mediaType,
      purpose: "statistics",
      organisation_id: actor.organisation,
      place: unit.place,
      released_at: null,
    })
    .execute()
  await recordAction(tx, {
    action: "return.keep-scan",
    objectKind: "return",
    objectId: `${key.survey}/${key.unit}`,
    detail: { scan: id, digest: stored.digest },
  })
  return { scan: id, fileName, digest: stored.digest }
}

/** A scan of this unit, by the id that its upload answered. */
export function findScan(tx: Transaction, unit: UnitRow, id: string) {
  return tx
    .selectFrom("artefact")
    .where("id", "=", id)
    .where("kind", "=", scanKind)
    .where("place", "=", unit.place)
    .select(["id", "digest", "file_name", "media_type"])
    .executeTakeFirst()
}
