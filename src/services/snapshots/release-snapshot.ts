import { sql } from "kysely"
import type { Actor } from "#access"
import { type DisclosureRules, defaultDisclosureRules, suppressedWords } from "#disclosure"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { csvOf, type IndicatorsResult, indicatorTable } from "#services/indicators"
import { keepDataset, keepDatasetSurvey, readSentFile } from "#services/runs"
import type { SnapshotContext } from "./context.ts"
import {
  type EarlierRelease,
  type ProtectedFigures,
  protectFigures,
  requireSafe,
} from "./disclosure-tables.ts"
import { findEarlier, nameOf } from "./release-store.ts"
import { type FrameworkKey, indicatorsOf, indicatorView } from "./snapshot-indicators.ts"
import { readSnapshot, requireIntact, type SnapshotKey, type SnapshotSeen } from "./snapshot-store.ts"

type Act = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>

export interface DisclosureAsked extends FrameworkKey {
  readonly rules?: DisclosureRules | undefined
}

export interface ReleaseAsked extends DisclosureAsked {
  readonly title: string
}

interface Prepared {
  readonly seen: SnapshotSeen
  readonly rules: DisclosureRules
  readonly result: IndicatorsResult
  readonly earlier: readonly EarlierRelease[]
}

async function prepare(
  act: Act,
  actor: Actor,
  key: SnapshotKey,
  asked: DisclosureAsked,
  context: SnapshotContext,
): Promise<Prepared> {
  const { seen, earlier } = await act(async (tx) => {
    const seen = await readSnapshot(tx, actor, key)
    // Held against all that is out, so that it takes all of the snapshot.
    if (seen.places !== null || !seen.actor.own)
      throw new Problem("refused", [issue("error", "snapshot-not-yours", key.survey)])
    await requireIntact(seen.snapshot, context.snapshots)
    return { seen, earlier: await findEarlier(tx, seen, asked) }
  })
  const result = await indicatorsOf(seen, asked, context)
  return { seen, rules: asked.rules ?? defaultDisclosureRules, result, earlier }
}

const protect = async (
  { seen, rules, result, earlier }: Prepared,
  asked: FrameworkKey,
  context: SnapshotContext,
) => {
  const solve = await context.evaluation.loadSolver()
  const { pack, framework } = asked
  const { folder } = seen.snapshot
  const { period } = seen.survey
  return protectFigures({ pack, framework, folder, period, result, rules, earlier }, solve, context)
}

/** What would be handed on, and what would be held back, for statisticians of the survey. @throws Problem */
export async function previewRelease(
  act: Act,
  actor: Actor,
  key: SnapshotKey,
  asked: DisclosureAsked,
  context: SnapshotContext,
) {
  const prepared = await prepare(act, actor, key, asked, context)
  const { figures, faults, alreadyOut, intervals, compared } = await protect(prepared, asked, context)
  const count = (status: string) => figures.filter((one) => one.status === status).length
  const { rules, result } = prepared
  return {
    rules: { ...rules, dominance: rules.dominance.map((rule) => ({ ...rule })) },
    indicators: result.indicators.map(indicatorView),
    zones: result.zones.map(({ code, name }) => ({ code, name })),
    figures: figures.map((figure) => ({ ...figure })),
    published: count("published"),
    suppressed: count("suppressed"),
    unknown: count("unknown"),
    faults: faults.map(({ text, cells }) => ({ text, cells: [...cells] })),
    alreadyOut: alreadyOut.map(({ text, cells }) => ({ text, cells: [...cells] })),
    intervals,
    compared,
  }
}

/**
 * Hands the figures of a snapshot on to evaluation: a table in the administration plane, without the figures that
 * disclosure control holds back. What is out is written down before it leaves; asked again, it is done once.
 * @throws Problem refused, conflict when a protected figure could be found
 */
export async function releaseSnapshot(
  act: Act,
  actor: Actor,
  key: SnapshotKey,
  asked: ReleaseAsked,
  context: SnapshotContext,
): Promise<{ readonly id: string; readonly dataset: string; readonly at: string }> {
  const prepared = await prepare(act, actor, key, asked, context)
  const found = await protect(prepared, asked, context)
  requireSafe(found, nameOf(asked))
  const { seen, result } = prepared
  const release = await act((tx) => enterRelease(tx, key, asked, prepared, found, context))
  const content = context.evaluation.writeCsv(...tableOf(result, found))
  const upload = await readSentFile(
    {
      title: asked.title,
      fileName: `${asked.framework}-${result.period}-${key.number}.csv`,
      content: new TextEncoder().encode(content),
      origin: result.origin === "invented" ? "invented" : "user",
    },
    context,
  )
  await context.withActor(actor, "administration", async (tx) => {
    const there = await tx
      .selectFrom("dataset")
      .where("id", "=", release.dataset)
      .select("id")
      .executeTakeFirst()
    if (there !== undefined) return
    const ids = [release.dataset]
    await keepDataset(tx, actor, upload, { ...context, newId: () => ids.pop() ?? context.newId() })
    await keepDatasetSurvey(tx, actor, {
      dataset: release.dataset,
      survey: key.survey,
      title: { zh: seen.survey.title_zh, en: seen.survey.title_en },
      period: seen.survey.period,
      snapshot: key.number,
      manifestDigest: seen.snapshot.manifest_digest,
      pack: asked.pack,
      framework: asked.framework,
      missing: missingOf(found),
      at: release.at,
    })
  })
  return { id: release.id, dataset: release.dataset, at: release.at.toISOString() }
}

