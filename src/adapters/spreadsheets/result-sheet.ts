import { labelText } from "#evaluation"
import { statusWords } from "#reports"
import { findRankFormula } from "./rank-formula.ts"
import { leadColumns, type ResultBook } from "./result-book.ts"
import { findScoreFormula } from "./score-formula.ts"
import { type Content, firstRow, type SheetPlan } from "./sheet-plan.ts"
import { workbookTexts } from "./workbook-texts.ts"

/** After rank, rank in class, code, name and class; the scores follow. */
const statusColumn = 5
const heads = 2

/** Ranks and scores of all aggregates, the index first. */
export function resultSheet(book: ResultBook): SheetPlan {
  const { result, layout, language, places, weightPlace } = book
  const { aggregates, entities } = layout
  const index = aggregates[0]?.code ?? ""
  const intervals = result.rankIntervals ?? []
  const start = firstRow(book, heads)
  const rankFormula = findRankFormula(result, index, {
    score: leadColumns.result,
    status: statusColumn,
    ranked: statusWords.ranked[language],
    firstRow: start,
  })
  const scoreFormulas = aggregates.map(({ code }) => findScoreFormula(result, code, places, weightPlace))
  const words = (key: "rank" | "classRank" | "code" | "name" | "class" | "status") =>
    workbookTexts[key][language]
  const interval = (weights: string) => (weights === "any" ? "" : ` (${weights})`)
  return {
    name: workbookTexts.results[language],
    heads: [
      [
        ...(["rank", "classRank", "code", "name", "class", "status"] as const).map(words),
        ...aggregates.map(({ label, code }) => labelText(label, language, code)),
        ...intervals.flatMap(({ weights }) => [
          `${workbookTexts.bestRank[language]}${interval(weights)}`,
          `${workbookTexts.worstRank[language]}${interval(weights)}`,
        ]),
      ],
      [
        ...["rank", "class_rank", "code", "name", "class", "status"],
        ...aggregates.map(({ code }) => code),
        ...intervals.flatMap(({ weights }) => [`best_rank:${weights}`, `worst_rank:${weights}`]),
      ],
    ],
    rows: entities.map((entity, i): Content[] => {
      const row = start + i
      const own = result.entities[entity]
      return [
        rankFormula?.(entity, row) ?? cell(result.ranks[index], entity),
        cell(result.classRanks[index], entity),
        own?.code ?? "",
        own?.name ?? null,
        own?.class ?? null,
        own === undefined ? null : statusWords[own.status][language],
        ...aggregates.map(
          ({ code }, k) => scoreFormulas[k]?.(entity, row) ?? cell(result.scores[code], entity),
        ),
        ...intervals.flatMap(({ best, worst }) => [cell(best, entity), cell(worst, entity)]),
      ]
    }),
    frozen: 4,
    formats: [...new Array<undefined>(leadColumns.result).fill(undefined), ...aggregates.map(() => "0.00")],
    widths: [7, 10, 14, 24, 14, 16],
  }
}

const cell = (column: readonly (number | null)[] | undefined, entity: number): number | null =>
  column?.[entity] ?? null
