import { asksPrior, type Figure, type PlannedIndicator, type ZoneFigures } from "#returns"
import { figureValue } from "./figure-value.ts"
import type { GrowthLine } from "./model.ts"

type ByZone = ReadonlyMap<string, ZoneFigures>

/**
 * Each computed indicator in both periods: of all returns as reported, and of the units that reported from the same zone
 * in both. What comes, goes or moves changes the first alone.
 */
export function growthOf(
  zones: readonly string[],
  indicators: readonly PlannedIndicator[],
  reported: ByZone,
  same: ByZone,
): GrowthLine[] {
  return zones.flatMap((zone) =>
    indicators.flatMap((planned) => {
      const all = sides(planned, reported.get(zone))
      const both = sides(planned, same.get(zone))
      if (all === null) return []
      return [
        {
          zone,
          indicator: planned.code,
          now: all.now,
          before: all.before,
          growth: percent(all),
          sameNow: both?.now ?? null,
          sameBefore: both?.before ?? null,
          sameGrowth: both === null ? null : percent(both),
        },
      ]
    }),
  )
}

interface Sides {
  readonly now: string | null
  readonly before: string | null
}

function sides(planned: PlannedIndicator, figures: ZoneFigures | undefined): Sides | null {
  const figure: Figure | undefined = figures?.figures.get(planned.code)
  if (figures === undefined || figure === undefined) return null
  const needsBefore = asksPrior(planned)
  const hasNow = figures.returns > 0 && (!needsBefore || figures.returnsBefore > 0)
  return {
    now: hasNow ? figureValue(planned, figure.outcome) : null,
    before: figures.returnsBefore > 0 ? figureValue(planned, figure.before) : null,
  }
}

function percent({ now, before }: Sides): number | null {
  if (now === null || before === null || Number(before) <= 0) return null
  return (Number(now) / Number(before) - 1) * 100
}
