import type { Actor } from "#access"
import { labelText, normalisations, readMethod } from "#evaluation"
import { type Issue, issue, Problem } from "#issues"
import type { Pack } from "#packs"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { chooseVersion } from "#services/frameworks"
import { getDataset } from "./datasets/dataset-store.ts"
import type { JobContext } from "./jobs/job.ts"
import { requestJob } from "./jobs/request-job.ts"
import type { RunRequest } from "./run-request.ts"

export const evaluateJob = "evaluate"

type Context = Pick<JobContext, "queue" | "newId"> & {
  readonly packs: ReadonlyMap<string, { readonly pack: Pack }>
}

/**
 * Asks for an evaluation: its row and its job are made together, in the caller's transaction.
 * @throws Problem invalid with everything that can be seen to be wrong before the data are read; not-found
 */
export async function requestRun(
  tx: Transaction,
  actor: Actor,
  asked: RunRequest,
  context: Context,
): Promise<{ readonly run: string; readonly job: string }> {
  if (actor.kind !== "person") throw new Error("requestRun: a run belongs to an organisation")
  const issues: Issue[] = []
  const dataset = asked.data.kind === "dataset" ? await getDataset(tx, asked.data.id) : null
  const version =
    asked.pack === null
      ? await chooseVersion(tx, asked.framework, asked.period ?? dataset?.periods.toSorted().at(-1))
      : null
  // The version is chosen now: what is put in force while the run waits does not count.
  const request = version === null ? asked : { ...asked, framework: version.name }
  const draft = version?.framework ?? null
  const pack = request.pack === null ? undefined : context.packs.get(request.pack)?.pack
  if (pack === undefined && request.pack !== null)
    issues.push(
      issue("error", "run-pack-unknown", "pack", { pack: request.pack, allowed: [...context.packs.keys()] }),
    )
  const framework = pack?.frameworks.get(request.framework)
  if (pack !== undefined && framework === undefined)
    issues.push(
      issue("error", "framework-not-in-pack", "framework", {
        id: request.framework,
        allowed: [...pack.frameworks.keys()],
      }),
    )
  if (
    request.data.kind === "pack" &&
    (draft !== null || (pack !== undefined && pack.manifest.default?.data === undefined))
  )
    issues.push(issue("error", "run-data-missing", "data", {}))
  issues.push(...checkMethodChoice(request.method, pack))
  if (issues.length > 0) throw new Problem("invalid", issues)
  const id = context.newId()
  const titleOf = (language: "zh" | "en") =>
    labelText(draft?.title ?? framework?.file.title, language, request.framework)
  const title =
    request.title?.trim() ||
    `${titleOf("zh")} · ${dataset?.title ?? labelText(pack?.manifest.title, "zh", request.framework)}`
  await tx
    .insertInto("run")
    .values({
      id,
      title: title.slice(0, 200),
      organisation_id: actor.organisation,
      place: actor.place,
      status: "queued",
      origin: null,
      pack: request.pack,
      framework_id: request.framework,
      framework_title_zh: titleOf("zh"),
      framework_title_en: titleOf("en"),
      framework_digest: null,
      method_digest: null,
      dataset_id: dataset?.id ?? null,
      data_digest: null,
      period: request.period ?? null,
      entity_count: null,
      unofficial: false,
      result_digest: null,
      proof_digest: null,
      options: JSON.stringify(request),
      issue_count: 0,
      job_id: null,
      finished_at: null,
      released_at: null,
      deleted_at: null,
    })
    .execute()
  const job = await requestJob(
    tx,
    actor,
    "administration",
    { kind: evaluateJob, objectKind: "run", objectId: id },
    context,
  )
  await tx.updateTable("run").set({ job_id: job }).where("id", "=", id).execute()
  await recordAction(tx, {
    action: "run.request",
    objectKind: "run",
    objectId: id,
    detail: { pack: request.pack, framework: request.framework, dataset: dataset?.digest ?? null },
  })
  return { run: id, job }
}

/** What is wrong with the method asked for: a preset's name, or a method file's object. */
function checkMethodChoice(method: RunRequest["method"], pack: Pack | undefined): Issue[] {
  if (method === null) return []
  if (typeof method === "object") return checkMethodObject(method)
  const allowed = [...(pack?.methods.keys() ?? []), ...Object.keys(normalisations)]
  return allowed.includes(method)
    ? []
    : [issue("error", "method-preset-unknown", "method", { name: method, allowed })]
}

/** Everything that is wrong with a method file's object, each at its option. */
export function checkMethodObject(method: Readonly<Record<string, unknown>>): Issue[] {
  const { issues } = readMethod(method)
  return typeof method.adjustments === "string"
    ? [...issues, issue("error", "run-adjustments-file", "method.adjustments", { file: method.adjustments })]
    : issues
}
