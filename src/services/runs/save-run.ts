import { sql } from "kysely"
import type { Actor, Origin } from "#access"
import { digestOf, labelText } from "#evaluation"
import { Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { RunContext } from "./context.ts"
import type { ExecutedRun } from "./executed-run.ts"
import type { RunOptions } from "./run-options.ts"

/** Where a run belongs and which row stands for it. */
export interface SaveOptions extends RunOptions {
  /** The row that was made when the run was asked for; left out: a new one. */
  readonly id?: string
  readonly job?: string
  readonly dataset?: string
  /** Left out: the actor's own. The system names it. */
  readonly organisation?: { readonly id: string; readonly place: string }
  /** Of a round: for the organisation's own circle, not for those who oversee it. */
  readonly confined?: boolean
  /** Small, for the list: what was asked; left out: made from the options. */
  readonly asked?: Readonly<Record<string, unknown>>
}

/**
 * Stores the files of a run and its row, in the caller's transaction. A run that was finished or cancelled meanwhile
 * stays as it is.
 *
 * @returns the id of the run
 * @throws Problem invalid when there is no result; its issues say why
 */
export async function saveRun(
  tx: Transaction,
  actor: Actor,
  executed: ExecutedRun,
  options: SaveOptions,
  context: RunContext,
): Promise<string> {
  const { result, proof } = executed
  if (result === null || proof === null) throw new Problem("invalid", executed.issues)
  const owner =
    options.organisation ?? (actor.kind === "person" ? { id: actor.organisation, place: actor.place } : null)
  if (owner === null) throw new Error("saveRun: the system names the organisation")
  const id = options.id ?? context.newId()
  const held = await tx.selectFrom("run").where("id", "=", id).select("status").forUpdate().executeTakeFirst()
  if (held !== undefined && held.status !== "queued" && held.status !== "running") return id
  const stored = []
  for (const file of executed.outputs)
    stored.push({ ...file, ...(await context.artefacts.put(file.content)), artefact: context.newId() })
  const values = {
    title: options.title,
    status: "done" as const,
    // A dataset names one of the four; a pack's manifest is checked for it.
    origin: (result.data.origin ?? "user") as Origin,
    pack: options.pack,
    framework_id: result.framework.id,
    framework_title_zh: labelText(result.framework.title, "zh", result.framework.id),
    framework_title_en: labelText(result.framework.title, "en", result.framework.id),
    framework_digest: result.framework.digest,
    method_digest: digestOf(result.method),
    dataset_id: options.dataset ?? null,
    data_digest: result.data.digest,
    period: result.data.period,
    entity_count: result.entities.length,
    unofficial: result.issues.some((found) => found.code === "weights-unknown"),
    result_digest: stored.find((file) => file.kind === "result")?.digest ?? null,
    proof_digest: proof.digest,
    issue_count: result.issues.length,
    finished_at: sql<Date>`now()`,
  }
  const { id: organisation_id, place } = owner
  if (held === undefined)
    await tx
      .insertInto("run")
      .values({
        id,
        organisation_id,
        place,
        ...values,
        confined: options.confined ?? false,
        options: JSON.stringify(options.asked ?? askedOf(options)),
        job_id: options.job ?? null,
        released_at: null,
        deleted_at: null,
      })
      .execute()
  else await tx.updateTable("run").set(values).where("id", "=", id).execute()
  await tx
    .insertInto("artefact")
    .values(
      stored.map((file) => ({
        id: file.artefact,
        digest: file.digest,
        kind: `run-${file.kind}`,
        file_name: file.fileName,
        media_type: file.mediaType,
        bytes: file.bytes,
        purpose: "administration" as const,
        organisation_id,
        place,
        confined: options.confined ?? false,
        released_at: null,
      })),
    )
    .execute()
  await tx
    .insertInto("run_file")
    .values(
      stored.map((file) => ({
        run_id: id,
        kind: file.kind,
        artefact_id: file.artefact,
        organisation_id,
        place,
      })),
    )
    .execute()
  await recordAction(tx, {
    action: "run.finish",
    objectKind: "run",
    objectId: id,
    detail: { proof: proof.digest, data: result.data.digest, framework: result.framework.digest },
  })
  return id
}

/** What was asked, without what is large: a framework by its id, a method given as an object in full. */
export function askedOf(options: RunOptions): Record<string, unknown> {
  const { framework, data, ...rest } = options
  return {
    ...rest,
    framework: typeof framework === "string" ? framework : framework.id,
    data: data.kind === "pack" ? data : { kind: "file", fileName: data.fileName },
  }
}
