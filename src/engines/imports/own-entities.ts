import type { ImportAnswers, ImportDictionary, ImportProfile } from "./model.ts"

/**
 * The dictionary with the entities that stand in no list and that a person took by their names: an answer, or a profile,
 * gives such a name itself as its code. A province's own zones come so.
 */
export function withOwnEntities(
  dictionary: ImportDictionary,
  answers: ImportAnswers,
  profile: ImportProfile | null,
): ImportDictionary {
  if (dictionary.entities === null) return dictionary
  const given = [...Object.entries(profile?.entities ?? {}), ...Object.entries(answers.entities ?? {})]
  const known = new Set(dictionary.entities.map(({ code }) => code))
  const own = new Set(given.flatMap(([text, code]) => (code === text && !known.has(code) ? [text] : [])))
  if (own.size === 0) return dictionary
  return {
    ...dictionary,
    entities: [...dictionary.entities, ...[...own].map((name) => ({ code: name, names: [name] }))],
  }
}
