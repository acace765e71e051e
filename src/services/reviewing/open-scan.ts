import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { findRevision, type ReturnKey, readReturn, type SurveyContext } from "#services/surveys"

/** Opens the stamped paper return that a revision was keyed from (代录). @throws Problem not-found */
export async function openScan(
  tx: Transaction,
  actor: Actor,
  key: ReturnKey,
  number: number,
  context: SurveyContext,
) {
  await readReturn(tx, actor, key)
  const revision = await findRevision(tx, key, number)
  const file =
    typeof revision?.scan_id === "string"
      ? await tx
          .selectFrom("artefact")
          .where("id", "=", revision.scan_id)
          .select(["id", "digest", "file_name"])
          .executeTakeFirst()
      : undefined
  if (file === undefined)
    throw new Problem("not-found", [issue("error", "review-no-scan", key.unit, { number })])
  await recordAction(tx, {
    action: "return.read-scan",
    objectKind: "artefact",
    objectId: file.id,
    detail: { survey: key.survey, unit: key.unit, revision: number },
  })
  return {
    fileName: file.file_name,
    // Whatever was scanned is saved, never opened in the page.
    mediaType: "application/octet-stream",
    content: await context.artefacts.read(file.digest),
  }
}
