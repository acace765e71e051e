import type { Actor } from "#access"
import { type DisclosureRules, defaultDisclosureRules } from "#disclosure"
import {
  describeIssue,
  type Issue,
  type IssueTexts,
  issue,
  type Language,
  Problem,
  type Words,
} from "#issues"
import { periodBefore } from "#registers"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { computedFrameworks } from "#services/indicators"
import { readSurvey } from "#services/surveys"
import type { SnapshotContext } from "./context.ts"
import {
  findSnapshot,
  findSnapshots,
  readSnapshot,
  requireIntact,
  type SnapshotKey,
  type SnapshotRecord,
} from "./snapshot-store.ts"
import { latestJob } from "./write-snapshot.ts"

export interface SnapshotHead {
  readonly number: number
  readonly at: string
  readonly person: string
  readonly manifestDigest: string
  readonly units: number
  readonly excluded: number
  readonly changes: { readonly entered: number; readonly left: number; readonly changed: number } | null
  readonly releases: number
}

function headOf(row: SnapshotRecord, releases: ReadonlyMap<number, number>): SnapshotHead {
  const { entered = 0, left = 0, changed = 0 } = row.changes
  const compared = Object.keys(row.changes).length > 0
  return {
    number: row.number,
    at: row.at.toISOString(),
    person: row.person,
    manifestDigest: row.manifest_digest,
    units: row.units,
    excluded: row.excluded,
    changes: compared ? { entered, left, changed } : null,
    releases: releases.get(row.number) ?? 0,
  }
}

/** The snapshots of a period, newest first, and the job that writes one. @throws Problem not-found */
export async function listSnapshots(
  tx: Transaction,
  actor: Actor,
  survey: string,
  { texts }: { readonly texts: IssueTexts },
) {
  const seen = await readSurvey(tx, actor, survey)
  const rows = await findSnapshots(tx, survey)
  const job = await latestJob(tx, survey)
  const waits = seen.state.phase === "locked" && !rows.some(({ number }) => number === seen.state.snapshot)
  const busy = job?.state === "queued" || job?.state === "running"
  const releases = await countReleases(tx, survey)
  return {
    snapshots: rows.map((row) => headOf(row, releases)),
    job:
      job === undefined || job.state === "done"
        ? null
        : {
            id: job.id,
            state: job.state,
            progress: job.progress,
            message: messageOf(job, texts),
          },
    mayWrite: waits && !busy && seen.actor.own && seen.actor.role === "reviewer",
  }
}

/** How far a job is, or why it failed. */
function messageOf(
  job: { readonly message_zh: string; readonly message_en: string; readonly issues: unknown },
  texts: IssueTexts,
): Words {
  // Written by performJob as issues.
  const issues = job.issues as readonly Issue[]
  if (issues.length === 0) return { zh: job.message_zh, en: job.message_en }
  const all = (language: Language) => issues.map((found) => describeIssue(found, language, texts)).join(" ")
  return { zh: all("zh"), en: all("en") }
}

async function countReleases(tx: Transaction, survey: string): Promise<ReadonlyMap<number, number>> {
  const rows = await tx
    .selectFrom("snapshot_release")
    .where("survey_id", "=", survey)
    .groupBy("number")
    .select(["number", (eb) => eb.fn.countAll<string>().as("count")])
    .execute()
  return new Map(rows.map(({ number, count }) => [number, Number(count)]))
}

export interface FrameworkChoice {
  readonly pack: string
  readonly framework: string
  readonly title: Words
}

/** Frameworks of the survey's pack, and of the national one, that have indicators over returns. */
export function frameworksOf(pack: string, { packs }: Pick<SnapshotContext, "packs">): FrameworkChoice[] {
  return [...new Set([pack, "national"])].flatMap((name) => {
    const loaded = packs.get(name)?.pack
    return loaded === undefined
      ? []
      : computedFrameworks(loaded).map(({ id, title }) => ({ pack: name, framework: id, title }))
  })
}

