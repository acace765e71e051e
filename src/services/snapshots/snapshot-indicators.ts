import type { Actor } from "#access"
import { labelText } from "#evaluation"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import {
  computeIndicators,
  csvOf,
  type FigureLine,
  type IndicatorsResult,
  openFigure,
  tablesOf,
} from "#services/indicators"
import type { SnapshotContext } from "./context.ts"
import { frameworksOf, type Page, pageOf } from "./describe-snapshot.ts"
import {
  findSnapshotOf,
  readSnapshot,
  requireIntact,
  type SnapshotKey,
  type SnapshotSeen,
} from "./snapshot-store.ts"

export interface FrameworkKey {
  readonly pack: string
  readonly framework: string
}

/** What is shown of long lists; downloads have all. */
const shown = 500

/** A snapshot never changes, nor do packs while a server lives: the last few results are kept. */
const kept = new Map<string, Promise<IndicatorsResult>>()
const mostKept = 8

/** Indicators of all that the actor sees. @throws Problem invalid with all that stands in the way */
export function indicatorsOf(
  seen: SnapshotSeen,
  { pack, framework }: FrameworkKey,
  context: SnapshotContext,
): Promise<IndicatorsResult> {
  const { snapshot, survey, places } = seen
  const choices = frameworksOf(survey.pack, context)
  if (!choices.some((one) => one.pack === pack && one.framework === framework))
    throw new Problem("invalid", [
      issue("error", "snapshot-framework-unknown", `${pack}/${framework}`, {
        allowed: choices.map((one) => `${one.pack}/${one.framework}`),
      }),
    ])
  const data = context.snapshots.pathOf(snapshot.folder)
  const key = JSON.stringify([data, snapshot.manifest_digest, pack, framework, places])
  const before = kept.get(key)
  if (before !== undefined) return before
  const computing = computeIndicators(
    { data, framework, pack, period: survey.period },
    context.indicators(places),
  ).then(({ result, issues }) => {
    if (result !== null) return result
    kept.delete(key)
    throw new Problem("conflict", issues)
  })
  computing.catch(() => kept.delete(key))
  kept.set(key, computing)
  for (const [oldest] of kept) if (kept.size > mostKept) kept.delete(oldest)
  return computing
}

type Act = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>

/** Computed outside of the transaction: nobody waits for a connection meanwhile. */
async function openIndicators(
  act: Act,
  actor: Actor,
  key: SnapshotKey,
  asked: FrameworkKey,
  context: SnapshotContext,
): Promise<{ readonly seen: SnapshotSeen; readonly result: IndicatorsResult }> {
  const seen = await act(async (tx) => {
    const found = await readSnapshot(tx, actor, key)
    await requireIntact(found.snapshot, context.snapshots)
    await recordAction(tx, {
      action: "snapshot.indicators",
      objectKind: "survey",
      objectId: key.survey,
      detail: { number: key.number, pack: asked.pack, framework: asked.framework },
    })
    return found
  })
  return { seen, result: await indicatorsOf(seen, asked, context) }
}

/** Indicators of a snapshot for a framework, growth in two scopes, units that came, went, moved or are missing. */
export async function snapshotIndicators(
  act: Act,
  actor: Actor,
  key: SnapshotKey,
  asked: FrameworkKey,
  context: SnapshotContext,
) {
  const { result } = await openIndicators(act, actor, key, asked, context)
  const { pack, framework, title, origin, period, prior, zones, growth, changes, missing } = result
  return {
    pack,
    framework,
    title,
    origin,
    period,
    prior,
    indicators: result.indicators.map(indicatorView),
    zones: zones.map((zone) => ({ ...zone })),
    figures: result.figures.map(figureView),
    growth: growth.map((line) => ({ ...line })),
    changes: { total: changes.length, rows: changes.slice(0, shown).map((line) => ({ ...line })) },
    missing: { total: missing.length, rows: missing.slice(0, shown).map((line) => ({ ...line })) },
  }
}

export const indicatorView = ({
  code,
  number,
  label,
  unit,
  text,
}: IndicatorsResult["indicators"][number]) => ({
  code,
  number,
  label,
  unit,
  text,
})

const figureView = ({ zone, indicator, value, state, basis, reason, note, leftOut }: FigureLine) => ({
  zone,
  indicator,
  value,
  state,
  basis,
  reason,
  note,
  leftOut,
})

/** One of the tables of a result, whole, as CSV. @throws Problem */
export async function downloadIndicators(
  act: Act,
  actor: Actor,
  key: SnapshotKey,
  asked: FrameworkKey & { readonly table: string; readonly language?: "zh" | "en" | undefined },
  context: SnapshotContext,
) {
  const { seen, result } = await openIndicators(act, actor, key, asked, context)
  const table = tablesOf(result, asked.language ?? "zh").find(({ file }) => file === asked.table)
  if (table === undefined)
    throw new Problem("not-found", [issue("error", "snapshot-file-unknown", asked.table)])
  return {
    fileName: `${asked.framework}-${seen.survey.period}-${key.number}-${table.file}.csv`,
    mediaType: "text/csv; charset=utf-8",
    content: context.evaluation.writeCsv(...csvOf(table)),
  }
}

/**
 * A figure down to the enterprises behind it, each with the survey that holds its return. Only units of the actor's places.
 * @throws Problem not-found for a zone or indicator that is not there for the actor
 */
export async function openSnapshotFigure(
  act: Act,
  actor: Actor,
  key: SnapshotKey,
  asked: FrameworkKey & Page & { readonly zone: string; readonly indicator: string },
  context: SnapshotContext,
) {
  const { seen, result } = await openIndicators(act, actor, key, asked, context)
  const { snapshot, survey, places } = seen
  const { pack, framework, zone, indicator } = asked
  const planned = result.indicators.find(({ code }) => code === indicator)
  if (planned === undefined)
    throw new Problem("not-found", [issue("error", "snapshot-indicator-unknown", indicator, { framework })])
  const { figure, issues } = await openFigure(
    {
      data: context.snapshots.pathOf(snapshot.folder),
      framework,
      pack,
      period: survey.period,
      zone,
      indicator,
    },
    context.indicators(places),
  )
  if (figure === null || figure.units.length === 0)
    throw new Problem(
      "not-found",
      issues.filter(({ severity }) => severity === "error"),
    )
  const earlier = await act(async (tx) => {
    await recordAction(tx, {
      action: "snapshot.open-figure",
      objectKind: "survey",
      objectId: survey.id,
      detail: { number: key.number, zone, indicator },
    })
    return findSnapshotOf(tx, survey, result.prior)
  })
  const line = result.figures.find((one) => one.zone === zone && one.indicator === indicator)
  const codes = new Set(figure.units.flatMap(({ cells }) => Object.keys(cells)))
  const variables = context.packs.get(pack)?.pack.variables
  return {
    zone: result.zones.find(({ code }) => code === zone)?.name ?? zone,
    indicator: indicatorView(planned),
    figure: line === undefined ? null : figureView(line),
    formula: figure.text,
    parts: figure.parts.map((part) => ({ ...part })),
    cells: [...codes].map((code) => {
      const variable = variables?.get(code)
      return {
        code,
        label: { zh: labelText(variable?.label, "zh", code), en: labelText(variable?.label, "en", code) },
        unit: variable?.unit ?? null,
      }
    }),
    total: figure.units.length,
    units: pageOf(figure.units, asked).map((unit) => ({
      ...unit,
      cells: { ...unit.cells },
      parts: { ...unit.parts },
      survey: unit.period === survey.period ? survey.id : (earlier?.survey_id ?? null),
    })),
  }
}
