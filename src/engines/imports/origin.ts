import type { Words } from "#issues"
import type { CollectedTable, ValueSource } from "./collect-table.ts"
import type { MissingReason } from "./model.ts"
import { describeFactor } from "./units.ts"

/** First line of an origin file. */
export interface OriginHead {
  readonly format: "gaoxin-origin/1"
  /** Name and SHA-256 of the file that was read. */
  readonly file: string
  readonly digest: string
  readonly profile: string | null
  readonly measures: readonly string[]
  readonly sources: readonly ValueSource[]
}

/** Of each measure in turn: cell, text as it stood, value, reason why it is missing, place in `sources`. */
type OriginCell = readonly [string, string, string | null, MissingReason | null, number] | null

/** Where one value stood. */
export interface FoundOrigin {
  readonly file: string
  readonly digest: string
  readonly profile: string | null
  readonly sheet: string | null
  readonly cell: string
  readonly raw: string
  readonly value: string | null
  readonly missing: MissingReason | null
  readonly source: ValueSource
}

/** Where a value of a kept table stood, as it is shown. */
export interface ValueOrigin {
  readonly kind: "cell"
  readonly file: string
  readonly digest: string
  readonly sheet: string | null
  readonly cell: string
  readonly text: string
  readonly value: string | null
  readonly missing: string | null
  readonly header: string
  readonly unit: string | null
  readonly factor: Words | null
  readonly profile: Words | null
  readonly import: string
  readonly importedAt: string
  readonly importedBy: string
}

/** A table that was handed on from a locked survey: its statisticians open the figure there. */
export interface SurveyOrigin {
  readonly kind: "survey"
  readonly survey: string
  readonly title: Words
  readonly period: string
  readonly snapshot: number
  readonly manifestDigest: string
  readonly pack: string
  readonly framework: string
  readonly zone: string
  readonly indicator: string
  /** Why the table does not hold the figure; `null`: it does. */
  readonly reason: Words | null
  readonly releasedAt: string
}

/** The origin of every value as lines of JSON: a head, then one line per row that begins with its code and period. */
export function originText(
  table: CollectedTable,
  file: { readonly file: string; readonly digest: string; readonly profile: string | null },
): string {
  const head: OriginHead = {
    format: "gaoxin-origin/1",
    ...file,
    measures: table.measures,
    sources: table.sources,
  }
  const lines = table.rows.map(({ code, period, values }) => {
    const cells = values.map(
      (value): OriginCell =>
        value === null ? null : [value.cell, value.raw, value.text, value.missing, value.source],
    )
    return JSON.stringify([code, period ?? "", cells])
  })
  return `${[JSON.stringify(head), ...lines].join("\n")}\n`
}

/**
 * The origin of one value.
 * @param period left out or empty: the only row of the entity, or the one without a period
 * @returns `null` when the file said nothing of it
 */
export function findOrigin(
  text: string,
  entity: string,
  period: string,
  measure: string,
): FoundOrigin | null {
  const end = text.indexOf("\n")
  // Written by originText.
  const head = JSON.parse(text.slice(0, end)) as OriginHead
  const at = head.measures.indexOf(measure)
  if (at < 0) return null
  const start = `\n[${JSON.stringify(entity)},`
  let from = text.indexOf(`${start}${JSON.stringify(period)},`, end)
  if (from < 0 && period !== "") from = text.indexOf(`${start}"",`, end)
  if (from < 0 && period === "") {
    from = text.indexOf(start, end)
    if (from >= 0 && text.indexOf(start, from + 1) >= 0) return null
  }
  if (from < 0) return null
  const line = text.slice(from + 1, text.indexOf("\n", from + 1))
  const [, , cells] = JSON.parse(line) as [string, string, OriginCell[]]
  const found = cells[at]
  if (found === null || found === undefined) return null
  const [cell, raw, value, missing, source] = found
  const [sheet, place] = splitCell(cell)
  return {
    file: head.file,
    digest: head.digest,
    profile: head.profile,
    sheet,
    cell: place,
    raw,
    value,
    missing,
    source: head.sources[source] ?? { header: measure, unit: null, factor: null },
  }
}

/** `Sheet1!B5` → sheet and cell; of a file without sheets `null` and `B5`. */
export function splitCell(text: string): [string | null, string] {
  const at = text.lastIndexOf("!")
  return at < 0 ? [null, text] : [text.slice(0, at), text.slice(at + 1)]
}

export const originColumns = [
  "code",
  "period",
  "measure",
  "value",
  "missing",
  "text",
  "file",
  "sheet",
  "cell",
  "header",
  "unit",
  "factor",
] as const

/** The origin of every value as rows of a table for people, `originColumns` in order. */
export function* originRows(table: CollectedTable, file: string): Generator<(string | null)[]> {
  for (const { code, period, values } of table.rows)
    for (const [at, value] of values.entries()) {
      if (value === null) continue
      const [sheet, cell] = splitCell(value.cell)
      const { header, unit, factor } = table.sources[value.source] ?? { header: "", unit: null, factor: null }
      yield [
        code,
        period,
        table.measures[at] ?? "",
        value.text,
        value.missing,
        value.raw,
        file,
        sheet,
        cell,
        header,
        unit,
        factor === null ? null : describeFactor(factor, "zh"),
      ]
    }
}
