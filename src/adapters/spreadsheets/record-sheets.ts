import { labelText } from "#evaluation"
import { describeIssue, type IssueTexts } from "#issues"
import { adjustmentWords, missingWords, severityWords } from "#reports"
import type { ResultBook } from "./result-book.ts"
import type { SheetPlan } from "./sheet-plan.ts"
import { originName, stepName, workbookTexts } from "./workbook-texts.ts"

type Row = (string | number | null)[]
type Word = keyof typeof workbookTexts

/** How the result came about: settings, what is missing, treatment, adjustments, sources, issues. */
export function recordSheets(
  book: ResultBook,
  sources: readonly Readonly<Record<string, unknown>>[],
  texts: IssueTexts,
): SheetPlan[] {
  const { result, language } = book
  const sheet = (name: Word, heads: readonly Word[], rows: Row[], widths: number[]): SheetPlan => ({
    name: workbookTexts[name][language],
    heads: [heads.map((head) => workbookTexts[head][language])],
    rows,
    widths,
  })
  const pair = (list: readonly (number | null)[]) => list.map((value) => value ?? "—").join(" → ")
  const treatment = result.treatment.map(({ node, winsorised, transform, skew, kurtosis }) => [
    node,
    winsorised.join(", "),
    transform,
    pair(skew),
    pair(kurtosis),
  ])
  const adjustments = result.adjustments.map(({ entity, kind, points, node, reason, reference }) => [
    entity,
    adjustmentWords[kind][language],
    points,
    node,
    reason,
    reference,
  ])
  const missing = result.missing.map(({ step, node, entity, reason }) => [
    stepName(step, language),
    node,
    entity,
    missingWords[reason][language],
  ])
  const issues = result.issues.map((found) => [
    severityWords[found.severity][language],
    found.path,
    describeIssue(found, language, texts),
  ])
  const optional = (rows: Row[], plan: SheetPlan) => (rows.length === 0 ? [] : [plan])
  return [
    sheet("settings", ["item", "content"], flatten("", result.method), [36, 60]),
    ...optional(
      treatment,
      sheet(
        "treatment",
        ["node", "winsorised", "transform", "skew", "kurtosis"],
        treatment,
        [16, 30, 14, 24, 24],
      ),
    ),
    ...optional(
      adjustments,
      sheet(
        "adjustments",
        ["entity", "kind", "points", "node", "reason", "reference"],
        adjustments,
        [14, 14, 10, 14, 40, 40],
      ),
    ),
    ...optional(missing, sheet("missing", ["step", "node", "entity", "reason"], missing, [16, 20, 16, 24])),
    sheet("sources", ["item", "content"], [...identity(book), ...sourceRows(book, sources)], [28, 90]),
    ...optional(issues, sheet("issues", ["severity", "place", "text"], issues, [10, 36, 110])),
  ]
}

/** `treat.winsorise.max` → 5: every option on a row of its own. */
function flatten(path: string, value: unknown): Row[] {
  if (typeof value === "object" && value !== null && Object.keys(value).length > 0)
    return Object.entries(value).flatMap(([key, inner]) =>
      flatten(path === "" ? key : `${path}.${key}`, inner),
    )
  return [[path, typeof value === "number" || typeof value === "string" ? value : JSON.stringify(value)]]
}

function identity({ result, language }: ResultBook): Row[] {
  const { framework, data, engine, sizeTest } = result
  const word = (key: Word) => workbookTexts[key][language]
  return [
    [word("framework"), `${labelText(framework.title, language, framework.id)} (${framework.id})`],
    [word("frameworkDigest"), framework.digest],
    [word("period"), data.period],
    [word("dataDigest"), data.digest],
    [word("origin"), data.origin === undefined ? null : originName(data.origin, language)],
    [word("engine"), `${engine.name} ${engine.version}`],
    [word("formulas"), word("formulasText")],
    ...Object.entries(sizeTest?.correlation ?? {}).map(([node, value]) => [
      `${word("sizeTest")} (${sizeTest?.size}): ${node}`,
      value,
    ]),
  ]
}

function sourceRows({ language }: ResultBook, sources: readonly Readonly<Record<string, unknown>>[]): Row[] {
  return sources.map((source, i) => [
    `${workbookTexts.source[language]} ${i + 1}`,
    Object.values(source)
      .filter((value) => value !== undefined && value !== null)
      .map((value) => (typeof value === "object" ? JSON.stringify(value) : String(value)))
      .join(" · "),
  ])
}