/** A snapshot with its manifest. @throws Problem not-found; conflict when its folder is gone */
export async function describeSnapshot(
  tx: Transaction,
  actor: Actor,
  key: SnapshotKey,
  context: SnapshotContext,
) {
  const { survey, snapshot, places, actor: own } = await readSnapshot(tx, actor, key)
  const { snapshots: folders } = context
  const manifest = await folders.manifestOf(snapshot.folder)
  if (manifest === null)
    throw new Problem("conflict", [issue("error", "snapshot-gone", snapshot.folder, { number: key.number })])
  const sizes = new Map((await folders.filesOf(snapshot.folder)).map(({ file, bytes }) => [file, bytes]))
  const releases = await countReleases(tx, survey.id)
  const rules: DisclosureRules = defaultDisclosureRules
  const before = periodBefore(survey.period)
  return {
    ...headOf(snapshot, releases),
    title: manifest.title,
    period: survey.period,
    prior: manifest.files.some(({ period }) => period === before) ? before : null,
    origin: manifest.origin,
    pack: manifest.pack,
    files: manifest.files.map(({ file, form, period, units, digest }) => ({
      file,
      form,
      period,
      units,
      digest,
      bytes: sizes.get(file) ?? null,
      carried: period !== survey.period,
    })),
    intact: (await folders.digestOf(snapshot.folder)) === snapshot.manifest_digest,
    frameworks: frameworksOf(survey.pack, context),
    mayDownload: places === null,
    mayRelease: own.own,
    defaultRules: { ...rules, dominance: rules.dominance.map((rule) => ({ ...rule })) },
  }
}

export interface Page {
  readonly offset?: number | undefined
  readonly limit?: number | undefined
}

export const pageOf = <T>(rows: readonly T[], { offset = 0, limit = 200 }: Page): T[] =>
  rows.slice(offset, offset + limit)

type ListContext = Pick<SnapshotContext, "snapshots" | "evaluation">

/** Units that a snapshot leaves out, of the actor's places. @throws Problem */
export async function readExcluded(
  tx: Transaction,
  actor: Actor,
  key: SnapshotKey,
  page: Page,
  context: ListContext,
) {
  const rows = await listOf(tx, actor, key, "excluded.csv", context)
  return {
    total: rows.length,
    rows: pageOf(rows, page).map((row) => ({
      unit: row.unit ?? "",
      name: row.name || null,
      zone: row.zone || null,
      phase: row.phase ?? "",
      reason: { zh: row.reason ?? "", en: row.reason_en ?? "" },
    })),
  }
}

const changeKinds = ["entered", "left", "changed"] as const

/** Cells that stand otherwise than in the snapshot before, of the actor's places. @throws Problem */
export async function readChanges(
  tx: Transaction,
  actor: Actor,
  key: SnapshotKey,
  page: Page,
  context: ListContext,
) {
  const rows = await listOf(tx, actor, key, "changes.csv", context)
  return {
    total: rows.length,
    rows: pageOf(rows, page).map((row) => ({
      unit: row.unit ?? "",
      kind: changeKinds.find((kind) => kind === row.kind) ?? "changed",
      cell: row.cell || null,
      before: row.before || null,
      now: row.now || null,
    })),
  }
}

async function listOf(
  tx: Transaction,
  actor: Actor,
  key: SnapshotKey,
  file: string,
  { snapshots: folders, evaluation }: ListContext,
): Promise<Readonly<Record<string, string | undefined>>[]> {
  const { snapshot, places } = await readSnapshot(tx, actor, key)
  await requireIntact(snapshot, folders)
  await recordAction(tx, {
    action: "snapshot.read",
    objectKind: "survey",
    objectId: key.survey,
    detail: { number: key.number, file },
  })
  if (!(await folders.filesOf(snapshot.folder)).some((one) => one.file === file)) return []
  const { table, issues } = await evaluation.readTable(folders.pathOf(snapshot.folder, file), {})
  if (table === null) throw new Problem("conflict", issues)
  return table.rows
    .map(({ cells }) => Object.fromEntries(table.header.map((name, i) => [name, cells[i]])))
    .filter(({ place }) => places === null || places.some((one) => place?.startsWith(one) === true))
}

/** Whether a snapshot is there already. */
export const hasSnapshot = async (tx: Transaction, key: SnapshotKey) =>
  (await findSnapshot(tx, key)) !== undefined
