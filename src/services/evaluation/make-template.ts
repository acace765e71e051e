import { type Dataset, type Framework, periodsOf } from "#evaluation"
import { type Issue, issue } from "#issues"
import { readDataset } from "#tables"
import type { EvaluationContext } from "./context.ts"
import { type FrameworkChoice, findFramework } from "./find-framework.ts"
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
  const previous = await knownData(framework, options, choice, context, issues)
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
  })
  return { workbook, entities: entities.length, issues }
}

async function knownData(
  framework: Framework,
  options: TemplateOptions,
  choice: FrameworkChoice,
  context: EvaluationContext,
  issues: Issue[],
): Promise<Dataset | null> {
  if (options.data === undefined && choice.pack?.manifest.default?.data === undefined) return null
  const table = await readOwnData(options, choice.pack, choice.folder, context, issues)
  if (table === null) return null
  const read = readDataset(table, columnPlan(framework, undefined, {}))
  issues.push(...read.issues)
  return read.dataset
}
