import { showNumber, showValue } from "../numbers.ts"
import type { Text } from "../text.ts"
import { type Content, html, type Markup, trusted } from "./html.ts"

/** A text in both languages; the style sheet shows one. */
export function bilingual(text: Text): Markup {
  if (text.zh === text.en) return html`${text.zh}`
  return html`<span lang="zh">${text.zh}</span><span lang="en">${text.en}</span>`
}

/** A name from the data, kept apart from the reading direction of what stands around it. */
export const nameOf = (name: string): Markup => html`<bdi>${name}</bdi>`

export interface TableColumn {
  readonly head: Text | Markup
  readonly numeric?: boolean
  /** Only a picture of another column: left out on paper. */
  readonly graphic?: boolean
  /** No sorting by this column. */
  readonly plain?: boolean
}

export interface TableOptions {
  readonly columns: readonly TableColumn[]
  readonly rows: readonly Markup[]
  /** Rows below that keep their place when the others are sorted. */
  readonly fixedRows?: readonly Markup[]
  readonly sortable?: boolean
  /** Id of the heading or caption that names the table. */
  readonly labelledBy: string
}

/** A table in a box that scrolls by itself; long ones keep their head in view. */
export function dataTable(options: TableOptions): Markup {
  const { columns, rows, fixedRows = [], sortable = true, labelledBy } = options
  const head = columns.map((column) => {
    const text = "markup" in column.head ? column.head : bilingual(column.head)
    const content =
      sortable && column.plain !== true ? html`<button type="button" class="sort">${text}</button>` : text
    return html`<th scope="col"${trusted(column.numeric === true ? ' class="n"' : column.graphic === true ? ' class="graphic"' : "")}>${content}</th>`
  })
  const tall = rows.length + fixedRows.length > 40 ? "scroll tall" : "scroll"
  return html`<div class="${tall}" role="region" tabindex="0" aria-labelledby="${labelledBy}"><table${trusted(sortable ? ' class="sortable"' : "")}>
<thead><tr>${head}</tr></thead>
<tbody>${rows.map((row) => html`${row}\n`)}</tbody>${fixedRows.length > 0 && html`<tbody class="below">${fixedRows.map((row) => html`${row}\n`)}</tbody>`}
</table></div>`
}

export const row = (...cells: readonly Content[]): Markup => html`<tr>${cells}</tr>`
export const cell = (content: Content): Markup => html`<td>${content}</td>`
export const textCell = (text: Text): Markup => html`<td>${bilingual(text)}</td>`

/** A score, rank or share: so many decimals, the full value in the title. */
export function numberCell(value: number | null | undefined, decimals: number): Markup {
  return titled(value, showNumber(value, decimals))
}

/** A value in its own unit, the full value in the title. */
export const valueCell = (value: number | null | undefined): Markup => titled(value, showValue(value))

function titled(value: number | null | undefined, shown: string): Markup {
  if (value === null || value === undefined) return trusted('<td class="n none">—</td>')
  const full = String(value)
  return full === shown
    ? html`<td class="n">${shown}</td>`
    : html`<td class="n" title="${full}">${shown}</td>`
}

/** A horizontal bar from zero, for a table cell; the number stands beside it. */
export function bar(value: number | null | undefined, [low, high]: readonly [number, number]): Markup {
  if (value === null || value === undefined) return trusted("")
  const at = (v: number) => ((v - low) / (high - low)) * 100
  const from = Math.min(at(0), at(value))
  const width = Math.abs(at(value) - at(0))
  return trusted(
    `<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect x="${from.toFixed(2)}" width="${width.toFixed(2)}" height="10"/></svg>`,
  )
}

/** More than a reader wants at once, one click away. */
export function details(summary: Text, content: Content): Markup {
  return html`<details><summary>${bilingual(summary)}</summary>${content}</details>`
}

export const paragraph = (text: Text, className = ""): Markup =>
  className === "" ? html`<p>${bilingual(text)}</p>` : html`<p class="${className}">${bilingual(text)}</p>`

/** A code, shown as such. */
export const code = (text: string): Markup => html`<code>${text}</code>`
