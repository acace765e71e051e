import type { ImportAnswers, ImportProfile } from "#imports"
import type { Issue } from "#issues"
import { checkShape, ImportAnswersSchema, ImportProfileSchema } from "#packs"
import { parseYamlFile } from "./parse-yaml-file.ts"
import { readParsed } from "./read-pack-folder.ts"

/** Loads an import profile from a file of its own (YAML or JSON), as a pack's imports/ holds it. */
export async function loadProfile(
  path: string,
): Promise<{ readonly profile: ImportProfile | null; readonly issues: Issue[] }> {
  const { file, issues } = await readParsed(path, path, parseYamlFile)
  if (file === null) return { profile: null, issues }
  // The schema is the profile that the engine reads.
  const profile = checkShape(ImportProfileSchema, file.value ?? {}, file, [], issues) as ImportProfile | null
  return { profile, issues }
}

/** Loads answers to the questions of an import (YAML or JSON). */
export async function loadAnswers(
  path: string,
): Promise<{ readonly answers: ImportAnswers | null; readonly issues: Issue[] }> {
  const { file, issues } = await readParsed(path, path, parseYamlFile)
  if (file === null) return { answers: null, issues }
  const answers = checkShape(ImportAnswersSchema, file.value ?? {}, file, [], issues) as ImportAnswers | null
  return { answers, issues }
}