async function enterRelease(
  tx: Transaction,
  key: SnapshotKey,
  asked: ReleaseAsked,
  { seen, rules, earlier }: Prepared,
  found: ProtectedFigures,
  context: SnapshotContext,
): Promise<{ readonly id: string; readonly dataset: string; readonly at: Date }> {
  const { survey, snapshot } = seen
  // One table leaves at a time: each is held against all that left before it.
  await sql`select pg_advisory_xact_lock(727018, hashtext(${survey.organisation_id}))`.execute(tx)
  const used = flatRules(rules)
  const before = await tx
    .selectFrom("snapshot_release")
    .where("survey_id", "=", key.survey)
    .where("number", "=", key.number)
    .where("framework", "=", nameOf(asked))
    .select(["id", "dataset_id", "rules", "at"])
    .execute()
  const text = (flat: object) => JSON.stringify(Object.entries(flat).sort(([a], [b]) => (a < b ? -1 : 1)))
  const same = before.find((row) => text(row.rules) === text(used))
  if (same !== undefined) return { id: same.id, dataset: same.dataset_id, at: same.at }
  // A second table of the same figures by other rules would show what the first held back, and the other way round.
  if (before.length > 0)
    throw new Problem("conflict", [issue("error", "snapshot-released-already", nameOf(asked))])
  if ((await findEarlier(tx, seen, asked)).length !== earlier.length)
    throw new Problem("conflict", [issue("error", "snapshot-released-meanwhile", nameOf(asked))])
  const row = { id: context.newId(), dataset: context.newId(), at: context.now() }
  await tx
    .insertInto("snapshot_release")
    .values({
      id: row.id,
      survey_id: key.survey,
      owner_id: snapshot.owner_id,
      covers: snapshot.covers,
      number: key.number,
      framework: nameOf(asked),
      dataset_id: row.dataset,
      rules: JSON.stringify(used),
      held_back: JSON.stringify(
        found.figures.flatMap(({ zone, indicator, status, reason }) =>
          status === "published"
            ? []
            : [{ zone, indicator, reason: reason ?? { zh: "未知", en: "unknown" } }],
        ),
      ),
      at: row.at,
    })
    .execute()
  await recordAction(tx, {
    action: "snapshot.release",
    objectKind: "survey",
    objectId: key.survey,
    detail: {
      number: key.number,
      framework: nameOf(asked),
      dataset: row.dataset,
      published: found.figures.filter(({ status }) => status === "published").length,
    },
  })
  return row
}

const zeroCellsNumber = { publish: 0, suppress: 1, class: 2 } as const

/** Rules as one number each; 0: not looked at. */
function flatRules(rules: DisclosureRules): Record<string, number> {
  return {
    minimumFrequency: rules.minimumFrequency,
    ...Object.fromEntries(rules.dominance.map(({ n, k }) => [`dominance-${n}`, k])),
    pPercent: rules.pPercent ?? 0,
    zeroCells: zeroCellsNumber[rules.zeroCells],
    frequencyRange: rules.frequencyRange,
  }
}

/** Rows as evaluations take them; a figure that stays here is a blank cell. */
function tableOf(result: IndicatorsResult, { figures }: ProtectedFigures): ReturnType<typeof csvOf> {
  const values = new Map(figures.map(({ zone, indicator, value }) => [`${zone} ${indicator}`, value]))
  const published = {
    ...result,
    figures: result.figures.map((line) => ({
      ...line,
      value: values.get(`${line.zone} ${line.indicator}`) ?? null,
    })),
  }
  return csvOf(indicatorTable(published))
}

/** What the administration plane reads in place of a figure: not which rule held it back, which would help to find it. */
function missingOf({ figures }: ProtectedFigures) {
  return figures.flatMap(({ zone, indicator, status, reason }) =>
    status === "published"
      ? []
      : [
          {
            zone,
            indicator,
            reason: status === "suppressed" ? suppressedWords : (reason ?? { zh: "未知", en: "unknown" }),
          },
        ],
  )
}
