import type { Framework } from "#evaluation"
import { type Issue, issue } from "#issues"
import { frameworkOf, type Pack } from "#packs"
import type { EvaluationContext } from "./context.ts"

export interface FrameworkChoice {
  readonly framework: Framework | null
  readonly pack: Pack | null
  readonly folder: string | null
  readonly issues: Issue[]
}

const isFile = (name: string) => /\.(ya?ml|json)$/i.test(name)

/** `--pack` and `--framework`: an id of the pack, or a file of its own; left out, the pack's default. */
export async function findFramework(
  options: { readonly pack?: string; readonly framework?: string },
  context: EvaluationContext,
): Promise<FrameworkChoice> {
  const issues: Issue[] = []
  let pack: Pack | null = null
  let folder: string | null = null
  if (options.pack !== undefined) {
    const loaded = await context.loadPack(options.pack)
    issues.push(...loaded.issues.filter((found) => found.severity === "error"))
    pack = loaded.pack
    folder = loaded.folder
    if (pack === null) return { framework: null, pack, folder, issues }
  }
  if (options.framework !== undefined && isFile(options.framework)) {
    const loaded = await context.loadFramework(options.framework)
    return { framework: loaded.framework, pack, folder, issues: [...issues, ...loaded.issues] }
  }
  if (pack === null) {
    if (options.framework !== undefined)
      issues.push(
        issue("error", "framework-id-needs-pack", "--framework", {
          id: options.framework,
          allowed: await context.packNames(),
        }),
      )
    return { framework: null, pack, folder, issues }
  }
  const id = options.framework ?? pack.manifest.default?.framework
  if (id === undefined || !pack.frameworks.has(id)) {
    issues.push(
      issue("error", "framework-not-in-pack", "--framework", { id, allowed: [...pack.frameworks.keys()] }),
    )
    return { framework: null, pack, folder, issues }
  }
  return { framework: frameworkOf(pack, id), pack, folder, issues }
}

/** Frameworks of the packs at hand all of whose indicators are columns of a table. */
export async function fittingFrameworks(
  columns: readonly string[],
  context: EvaluationContext,
): Promise<string[]> {
  const found: string[] = []
  for (const name of await context.packNames()) {
    const { pack } = await context.loadPack(name)
    for (const id of pack?.frameworks.keys() ?? []) {
      const framework = pack === null ? null : frameworkOf(pack, id)
      const indicators = framework?.nodes.filter((node) => node.kind === "indicator") ?? []
      if (indicators.length > 0 && indicators.every((node) => columns.includes(node.growthOf ?? node.code)))
        found.push(`--pack ${name} --framework ${id}`)
    }
  }
  return found
}
