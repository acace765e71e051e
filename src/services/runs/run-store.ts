import type { Origin } from "#access"
import { issue, Problem, type Words } from "#issues"
import type { JobState, Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { RunFileKind } from "./executed-run.ts"
import type { RunRequest } from "./run-request.ts"

export interface RunHead {
  readonly id: string
  readonly title: string
  readonly status: JobState
  readonly origin: Origin | null
  readonly organisation: { readonly id: string; readonly name: Words }
  readonly pack: string | null
  readonly framework: {
    readonly id: string
    readonly title: Words
    readonly digest: string | null
  }
  readonly dataset: string | null
  readonly period: string | null
  readonly entities: number | null
  readonly unofficial: boolean
  readonly issues: number
  readonly job: string | null
  readonly mine: boolean
  readonly proofDigest: string | null
  readonly methodDigest: string | null
  readonly dataDigest: string | null
  readonly createdAt: string
  readonly finishedAt: string | null
  readonly releasedAt: string | null
}

const heads = (tx: Transaction) =>
  tx
    .selectFrom("run")
    .innerJoin("organisation", "organisation.id", "run.organisation_id")
    .leftJoin("dataset", "dataset.id", "run.dataset_id")
    .where("run.deleted_at", "is", null)
    .selectAll("run")
    .select(["organisation.name_zh", "organisation.name_en", "dataset.title as dataset_title"])

type Row = Awaited<ReturnType<ReturnType<typeof heads>["execute"]>>[number]

const present = (row: Row, person: string): RunHead => ({
  id: row.id,
  title: row.title,
  status: row.status,
  origin: row.origin,
  organisation: { id: row.organisation_id, name: { zh: row.name_zh, en: row.name_en ?? row.name_zh } },
  pack: row.pack,
  framework: {
    id: row.framework_id,
    title: {
      zh: row.framework_title_zh ?? row.framework_id,
      en: row.framework_title_en ?? row.framework_title_zh ?? row.framework_id,
    },
    digest: row.framework_digest,
  },
  dataset: row.dataset_title,
  period: row.period,
  entities: row.entity_count,
  unofficial: row.unofficial,
  issues: row.issue_count,
  job: row.job_id,
  mine: row.created_by === person,
  proofDigest: row.proof_digest,
  methodDigest: row.method_digest,
  dataDigest: row.data_digest,
  createdAt: row.created_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
  releasedAt: row.released_at?.toISOString() ?? null,
})

export interface RunFilter {
  readonly status?: JobState
  readonly origin?: Origin
  /** Those that the person asked for. */
  readonly mine?: boolean
  /** Part of the title. */
  readonly text?: string
}

/** The runs that the actor may see, latest first, at most 500. */
export async function listRuns(tx: Transaction, person: string, filter: RunFilter): Promise<RunHead[]> {
  let query = heads(tx)
  if (filter.status !== undefined) query = query.where("run.status", "=", filter.status)
  if (filter.origin !== undefined) query = query.where("run.origin", "=", filter.origin)
  if (filter.mine === true) query = query.where("run.created_by", "=", person)
  if (filter.text !== undefined && filter.text !== "")
    query = query.where("run.title", "ilike", `%${filter.text.replace(/[\\%_]/g, "\\$&")}%`)
  const rows = await query.orderBy("run.created_at", "desc").orderBy("run.id").limit(500).execute()
  return rows.map((row) => present(row, person))
}

export interface RunDetail extends RunHead {
  /** What was asked. */
  readonly asked: Partial<RunRequest>
  readonly files: {
    readonly kind: RunFileKind
    readonly fileName: string
    readonly mediaType: string
    readonly bytes: number
    readonly digest: string
  }[]
}

/** @throws Problem not-found */
export async function getRun(tx: Transaction, id: string, person: string): Promise<RunDetail> {
  const row = await heads(tx).where("run.id", "=", id).executeTakeFirst()
  if (row === undefined) throw new Problem("not-found", [issue("error", "run-not-found", id, { run: id })])
  const files = await tx
    .selectFrom("run_file")
    .innerJoin("artefact", "artefact.id", "run_file.artefact_id")
    .where("run_file.run_id", "=", id)
    .orderBy("run_file.kind")
    .select([
      "run_file.kind",
      "artefact.file_name",
      "artefact.media_type",
      "artefact.bytes",
      "artefact.digest",
    ])
    .execute()
  return {
    ...present(row, person),
    // Written by requestRun and saveRun.
    asked: row.options as Partial<RunRequest>,
    files: files.map((file) => ({
      kind: file.kind,
      fileName: file.file_name,
      mediaType: file.media_type,
      bytes: Number(file.bytes),
      digest: file.digest,
    })),
  }
}

/** Takes a run that is over off the lists; its files stay, and the trail of it. @throws Problem not-found, conflict */
export async function deleteRun(tx: Transaction, id: string, now: Date): Promise<void> {
  const run = await tx
    .selectFrom("run")
    .where("id", "=", id)
    .where("deleted_at", "is", null)
    .select(["status", "released_at"])
    .executeTakeFirst()
  if (run === undefined) throw new Problem("not-found", [issue("error", "run-not-found", id, { run: id })])
  if (run.status === "queued" || run.status === "running")
    throw new Problem("conflict", [issue("error", "run-under-way", id, {})])
  if (run.released_at !== null) throw new Problem("conflict", [issue("error", "run-released", id, {})])
  await tx.updateTable("run").set({ deleted_at: now }).where("id", "=", id).execute()
  await recordAction(tx, { action: "run.delete", objectKind: "run", objectId: id })
}
