import { periodOfHeader } from "./find-period.ts"
import { foldText } from "./fold.ts"
import { type HeaderColumn, underHeadings } from "./header.ts"
import { roleOfHeader } from "./header-words.ts"
import { type MeasureIndex, matchMeasure, saysOther } from "./match-measure.ts"
import type { ColumnAnswer, ColumnPlan, ColumnRole, ImportProfile, Measure, ProfileColumn } from "./model.ts"
import { readNumber } from "./read-cell.ts"
import type { ColumnSample } from "./sample-rows.ts"
import { applyFactor, convertUnit, parseUnit } from "./units.ts"

export interface ColumnContext {
  readonly measures: MeasureIndex
  readonly hasEntities: boolean
  readonly profile: ImportProfile | undefined
  readonly answers: Readonly<Record<string, ColumnAnswer>>
  readonly titleUnits: readonly string[]
  readonly hidden: ReadonlySet<number>
  /** Entities stand across: their periods stand in a line below, which has no header. */
  readonly turned: boolean
}

/** Headers as they are compared from year to year. */
export const headerKey = (text: string) => foldText(text).replaceAll("/", "")

export function findProfileColumn(
  header: string,
  profile: ImportProfile | undefined,
): ProfileColumn | undefined {
  const key = headerKey(header)
  return key === ""
    ? undefined
    : profile?.columns.find(({ headers }) => headers.some((known) => headerKey(known) === key))
}

const emptySample: ColumnSample = {
  cells: [],
  texts: 0,
  entities: 0,
  codes: 0,
  items: 0,
  years: 0,
  percent: 0,
  rising: false,
}

type Draft = { -readonly [Key in keyof ColumnPlan]: ColumnPlan[Key] }

/** What every column is: a person's answer first, then the profile, then header and content. */
export function planColumns(
  header: readonly HeaderColumn[],
  samples: ReadonlyMap<number, ColumnSample>,
  context: ColumnContext,
): ColumnPlan[] {
  const sampleOf = (column: number) => samples.get(column) ?? emptySample
  const drafts = (context.turned ? underHeadings(header, samples) : header)
    .filter(
      ({ column, own, parts, unit, period }) =>
        (own && (parts.length > 0 || unit !== null || period !== null)) || samples.has(column),
    )
    .map((one) => draft(one, sampleOf(one.column), context))
  findNames(drafts, sampleOf, context)
  findLong(drafts, sampleOf)
  for (const column of drafts)
    if (column.role === "value" || column.role === "item" || column.role === "unit")
      unlessLong(column, drafts)
  settleTwice(drafts)
  for (const column of drafts) {
    if (column.role !== "measure" || column.measure === null) continue
    const measure = context.measures.byCode.get(column.measure)
    if (measure !== undefined) giveUnit(column, measure, sampleOf(column.column), context)
  }
  return drafts
}

function draft(header: HeaderColumn, sample: ColumnSample, context: ColumnContext): Draft {
  const text = header.parts.join(" / ")
  const column: Draft = {
    column: header.column,
    cell: header.cell,
    hidden: context.hidden.has(header.column),
    header: text,
    role: "unknown",
    measure: null,
    by: null,
    certainty: "none",
    candidates: [],
    unit: header.unit,
    unitFrom: header.unit === null ? null : "header",
    factor: null,
    period: header.period,
    digits: null,
  }
  const answer = context.answers[String(header.column)]
  if (answer !== undefined) {
    column.role = answer.role
    column.measure = answer.measure ?? null
    column.by = "person"
    column.certainty = "certain"
    if (answer.role === "measure" && column.measure === null) {
      const found = matchMeasure(header.parts, context.measures)
      column.measure = found.measure ?? found.candidates[0] ?? null
      if (found.measure === null && found.candidates.length > 1) {
        column.measure = null
        column.role = "unknown"
        column.certainty = "doubtful"
        column.candidates = found.candidates
      }
    }
    return column
  }
  const known = findProfileColumn(text, context.profile)
  if (known !== undefined && (known.measure === undefined || context.measures.byCode.has(known.measure))) {
    column.role = known.role ?? (known.measure === undefined ? "ignored" : "measure")
    column.measure = known.measure ?? null
    column.by = "profile"
    column.certainty = "certain"
    return column
  }
  const said = roleOfHeader(header.parts)
  // 单位 heads organisations, or units of measure.
  const measuring = said === "entity-name" && foldText(text) === "单位" && isAllUnits(sample)
  const role = measuring ? "unit" : said
  const found = matchMeasure(header.parts, context.measures)
  if (role === "serial" || (header.parts.length === 0 && sample.rising)) return take(column, "serial")
  if (found.certainty === "certain") {
    column.role = "measure"
    Object.assign(column, found)
    return column
  }
  if (context.turned && isAllPeriods(sample)) return take(column, "period")
  if (role !== null) return take(column, role)
  column.candidates = found.candidates
  column.certainty = found.certainty
  column.by = found.by
  return column
}

