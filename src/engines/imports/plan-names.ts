import { cellName, type Grid } from "./grid.ts"
import { type EntityIndex, findEntity, matchEntity } from "./match-entity.ts"
import { likely, lookUp, type MeasureIndex, matchMeasure, noMeasure } from "./match-measure.ts"
import type { EntityMatch, ImportAnswers, ImportProfile, ItemMatch, Measure } from "./model.ts"
import { mayLackUnit, titleUnit } from "./plan-columns.ts"
import { isNumbered } from "./row-kinds.ts"
import { convertUnit, parseUnit } from "./units.ts"
import { type CarriedTexts, entityText, type rowColumns, textAt } from "./walk-rows.ts"
import type { SheetRow } from "./workbook.ts"

export interface TableContext {
  readonly measures: MeasureIndex
  readonly entities: EntityIndex | null
  readonly profile: ImportProfile | undefined
  readonly answers: ImportAnswers
  /** Name of the file. */
  readonly source: string
  /** Said for the whole file by whoever brings it. */
  readonly period: string | undefined
}

/** Which entity a text in a row names. */
export function planEntity(
  text: string,
  cell: string,
  row: SheetRow,
  at: ReturnType<typeof rowColumns>,
  carried: CarriedTexts,
  context: TableContext,
  many: boolean,
): EntityMatch {
  const answers = context.answers.entities ?? {}
  if (Object.hasOwn(answers, text))
    return { text, cell, code: answers[text] ?? null, by: "person", certainty: "certain", candidates: [] }
  const known = context.profile?.entities ?? {}
  if (Object.hasOwn(known, text))
    return { text, cell, code: known[text] ?? null, by: "profile", certainty: "certain", candidates: [] }
  const { entities } = context
  const none: EntityMatch = { text, cell, code: null, by: null, certainty: "none", candidates: [] }
  if (entities === null) return none
  const match = (one: string) => (many ? findEntity(one, entities) : matchEntity(one, entities))
  const name = textAt(row, at.name, carried).trim()
  const code = textAt(row, at.code, carried).trim()
  const byName = name === "" ? null : match(name)
  const byCode = code === "" ? null : match(code)
  if (byCode?.code != null && byName?.code != null && byCode.code !== byName.code)
    return {
      text,
      cell,
      code: null,
      by: "code",
      certainty: "doubtful",
      candidates: [byCode.code, byName.code],
    }
  const sure = byCode?.certainty === "certain" ? byCode : byName
  return sure === null ? { ...none, ...(byCode ?? {}) } : { text, cell, ...sure }
}

/** Texts of item and unit as one key: the same measure may come in two units. */
export const itemKey = (text: string, unit: string) => (unit === "" ? text : `${text} (${unit})`)

/**
 * Of the layout `long`: what a row names, as the key of its item. A numbered line without figures heads the entity's
 * next ones until the next number: 营业收入 under 其中：高新技术企业 is not the zone's.
 */
export class ItemNames {
  private heading = ""
  private entity = ""
  private readonly at: ReturnType<typeof rowColumns>

  constructor(at: ReturnType<typeof rowColumns>) {
    this.at = at
  }

  /** Rows are named in order. `heading`: the line over it; `isHeading`: it is one itself. */
  next(row: SheetRow, carried: CarriedTexts): { key: string; heading: string; isHeading: boolean } {
    const name = textAt(row, this.at.item, carried).trim()
    const unit = textAt(row, this.at.unit, carried).trim()
    const entity = entityText(row, this.at, carried)
    if (entity !== this.entity || isNumbered(name)) this.heading = ""
    this.entity = entity
    const valued = row.cells.some(({ column }) => this.at.valued.has(column))
    const isHeading = isNumbered(name) && !valued && unit === ""
    const { heading } = this
    if (isHeading) this.heading = name
    return { key: itemKey(heading === "" ? name : `${heading} / ${name}`, unit), heading, isHeading }
  }
}

/** Of the layout `long`: the measure that a row names, once for each text and unit. */
export function addItem(
  items: Map<string, ItemMatch>,
  row: SheetRow,
  at: ReturnType<typeof rowColumns>,
  carried: CarriedTexts,
  grid: Grid,
  context: TableContext,
  titleUnits: readonly string[],
  names: ItemNames,
) {
  const { key: text, heading, isHeading } = names.next(row, carried)
  const name = textAt(row, at.item, carried).trim()
  const written = textAt(row, at.unit, carried).trim()
  if (name === "" || isHeading || items.has(text)) return
  const cell = cellName(grid, row.line, at.item ?? 0)
  const answers = context.answers.items ?? {}
  const known = context.profile?.items ?? {}
  const match = /^(.*?)\s*[(（]([^()（）]+)[)）]\s*$/.exec(name)
  const inner = match === null ? null : parseUnit(match[2] ?? "")
  const bare = inner === null || match === null ? name : (match[1] ?? "")
  const found = Object.hasOwn(answers, text)
    ? { measure: answers[text] ?? null, by: "person" as const, certainty: "certain" as const, candidates: [] }
    : Object.hasOwn(known, text)
      ? {
          measure: known[text] ?? null,
          by: "profile" as const,
          certainty: "certain" as const,
          candidates: [],
        }
      : ((heading === "" ? null : matchMeasure([heading, bare], context.measures)) ??
        lookUp(bare, context.measures) ??
        likely([bare], context.measures) ??
        noMeasure)
  const measure: Measure | undefined =
    found.measure === null ? undefined : context.measures.byCode.get(found.measure)
  const wanted = measure?.unit ?? null
  const own = parseUnit(written)?.text ?? inner?.text ?? (written === "" ? null : written)
  const unit = own ?? (wanted === null ? null : titleUnit(titleUnits, wanted))
  const factor =
    wanted === null || measure?.type !== "number"
      ? null
      : unit !== null
        ? convertUnit(unit, wanted)
        : mayLackUnit(measure, found.by)
          ? convertUnit(wanted, wanted)
          : null
  items.set(text, { text, cell, ...found, unit, factor })
}
