import type { TypedCells } from "#schema"
import type { UnitRow } from "#services/surveys"
import type { ReviewLevel } from "#surveys"
import { demoEnterprise } from "./demo-enterprise.ts"
import type { ToldReturn } from "./keep-returns.ts"
import { ReturnStory, type ToldPeriod } from "./tell-returns.ts"

const authority = "990000.kjt"
const confirmed = "经与账簿、原始凭证核对，数据属实（示例）。"

/** Everybody's return submitted, some late, those with a mistake sent back and mended, all accepted; some never came. */
export function tellLastYear(units: readonly UnitRow[], told: ToldPeriod): readonly ToldReturn[] {
  const reported = told.invented.returns.get(told.period)
  const mistakes = mistakesOf(told)
  return units.map((unit, i) => {
    const story = new ReturnStory(unit, told)
    const values = reported?.get(unit.unit_id)
    if (values === undefined) return story.end()
    const day = i % 25 === 7 ? told.term + 1 + (i % 3) : 5 + (i % (told.term - 6))
    const planted = mistakes.get(unit.unit_id)
    if (planted === undefined) story.submit(values, day, confirmed)
    else if (story.check(values).counts.unreadable > 0) story.submit(planted.right, day, confirmed)
    else {
      story.submit(values, day, confirmed)
      const reason = "请与账簿核对后更正或说明（示例）。"
      story.sendBack("zone", unit.zone ?? "", day + 1, [{ cell: planted.cell, reason }])
      story.submit(planted.right, day + 2, confirmed)
    }
    story.accept(reviewers(unit), day + 3)
    return story.end()
  })
}

/** Two days after the deadline: returns at every stage. */
export function tellThisYear(units: readonly UnitRow[], told: ToldPeriod): readonly ToldReturn[] {
  const reported = told.invented.returns.get(told.period)
  const frame = new Set(
    told.invented.frame.flatMap(({ unit, period }) => (period === told.period ? [unit] : [])),
  )
  const mistakes = mistakesOf(told)
  return units.map((unit, i) => {
    const story = new ReturnStory(unit, told)
    const values = reported?.get(unit.unit_id)
    if (!frame.has(unit.unit_id) && unit.unit_id !== demoEnterprise.id) {
      story.exclude(unit.zone ?? authority, 10, "企业已注销或迁出高新区（示例）。")
      return story.end()
    }
    if (values === undefined || unit.unit_id === demoEnterprise.id || i % 16 === 3) {
      if (i % 2 === 0 || unit.unit_id === demoEnterprise.id) story.remind(told.term + 1)
      return story.end()
    }
    const day = i % 19 === 7 ? told.term + 1 : 5 + (i % (told.term - 8))
    const planted = mistakes.get(unit.unit_id)
    const bars = planted === undefined ? null : story.check(values).counts
    if (bars !== null && bars.unreadable + bars.errors > 0) {
      story.save(values, day)
      return story.end()
    }
    if (i % 23 === 5) {
      story.save(halfOf(values), day)
      return story.end()
    }
    // What looks odd and is not explained waits for its zone.
    story.submit(values, day, planted === undefined ? confirmed : null)
    if (planted !== undefined) return story.end()
    const stage = i % 12
    const levels = reviewers(unit)
    if (stage === 11)
      story.sendBack("zone", unit.zone ?? "", day + 1, [
        { cell: "qc51", reason: "与年度研发费用辅助账不一致，请核对（示例）。" },
      ])
    else if (stage > 1) story.accept(levels.slice(0, stage > 4 ? levels.length : stage - 1), day + 1)
    return story.end()
  })
}

/** Of each unit with a planted mistake: the cell, and the return as it should be. */
function mistakesOf({
  invented,
  period,
}: ToldPeriod): ReadonlyMap<string, { readonly cell: string; readonly right: TypedCells }> {
  const reported = invented.returns.get(period)
  return new Map(
    invented.planted.flatMap(({ unit, period: of, cell, right }) => {
      const { [cell]: _, ...others } = reported?.get(unit) ?? {}
      return of === period
        ? [[unit, { cell, right: right === null ? others : { ...others, [cell]: right } }] as const]
        : []
    }),
  )
}

/** Somebody stopped in the middle. */
const halfOf = (values: TypedCells): TypedCells =>
  Object.fromEntries(Object.entries(values).slice(0, Object.keys(values).length / 2))

/** The officers of each level above a unit: its zone, the city of that zone, the province's department. */
function reviewers({ place, levels }: UnitRow): readonly (readonly [ReviewLevel, string])[] {
  const [, city = authority, zone = authority] = place.split("/").filter((part) => part !== "")
  const of: Readonly<Record<ReviewLevel, string>> = { zone, city, province: authority, nation: "cn" }
  return levels.map((level) => [level, of[level]])
}