function take(column: Draft, role: ColumnRole): Draft {
  column.role = role
  column.certainty = "certain"
  column.candidates = []
  column.by = "name"
  return column
}

function isAllUnits(sample: ColumnSample): boolean {
  return sample.cells.length > 0 && sample.cells.every(({ text }) => parseUnit(text) !== null)
}

function isAllPeriods(sample: ColumnSample): boolean {
  return sample.cells.length > 0 && sample.cells.every(({ text }) => periodOfHeader(text) !== null)
}

const fixed = (column: Draft) => column.by === "person" || column.by === "profile"

/** The columns that say which entity a row is, by their content before their header. */
function findNames(drafts: Draft[], sampleOf: (column: number) => ColumnSample, context: ColumnContext) {
  if (!context.hasEntities) {
    const names = drafts.filter(({ role }) => role === "entity-name")
    for (const extra of names.slice(1)) if (!fixed(extra)) extra.role = "group"
    return
  }
  const free = drafts.filter(
    (column) => !fixed(column) && column.role !== "measure" && column.role !== "serial",
  )
  const chosen = (role: ColumnRole) => drafts.find((column) => column.role === role && fixed(column))
  const score = (column: Draft) => {
    const sample = sampleOf(column.column)
    const share = sample.cells.length === 0 ? 0 : sample.entities / sample.cells.length
    return share + (column.role === "entity-name" ? 0.15 : 0)
  }
  let name = chosen("entity-name")
  if (name === undefined) {
    const best = [...free].sort((a, b) => score(b) - score(a) || a.column - b.column)[0]
    if (best !== undefined && score(best) > 0.1) {
      take(best, "entity-name")
      name = best
    }
  }
  let code = chosen("entity-code")
  for (const column of free) {
    if (column === name) continue
    const sample = sampleOf(column.column)
    if (code === undefined && sample.codes * 2 >= sample.cells.length && sample.codes > 0) {
      take(column, "entity-code")
      code = column
    } else if (column.role === "entity-name") take(column, "group")
    else if (column.role === "entity-code" && column !== code) take(column, "group")
  }
}

function findLong(drafts: Draft[], sampleOf: (column: number) => ColumnSample) {
  const item = drafts.find((column) => column.role === "item")
  const free = (column: Draft) => column.role === "unknown" || column.role === "period"
  if (item === undefined || drafts.some(({ role }) => role === "value" || role === "measure")) return
  const values = drafts.filter(
    (column) => free(column) && column !== item && sampleOf(column.column).cells.length > 0,
  )
  if (sampleOf(item.column).items === 0) return
  const figures = values.filter((column) => {
    const sample = sampleOf(column.column)
    return sample.texts === 0 && sample.years < sample.cells.length && !saysOther(column.header)
  })
  // Years side by side are so many columns of values; of 本期金额 and 上期金额 nobody knows which is meant.
  const dated = figures.filter(({ period, header }) => period !== null && header === "")
  const chosen = dated.length > 0 ? dated : figures.length === 1 && values.length === 1 ? figures : []
  for (const column of chosen) take(column, "value")
}

