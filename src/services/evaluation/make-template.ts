import { type Dataset, type Framework, periodsOf } from "#evaluation"
import { type Issue, issue } from "#issues"
import { readDataset } from "#tables"
import type { EvaluationContext } from "./context.ts"
import { type FrameworkChoice, findFramework } from "./find-framework.ts"
import { sourceWords } from "./list-template.ts"
import { columnPlan, readOwnData } from "./run-evaluation.ts"

export interface TemplateOptions {
  readonly pack?: string
  readonly framework?: string
  readonly data?: string
  readonly period?: string
}

/**
 * The workbook to fill for a framework: the population and last values come from the data given, or the pack's own.
 * @returns no workbook when there is no framework, with the reason
 */
export async function makeTemplate(
  options: TemplateOptions,
  language: "zh" | "en",
  context: EvaluationContext,
): Promise<{ workbook: Uint8Array | null; entities: number; issues: readonly Issue[] }> {
  const choice = await findFramework(options, context)
  const issues = [...choice.issues]
  const { framework } = choice
  if (framework === null) {
    if (issues.length === 0)
      issues.push(
        issue("error", "template-needs-framework", "--framework", { allowed: await context.packNames() }),
      )
    return { workbook: null, entities: 0, issues }
  }
  const size = sizeOf(framework)
  const previous = await knownData(framework, options, choice, size, context, issues)
  const latest = previous === null ? null : (periodsOf(previous).at(-1) ?? null)
  const entities =
    previous?.codes.flatMap((code, row) =>
      previous.periods[row] === latest ? [{ code, name: previous.names[row] ?? null }] : [],
    ) ?? []
  const workbook = await context.writeTemplate({
    framework,
    entities,
    period: options.period ?? null,
    ...(previous === null ? {} : { previous }),
    language,
    ...(size === undefined ? {} : { size }),
    background: backgroundOf(framework, choice, language),
  })
  return { workbook, entities: entities.length, issues }
}

/** How indicators are computed, and where their definitions are from, as far as the pack says. */
function backgroundOf({ nodes }: Framework, { pack }: FrameworkChoice, language: "zh" | "en") {
  const background = new Map<string, { formula?: string; source?: string }>()
  for (const { code } of nodes) {
    const indicator = pack?.indicators.get(code)
    if (pack === null || indicator === undefined) continue
    const source = sourceWords(pack, indicator.reference, language)
    background.set(code, {
      ...(indicator.value === undefined ? {} : { formula: indicator.value }),
      ...(source === undefined ? {} : { source }),
    })
  }
  return background
}

/** The size column that the framework's own method names. */
function sizeOf({ method }: Framework): string | undefined {
  if (typeof method !== "object" || method === null || !("size" in method)) return undefined
  return typeof method.size === "string" ? method.size : undefined
}

async function knownData(
  framework: Framework,
  options: TemplateOptions,
  choice: FrameworkChoice,
  size: string | undefined,
  context: EvaluationContext,
  issues: Issue[],
): Promise<Dataset | null> {
  if (options.data === undefined && choice.pack?.manifest.default?.data === undefined) return null
  const table = await readOwnData(options, choice.pack, choice.folder, context, issues)
  if (table === null) return null
  const read = readDataset(table, columnPlan(framework, table.header, size))
  issues.push(...read.issues)
  return read.dataset
}
