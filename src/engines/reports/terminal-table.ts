import stringWidth from "string-width"
import type { EvaluationResult } from "#evaluation"
import type { Language } from "#issues"
import { cleanText } from "./clean-text.ts"
import { barScale, showNumber } from "./numbers.ts"
import { reportTexts } from "./report-texts.ts"
import { intervalWeights, originText, statusWords } from "./result-words.ts"
import { type Standing, standingOf } from "./standing.ts"
import { fill, textOf } from "./text.ts"

export interface TerminalOptions {
  readonly language: Language
  /** Columns of the terminal. */
  readonly width: number
  /** Ranked entities to list; left out: all. */
  readonly limit?: number
}

interface TerminalColumn {
  readonly head: string
  readonly cells: readonly string[]
  readonly numeric?: boolean
  readonly flexible?: boolean
}

const gap = "  "
const longestName = 36
const shortestName = 8
const longestClass = 16
const longestBar = 40

/** The ranking for a terminal: aligned also with Chinese names, nothing in a name can move the cursor. */
export function terminalTable(result: EvaluationResult, options: TerminalOptions): string {
  const { language, width, limit } = options
  const standing = standingOf(result)
  const index = standing.index ?? ""
  const listed = standing.ranked.slice(0, limit)
  const more = standing.ranked.length - listed.length
  const positions = [...listed, ...standing.unranked]
  const word = (key: keyof typeof reportTexts) => reportTexts[key][language]
  const statuses = standing.unranked.map(
    (position) => statusWords[result.entities[position]?.status ?? "no-score"][language],
  )
  const tail = widest(statuses) + gap.length
  const columns = fitted(rankingColumns(result, standing, positions, language), width - tail)
  const widths = columns.map((column) => widest([column.head, ...column.cells]))
  const room = width - widths.reduce((sum, own) => sum + own + gap.length, 0)
  const scale = barScale(result.scores[index] ?? [])
  const line = (i: number) => {
    const cells = columns.map((column, c) =>
      pad(column.cells[i] ?? "", widths[c] ?? 0, column.numeric === true),
    )
    const position = positions[i]!
    const status = result.entities[position]?.status ?? "ranked"
    const end =
      status === "ranked"
        ? blocks(result.scores[index]?.[position] ?? null, scale, Math.min(longestBar, room))
        : statusWords[status][language]
    return [...cells, end].join(gap).trimEnd()
  }
  const head = columns
    .map((column, c) => pad(column.head, widths[c] ?? 0, column.numeric === true))
    .join(gap)
    .trimEnd()
  const rule = "─".repeat(Math.min(width, stringWidth(head)))
  const notice = result.framework.notice
  return [
    [textOf(result.framework.title, result.framework.id)[language], result.data.period]
      .filter((part) => part)
      .join(" · "),
    ...(notice === undefined ? [] : [textOf(notice, "")[language]]),
    `${word("origin")}${word("colon")}${originText(result.data.origin)[language]}`,
    ...(standing.ranked.length < 2 ? [word("noRank")] : standing.hasRanks ? [] : [word("separateClasses")]),
    ...(result.rankIntervals === undefined ? [] : [word("intervalNotice")]),
    "",
    head,
    rule,
    ...listed.map((_, i) => line(i)),
    ...(more > 0 ? [fill(reportTexts.more, { count: more })[language]] : []),
    ...(standing.unranked.length > 0 ? [rule] : []),
    ...standing.unranked.map((_, i) => line(listed.length + i)),
    "",
  ].join("\n")
}

function rankingColumns(
  result: EvaluationResult,
  standing: Standing,
  positions: readonly number[],
  language: Language,
): TerminalColumn[] {
  const index = standing.index ?? ""
  const column = (key: keyof typeof reportTexts, cell: (position: number) => string, numeric = false) => ({
    head: reportTexts[key][language],
    cells: positions.map(cell),
    numeric,
    flexible: key === "name",
  })
  const rank = (ranks: readonly (number | null)[] | undefined) => (position: number) =>
    showNumber(ranks?.[position], 0)
  const entity = (position: number) => result.entities[position]
  return [
    column("rank", standing.hasRanks ? rank(result.ranks[index]) : () => "—", true),
    ...(standing.hasClassRanks
      ? [
          column("classRank", rank(result.classRanks[index]), true),
          column("class", (position) => truncate(cleanText(entity(position)?.class ?? "—"), longestClass)),
        ]
      : []),
    column("code", (position) => cleanText(entity(position)?.code ?? "")),
    column("name", (position) => truncate(cleanText(entity(position)?.name ?? ""), longestName)),
    column("score", (position) => showNumber(result.scores[index]?.[position], standing.decimals), true),
    ...(result.rankIntervals ?? []).map((interval) => ({
      head: intervalWeights(interval.weights)[language],
      numeric: true,
      cells: positions.map((position) => rankSpan(interval.best[position], interval.worst[position])),
    })),
  ].filter(({ cells }) => cells.some((cell) => cell !== ""))
}

/** Names give way when the terminal is narrow; numbers are never cut. */
function fitted(columns: readonly TerminalColumn[], width: number): TerminalColumn[] {
  const others = columns.filter((column) => column.flexible !== true)
  const taken = others.reduce(
    (sum, { head, cells }) => sum + widest([head, ...cells]) + gap.length,
    gap.length,
  )
  const most = Math.max(shortestName, width - taken)
  return columns.map((column) =>
    column.flexible === true
      ? { ...column, cells: column.cells.map((cell) => truncate(cell, most)) }
      : column,
  )
}

const widest = (texts: readonly string[]): number =>
  texts.reduce((most, text) => Math.max(most, stringWidth(text)), 0)

function rankSpan(best: number | null | undefined, worst: number | null | undefined): string {
  if (best == null || worst == null) return "—"
  return best === worst ? String(best) : `${best}–${worst}`
}

function pad(text: string, width: number, right: boolean): string {
  const space = " ".repeat(Math.max(0, width - stringWidth(text)))
  return right ? space + text : text + space
}

/** At most so many columns wide, the cut marked. */
function truncate(text: string, width: number): string {
  if (stringWidth(text) <= width) return text
  let kept = ""
  for (const character of text) {
    if (stringWidth(kept + character) > width - 1) break
    kept += character
  }
  return `${kept}…`
}

/** A bar in whole blocks, at least one for a value above the lower end. */
function blocks(value: number | null, [low, high]: readonly [number, number], room: number): string {
  if (value === null || room < 5) return ""
  const share = (value - low) / (high - low)
  return "█".repeat(Math.max(share > 0 ? 1 : 0, Math.round(share * room)))
}