/** 指标, 值 and 单位 mean so together only. */
function unlessLong(column: Draft, drafts: readonly Draft[]) {
  const has = (role: ColumnRole) => drafts.some((other) => other.role === role)
  if ((has("item") && has("value")) || fixed(column)) return
  column.role = "unknown"
  column.certainty = "none"
}

/** Two columns that claim one measure for one period are both asked. */
function settleTwice(drafts: readonly Draft[]) {
  const claims = new Map<string, Draft[]>()
  for (const column of drafts) {
    if (column.role !== "measure" || column.measure === null) continue
    const key = `${column.measure} ${column.period ?? ""}`
    claims.set(key, [...(claims.get(key) ?? []), column])
  }
  for (const columns of claims.values()) {
    const loose = columns.filter((column) => !fixed(column))
    if (columns.length < 2) continue
    for (const column of loose) {
      column.candidates = column.measure === null ? [] : [column.measure]
      column.role = "unknown"
      column.measure = null
      column.certainty = "doubtful"
    }
    const sure = columns.filter(fixed)
    for (const column of sure.slice(1)) {
      column.candidates = column.measure === null ? [] : [column.measure]
      column.role = "unknown"
      column.measure = null
      column.certainty = "doubtful"
    }
  }
}

const plainCounts = new Set(["人", "家", "个", "项", "件", "篇", "种", "台", "套", "人次"])

/** Whether a file may leave out the unit: things are counted one by one, and survey codes have theirs by definition. */
export function mayLackUnit(measure: Measure, by: ColumnPlan["by"]): boolean {
  if (measure.unit === null || by === "code") return true
  const unit = parseUnit(measure.unit)
  return unit === null || (unit.times === "1" && unit.over === "1" && plainCounts.has(unit.dimension))
}

/** The one unit of a title that a measure can have; of 单位：亿元、万元 neither. */
export function titleUnit(units: readonly string[], wanted: string): string | null {
  const fitting = units.filter((unit) => convertUnit(unit, wanted) !== null)
  const different = new Set(fitting.map((unit) => parseUnit(unit)?.text))
  return different.size === 1 ? (fitting[0] ?? null) : null
}

function giveUnit(column: Draft, measure: Measure, sample: ColumnSample, context: ColumnContext) {
  if (measure.type !== "number" || measure.unit === null) return
  const wanted = measure.unit
  const answered = context.answers[String(column.column)]?.unit
  const known = findProfileColumn(column.header, context.profile)
  if (answered != null) {
    column.unit = answered
    column.unitFrom = "person"
  } else if (column.unit === null) {
    const title = titleUnit(context.titleUnits, wanted)
    if (title !== null) {
      column.unit = parseUnit(title)?.text ?? title
      column.unitFrom = "title"
    } else if (known?.unit !== undefined) {
      column.unit = known.unit
      column.unitFrom = "profile"
    } else if (
      sample.percent > 0 &&
      sample.percent === sample.cells.filter(({ kind }) => kind === "number").length
    ) {
      column.unit = "%"
      column.unitFrom = "header"
    }
  }
  if (column.unit !== null) column.factor = convertUnit(column.unit, wanted)
  else if (mayLackUnit(measure, column.by)) column.factor = convertUnit(wanted, wanted)
  column.digits = meanDigits(column, sample)
}

/** Digits before the point, on average, in the measure's unit; of fewer than two values none. */
function meanDigits(column: Draft, sample: ColumnSample): number | null {
  const { factor } = column
  if (factor === null) return null
  const sizes = sample.cells.flatMap((cell) => {
    const found = readNumber(cell)
    if (found.kind !== "number" || found.text === "0" || found.unit !== undefined) return []
    const value = applyFactor(found.text, factor)
    if (value === null) return []
    const [whole = "", part = ""] = value.replace("-", "").split(".")
    return [whole === "0" ? -(/^0*/.exec(part)?.[0].length ?? 0) : whole.length]
  })
  if (sizes.length < 2) return null
  return Math.round((sizes.reduce((sum, size) => sum + size, 0) / sizes.length) * 10) / 10
}
