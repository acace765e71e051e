import { drawnRows } from "../charts/drawn-rows.ts"
import { rankingChart } from "../charts/ranking-chart.ts"
import { cleanText } from "../clean-text.ts"
import {
  bar,
  bilingual,
  cell,
  dataTable,
  nameOf,
  numberCell,
  paragraph,
  row,
  type TableColumn,
} from "../html/elements.ts"
import { type Content, html, type Markup } from "../html/html.ts"
import { barScale, showNumber } from "../numbers.ts"
import { reportTexts } from "../report-texts.ts"
import { adjustmentWords, intervalWeights, statusWords } from "../result-words.ts"
import { nodeText } from "../standing.ts"
import { both, fill, type Text } from "../text.ts"
import { figure, labelOf, type ReportContext, type Section } from "./section.ts"

export function rankingSection(context: ReportContext): Section {
  const { result, standing, watermark } = context
  const drawn = drawnRows(standing.ranked, 60, 15)
  const caption =
    result.rankIntervals === undefined ? reportTexts.rankingChart : reportTexts.rankingChartInterval
  return {
    id: "ranking",
    title: standing.hasRanks || standing.hasClassRanks ? reportTexts.ranking : reportTexts.scores,
    content: html`${drawn.rows.length > 0 && figure(caption, (language) => rankingChart(result, standing, drawn.rows, language, watermark))}
${drawn.hidden !== null && paragraph(fill(reportTexts.notDrawn, { ...drawn.hidden, first: drawn.first, last: drawn.last }), "note")}
${standing.unranked.length > 0 && paragraph(reportTexts.notRankedBelow, "note")}
${rankingTable(context)}`,
  }
}

function rankingTable(context: ReportContext): Markup {
  const { result, standing } = context
  const index = standing.index ?? ""
  const groups = standing.aggregates.filter((node) => node.parent === index)
  const intervals = result.rankIntervals ?? []
  const scale = barScale(result.scores[index] ?? [])
  const notes = notesByEntity(context)
  const columns: (TableColumn | false)[] = [
    { head: reportTexts.rank, numeric: true },
    { head: reportTexts.name },
    { head: reportTexts.code },
    ...intervals.map((interval) => ({ head: intervalHead(interval.weights), numeric: true })),
    { head: reportTexts.score, numeric: true },
    { head: reportTexts.bar, plain: true, graphic: true },
    standing.hasClasses && { head: reportTexts.class },
    standing.hasClassRanks && { head: reportTexts.classRank, numeric: true },
    ...groups.map((node) => ({ head: nodeText(node), numeric: true })),
    notes.size > 0 && { head: reportTexts.note },
  ]
  const line = (position: number) => {
    const entity = result.entities[position]!
    const score = result.scores[index]?.[position]
    return row(
      numberCell(standing.hasRanks ? result.ranks[index]?.[position] : null, 0),
      html`<td class="name"><a href="#profile" data-entity="${position}">${nameOf(cleanText(entity.name ?? entity.code))}</a></td>`,
      html`<td class="code">${cleanText(entity.code)}</td>`,
      intervals.map((interval) => intervalCell(interval.best[position], interval.worst[position])),
      numberCell(score, standing.decimals),
      html`<td class="graphic">${bar(score, scale)}</td>`,
      standing.hasClasses && cell(cleanText(entity.class ?? "—")),
      standing.hasClassRanks && numberCell(result.classRanks[index]?.[position], 0),
      groups.map((node) => numberCell(result.scores[node.code]?.[position], standing.decimals)),
      notes.size > 0 && html`<td class="wide">${notes.get(position)}</td>`,
    )
  }
  return dataTable({
    columns: columns.filter((column) => column !== false),
    rows: standing.ranked.map(line),
    fixedRows: standing.unranked.map(line),
    labelledBy: "ranking-title",
  })
}

/** In two lines, each kept whole. */
const intervalHead = (weights: string): Markup =>
  html`<span class="whole">${bilingual(reportTexts.intervalShort)}</span> <span class="whole">${bilingual(intervalWeights(weights))}</span>`

/** "3–8", sorted by its better end. */
function intervalCell(best: number | null | undefined, worst: number | null | undefined): Markup {
  if (best == null || worst == null) return numberCell(null, 0)
  return html`<td class="n" data-sort="${best}">${best === worst ? String(best) : `${best}–${worst}`}</td>`
}

/** Why an entity has no rank, and what was added to or taken from its score. */
export function notesByEntity(context: ReportContext): Map<number, Content> {
  const { result } = context
  const notes = new Map<number, Content>()
  const statusNotes = new Map<number, Text[]>()
  const positions = new Map(result.entities.map((entity, position) => [entity.code, position]))
  result.entities.forEach((entity, position) => {
    if (entity.status !== "ranked") statusNotes.set(position, [statusWords[entity.status]])
  })
  const lacking = new Map<string, Set<string>>()
  for (const { entity, node } of result.missing) {
    const nodes = lacking.get(entity) ?? new Set()
    lacking.set(entity, nodes.add(node))
  }
  for (const [position, texts] of statusNotes) {
    const entity = result.entities[position]!
    const count = lacking.get(entity.code)?.size ?? 0
    if (count > 0 && (entity.status === "screened" || entity.status === "no-score"))
      texts.push(fill(reportTexts.missingCount, { count }))
  }
  for (const adjustment of result.adjustments) {
    const position = positions.get(adjustment.entity)
    if (position === undefined) continue
    const status = result.entities[position]?.status
    // The status says veto and not-ranked already; the reason follows it.
    const said =
      (adjustment.kind === "veto" && status === "vetoed") || adjustment.kind === status
        ? ""
        : adjustmentWords[adjustment.kind]
    const points = adjustment.points === null ? "" : ` ${showNumber(adjustment.points, 2)}`
    const where = adjustment.node === context.standing.index ? both("") : labelOf(context, adjustment.node)
    const text = {
      zh: `${said === "" ? "" : said.zh}${points}${where.zh === "" ? "" : `（${where.zh}）`} ${cleanText(adjustment.reason)}（${cleanText(adjustment.reference)}）`,
      en: `${said === "" ? "" : said.en}${points}${where.en === "" ? "" : ` (${where.en})`} ${cleanText(adjustment.reason)} (${cleanText(adjustment.reference)})`,
    }
    statusNotes.set(position, [...(statusNotes.get(position) ?? []), text])
  }
  for (const [position, texts] of statusNotes)
    notes.set(
      position,
      texts.map((text, i) => [i > 0 && html`<br>`, bilingual({ zh: text.zh.trim(), en: text.en.trim() })]),
    )
  return notes
}
