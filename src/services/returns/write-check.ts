import { csvLine } from "#imports"
import type { Language, Words } from "#issues"
import { levelWords, placeName, type Told } from "#returns"
import type { CheckedFile } from "./check-file.ts"
import type { LineFile, ReturnsContext } from "./context.ts"

/** Findings that a workbook shows; findings.csv has all of them. */
export const mostShown = 50_000

const heads: readonly Words[] = [
  { zh: "级别", en: "Level" },
  { zh: "单元格", en: "Cell" },
  { zh: "填报单位", en: "Unit" },
  { zh: "名称", en: "Name" },
  { zh: "时期", en: "Period" },
  { zh: "指标代码", en: "Variable" },
  { zh: "审核关系", en: "Check" },
  { zh: "说明", en: "Text" },
  { zh: "相关单元格", en: "Other cells" },
]

export const findingHeads = (language: Language): string[] => heads.map((words) => words[language])

/** One finding as a line of a list. */
export function findingRow(told: Told, language: Language): (string | null)[] {
  const { level, cell, unit, name, period, variable, check, title, text, also } = told
  return [
    levelWords[level][language],
    cell,
    unit,
    name,
    period,
    variable,
    title === null ? check : `${title[language]}（${check}）`,
    text[language],
    also.map(placeName).join(" ") || null,
  ]
}

/** Takes findings as they come: all into findings.csv where a folder is given, the first ones for the workbook. */
export interface Collector {
  readonly sink: (told: Told) => void
  readonly kept: readonly Told[]
  readonly finish: () => void
  readonly abandon: () => void
}

export function collectFindings(
  folder: string | null,
  language: Language,
  context: Pick<ReturnsContext, "openDraft" | "resolvePath">,
): Collector {
  const kept: Told[] = []
  const file: LineFile | null =
    folder === null ? null : context.openDraft(context.resolvePath(folder, "findings.csv"))
  file?.write(`\uFEFF${csvLine(findingHeads(language))}`)
  return {
    kept,
    sink: (told) => {
      if (kept.length < mostShown) kept.push(told)
      file?.write(csvLine(findingRow(told, language)))
    },
    finish: () => file?.finish(),
    abandon: () => file?.abandon(),
  }
}

/**
 * Writes the annotated copy of the file, or the list of findings where it is too large for that, and check.json.
 * @returns names of the files, findings.csv with them
 */
export async function writeCheck(
  checked: CheckedFile,
  kept: readonly Told[],
  folder: string,
  path: string,
  language: Language,
  context: ReturnsContext,
): Promise<string[]> {
  const at = (name: string) => context.resolvePath(folder, name)
  const { source } = checked.workbook
  const stem = source.replace(/\.[^.]+$/, "")
  const annotated = await context.annotate({ path, workbook: checked.workbook }, kept, language)
  const name = annotated === null ? "findings.xlsx" : `${stem}-${language === "zh" ? "审核" : "checked"}.xlsx`
  const content =
    annotated ??
    (await context.writeFindings(
      kept.values().map((told) => findingRow(told, language)),
      findingHeads(language),
      language === "zh" ? "检查结果" : "Findings",
    ))
  await context.writeFile(at(name), content)
  await context.writeFile(at("check.json"), `${JSON.stringify(summaryOf(checked, kept), null, 2)}\n`)
  return [name, "findings.csv", "check.json"]
}

/** A check as JSON: what was read, every finding (up to `mostShown`), counts, and what could not be decided. */
export function summaryOf(checked: CheckedFile, kept: readonly Told[]) {
  const { workbook, survey, returns, counts, byCheck, undecided, against } = checked
  const all = counts.error + counts.warning
  return {
    file: { name: workbook.source, format: workbook.format, digest: workbook.digest },
    pack: survey.pack.manifest.id,
    forms: survey.asked.map(({ id, number, title, validUntil }) => ({ id, number, title, validUntil })),
    period: returns.period,
    layout: returns.layout,
    units: returns.units,
    columns: returns.columns.map(({ place, header, variable, unit, converted }) => ({
      cell: placeName(place),
      header,
      variable,
      unit,
      converted,
    })),
    missing: returns.missing,
    errors: counts.error,
    warnings: counts.warning,
    byCheck: Object.fromEntries(byCheck),
    findings: kept.map(({ place: _, also, ...told }) => ({ ...told, also: also.map(placeName) })),
    findingsLeftOut: all - kept.length,
    undecided,
    against,
  }
}
