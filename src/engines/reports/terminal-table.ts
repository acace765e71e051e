import stringWidth from "string-width"
import type { EvaluationResult } from "#evaluation"
import type { Language } from "#issues"
import { cleanText } from "./clean-text.ts"
import { barScale, showNumber } from "./numbers.ts"
import { reportTexts } from "./report-texts.ts"
import { intervalWeights, originText, statusWords } from "./result-words.ts"
import { standingOf } from "./standing.ts"
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
}

const gap = "  "
const longestName = 36
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
  const whole = (column: readonly (number | null)[] | undefined) => (position: number) =>
    showNumber(column?.[position], 0)
  const each = (cell: (position: number) => string) => positions.map(cell)
  const columns: TerminalColumn[] = [
    {
      head: word("rank"),
      numeric: true,
      cells: each(standing.hasRanks ? whole(result.ranks[index]) : () => "—"),
    },
    ...(standing.hasClassRanks
      ? [{ head: word("classRank"), numeric: true, cells: each(whole(result.classRanks[index])) }]
      : []),
    { head: word("code"), cells: each((position) => cleanText(result.entities[position]?.code ?? "")) },
    {
      head: word("name"),
      cells: each((position) => truncate(cleanText(result.entities[position]?.name ?? ""), longestName)),
    },
    {
      head: word("score"),
      numeric: true,
      cells: each((position) => showNumber(result.scores[index]?.[position], standing.decimals)),
    },
    ...(result.rankIntervals ?? []).map((interval) => ({
      head: intervalWeights(interval.weights)[language],
      numeric: true,
      cells: each((position) => rankSpan(interval.best[position], interval.worst[position])),
    })),
  ].filter((column) => column.cells.some((cell) => cell !== ""))
  const widths = columns.map((column) =>
    Math.max(...[column.head, ...column.cells].map((text) => stringWidth(text))),
  )
  const room = width - widths.reduce((sum, own) => sum + own + gap.length, 0)
  const scale = barScale(result.scores[index] ?? [])
  const line = (i: number) => {
    const cells = columns.map((column, c) =>
      pad(column.cells[i] ?? "", widths[c] ?? 0, column.numeric === true),
    )
    const position = positions[i]!
    const status = result.entities[position]?.status ?? "ranked"
    const tail =
      status === "ranked"
        ? blocks(result.scores[index]?.[position] ?? null, scale, Math.min(longestBar, room))
        : statusWords[status][language]
    return [...cells, tail].join(gap).trimEnd()
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
