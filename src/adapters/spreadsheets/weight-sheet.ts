import type { EvaluationResult } from "#evaluation"
import { labelText } from "#evaluation"
import type { ResultBook } from "./result-book.ts"
import type { Content, SheetPlan } from "./sheet-plan.ts"
import { workbookTexts } from "./workbook-texts.ts"

/**
 * The tree, one column per node, in the columns that the steps have: what it is, and its weight. Weights that differ
 * by entity follow in one row per entity. The order of the rows is held by `weightRow`.
 */
export function weightSheet({ result, layout, language }: ResultBook): SheetPlan {
  const nodes = [...layout.indicators, ...layout.aggregates]
  const used = nodes.map(({ parent, code }) =>
    parent === null ? null : (result.weights[parent]?.[code] ?? null),
  )
  const word = (key: "parent" | "number" | "level" | "unit" | "direction" | "statedWeight" | "weight") =>
    workbookTexts[key][language]
  const directionOf = ({ kind, direction }: EvaluationResult["nodes"][number]) =>
    kind === "aggregate"
      ? null
      : direction === 1
        ? workbookTexts.higher[language]
        : workbookTexts.lower[language]
  const rows: Content[][] = [
    [word("parent"), "parent", ...nodes.map(({ parent }) => parent)],
    [word("number"), "number", ...nodes.map(({ number }) => number ?? null)],
    [word("level"), "level", ...nodes.map(({ level }) => level)],
    [word("unit"), "unit", ...nodes.map(({ unit }) => unit ?? null)],
    [word("direction"), "direction", ...nodes.map(directionOf)],
    [word("statedWeight"), "framework_weight", ...nodes.map(({ weight }) => weight)],
    [word("weight"), "weight", ...used.map((weight) => (typeof weight === "number" ? weight : null))],
  ]
  if (used.some(Array.isArray))
    for (const entity of layout.entities) {
      const own = used.map((weight) => (Array.isArray(weight) ? (weight[entity] ?? null) : weight))
      const { code = "", name = null } = result.entities[entity] ?? {}
      rows.push([name ?? code, code, ...own])
    }
  return {
    name: workbookTexts.weights[language],
    heads: [
      [workbookTexts.item[language], "", ...nodes.map(({ label, code }) => labelText(label, language, code))],
      ["item", "code", ...nodes.map(({ code }) => code)],
    ],
    rows,
    frozen: 2,
    widths: [26, 16],
  }
}
