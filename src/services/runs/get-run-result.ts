import type { EvaluationResult } from "#evaluation"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { RunContext } from "./context.ts"
import type { RunFileKind } from "./executed-run.ts"

/** One file of a finished run that the actor may read. @throws Problem not-found */
export async function getRunFile(
  tx: Transaction,
  id: string,
  kind: RunFileKind,
): Promise<{ readonly digest: string; readonly fileName: string; readonly mediaType: string }> {
  const found = await tx
    .selectFrom("run_file")
    .innerJoin("run", "run.id", "run_file.run_id")
    .innerJoin("artefact", "artefact.id", "run_file.artefact_id")
    .where("run_file.run_id", "=", id)
    .where("run_file.kind", "=", kind)
    .where("run.deleted_at", "is", null)
    .select(["artefact.digest", "artefact.file_name as fileName", "artefact.media_type as mediaType"])
    .executeTakeFirst()
  if (found === undefined) throw new Problem("not-found", [issue("error", "run-not-found", id, { run: id })])
  await recordAction(tx, { action: "run.read", objectKind: "run", objectId: id, detail: { file: kind } })
  return found
}

/** The result of a finished run. @throws Problem not-found, also for a run that is not finished */
export async function getRunResult(
  tx: Transaction,
  id: string,
  context: Pick<RunContext, "artefacts">,
): Promise<EvaluationResult> {
  const { digest } = await getRunFile(tx, id, "result")
  return JSON.parse((await context.artefacts.read(digest)).toString("utf8")) as EvaluationResult
}
