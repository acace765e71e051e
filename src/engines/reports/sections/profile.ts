import { competitionRanks, maximum, median, minimum } from "#statistics"
import { cleanText } from "../clean-text.ts"
import type { Weight } from "../effective-weights.ts"
import { bilingual } from "../html/elements.ts"
import { html, type Markup, scriptJson } from "../html/html.ts"
import { reportTexts } from "../report-texts.ts"
import { intervalText, statusWords } from "../result-words.ts"
import { imputedCells, nodeText, orNull, type ResultNode, valuesUsed, vectorAt } from "../standing.ts"
import type { Text } from "../text.ts"
import { notesByEntity } from "./ranking.ts"
import type { ReportContext, Section } from "./section.ts"

/** One node for the page's script: columns have one cell per entity, in input order. */
interface ProfileNode {
  readonly label: Text
  readonly unit: string
  readonly depth: number
  readonly reverse: boolean
  readonly scores: readonly (number | null)[]
  readonly ranks: readonly (number | null)[]
  readonly raw?: readonly (number | null)[]
  /** By position, where it is not the raw value. */
  readonly used?: Readonly<Record<number, number | null>>
  readonly marks?: Readonly<Record<number, readonly string[]>>
  readonly low: number | null
  readonly median: number | null
  readonly best: number | null
  readonly weight: Weight
}

const words = [
  ...([
    "rank",
    "classRank",
    "score",
    "class",
    "code",
    "group",
    "indicator",
    "unit",
    "raw",
    "used",
    "normalised",
  ] as const),
  ...([
    "weight",
    "median",
    "best",
    "position",
    "gap",
    "imputedMark",
    "winsorisedMark",
    "reverse",
    "groups",
    "indicators",
  ] as const),
  ...(["barLegend", "barLegendAlone", "unknownWeight", "colon"] as const),
]

/** Any entity against the median and the best: chosen by the reader, drawn by the page's script from JSON. */
export function profileSection(context: ReportContext): Section {
  const { result, standing } = context
  const order = [...standing.ranked, ...standing.unranked]
  const index = standing.index ?? ""
  const notes = notesByEntity(context)
  const data = {
    order,
    decimals: standing.decimals,
    normalisedDecimals: standing.normalisedDecimals,
    words: Object.fromEntries(words.map((word) => [word, reportTexts[word]])),
    entities: result.entities.map((entity, position) => ({
      code: cleanText(entity.code),
      name: cleanText(entity.name ?? entity.code),
      class: entity.class === null ? null : cleanText(entity.class),
      status: statusWords[entity.status],
      note: notes.has(position) && entity.status !== "ranked",
      rank: standing.hasRanks ? (result.ranks[index]?.[position] ?? null) : null,
      classRank: standing.hasClassRanks ? (result.classRanks[index]?.[position] ?? null) : null,
      score: result.scores[index]?.[position] ?? null,
    })),
    ranked: standing.ranked.length,
    range: rangeOf(result.method),
    intervals: (result.rankIntervals ?? []).map((interval) => ({
      name: intervalText(interval.weights),
      best: interval.best,
      worst: interval.worst,
    })),
    groups: standing.aggregates.map((node) => aggregateProfile(context, node)),
    indicators: standing.indicators.map((node) => indicatorProfile(context, node)),
  }
  return {
    id: "profile",
    title: reportTexts.profile,
    content: html`<noscript>${bilingual(reportTexts.profileNeedsScript)}</noscript>
<div class="chooser"><label for="entity">${bilingual(reportTexts.chooseEntity)}</label>
<select id="entity">${order.map((position) => option(context, position))}</select>
<button type="button" id="previous">← ${bilingual(reportTexts.previous)}</button><button type="button" id="next">${bilingual(reportTexts.next)} →</button></div>
<div id="profile-body" aria-live="polite"></div>
<script type="application/json" id="profile-data">${scriptJson(data)}</script>`,
  }
}

function option({ result, standing }: ReportContext, position: number): Markup {
  const entity = result.entities[position]!
  const ranks = standing.hasRanks ? result.ranks : standing.hasClassRanks ? result.classRanks : {}
  const rank = ranks[standing.index ?? ""]?.[position] ?? null
  const name = `${cleanText(entity.name ?? entity.code)} (${cleanText(entity.code)})`
  return html`<option value="${position}">${rank === null ? `— ${name}` : `${rank} ${name}`}</option>`
}

function aggregateProfile(context: ReportContext, node: ResultNode): ProfileNode {
  const { result } = context
  return {
    ...commonProfile(context, node, result.scores[node.code] ?? []),
    ranks: context.standing.hasRanks ? (result.ranks[node.code] ?? []) : [],
  }
}

function indicatorProfile(context: ReportContext, node: ResultNode): ProfileNode {
  const { result } = context
  const normalised = result.steps.normalised?.[node.code] ?? []
  const raw = result.steps.raw?.[node.code] ?? []
  const used = valuesUsed(result, node.code)
  const marks: Record<number, string[]> = {}
  const note = (position: number, mark: string) => {
    marks[position] = [...(marks[position] ?? []), mark]
  }
  for (const cell of imputedCells(result, node.code)) note(cell.position, "imputedMark")
  const winsorised = new Set(
    result.treatment
      .filter(({ node: treated }) => treated === node.code)
      .flatMap((entry) => entry.winsorised),
  )
  result.entities.forEach((entity, position) => {
    if (winsorised.has(entity.code)) note(position, "winsorisedMark")
  })
  const changed = used.flatMap((value, position) =>
    value === raw[position] ? [] : [[position, value] as const],
  )
  return {
    ...commonProfile(context, node, normalised),
    ranks: isCompared(context) ? ranksAmongRanked(context, normalised) : [],
    raw,
    ...(changed.length === 0 ? {} : { used: Object.fromEntries(changed) }),
    marks,
  }
}

/** An entity alone has no median and no best to be compared with. */
const isCompared = ({ standing }: ReportContext): boolean => standing.ranked.length >= 2

function ranksAmongRanked(
  { standing }: ReportContext,
  column: readonly (number | null)[],
): (number | null)[] {
  const ranks = competitionRanks(vectorAt(column, standing.ranked))
  const all = column.map((): number | null => null)
  standing.ranked.forEach((position, i) => {
    all[position] = orNull(ranks[i] ?? Number.NaN)
  })
  return all
}

/** The ends of the scale that a method names, such as 0 and 100. */
function rangeOf(method: Readonly<Record<string, unknown>>): readonly number[] {
  const { normalise } = method
  if (typeof normalise !== "object" || normalise === null || !("range" in normalise)) return []
  const { range } = normalise
  return Array.isArray(range) && range.every((end) => typeof end === "number") ? range : []
}

function commonProfile(
  context: ReportContext,
  node: ResultNode,
  scores: readonly (number | null)[],
): Omit<ProfileNode, "ranks"> {
  const compared = isCompared(context)
  const column = vectorAt(scores, compared ? context.standing.ranked : scores.map((_, position) => position))
  const parents = new Map(context.result.nodes.map(({ code, parent }) => [code, parent]))
  let depth = 0
  for (let above = node.parent; above !== null; above = parents.get(above) ?? null) depth++
  return {
    label: nodeText(node),
    unit: cleanText(node.unit ?? ""),
    depth,
    reverse: node.direction === -1,
    scores,
    low: orNull(minimum(column)),
    median: compared ? orNull(median(column)) : null,
    best: compared ? orNull(maximum(column)) : null,
    weight: context.weights.get(node.code) ?? null,
  }
}
