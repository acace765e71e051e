import type { Framework } from "#evaluation"
import type { Issue } from "#issues"
import { checkTree, methodOf, type Pack, readFramework, toFramework } from "#packs"
import { parseYamlFile } from "./parse-yaml-file.ts"
import { readParsed } from "./read-pack-folder.ts"

/**
 * Loads one framework file that stands alone (`--framework file.yaml`): its indicators inline in the tree, in its
 * own `indicators:` map, or in `pack` when one is given.
 */
export async function loadFramework(
  path: string,
  pack: Pack | null = null,
): Promise<{ framework: Framework | null; issues: Issue[] }> {
  const { file, issues } = await readParsed(path, path, parseYamlFile)
  if (file === null) return { framework: null, issues }
  const framework = readFramework(file, pack?.indicators ?? new Map(), issues)
  if (framework === null) return { framework: null, issues }
  issues.push(...checkTree(framework))
  return { framework: toFramework(framework, (name) => pack && methodOf(pack, name)), issues }
}
