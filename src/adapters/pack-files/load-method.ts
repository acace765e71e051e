import type { Issue } from "#issues"
import { checkMethod, checkShape, MethodSchema } from "#packs"
import { parseYamlFile } from "./parse-yaml-file.ts"
import { readParsed } from "./read-pack-folder.ts"

/**
 * Loads a method file (YAML or JSON). It is read as the evaluation reads it, so that every fault
 * has its file and line. `adjustments` stays a name: the caller knows what it is relative to.
 */
export async function loadMethod(
  path: string,
): Promise<{ method: Readonly<Record<string, unknown>> | null; issues: Issue[] }> {
  const { file, issues } = await readParsed(path, path, parseYamlFile)
  if (file === null) return { method: null, issues }
  const checked = checkShape(MethodSchema, file.value ?? {}, file, [], issues)
  if (checked === null) return { method: null, issues }
  const { title: _title, description: _description, ...method } = checked
  issues.push(...checkMethod(method, file, []))
  return { method, issues }
}
