import type { ImportProfile } from "#imports"
import type { RegisterDefinition } from "#registers"
import type { Packs } from "#services/frameworks"
import { registersOf } from "#services/registers"

/** How lists are read into the registers that no profile of a pack names. */
export function registerProfiles(packs: Packs): ImportProfile[] {
  const served = new Set(
    [...packs.values()].flatMap(({ pack }) => [...pack.profiles.values()].map(({ register }) => register)),
  )
  return [...registersOf(packs).values()].flatMap(({ definition }) =>
    served.has(definition.id) ? [] : registerProfile(definition),
  )
}

/** By the labels, codes and names of its fields. */
function registerProfile({ id, title, fields }: RegisterDefinition): ImportProfile {
  return {
    id: `register-${id}`,
    title,
    rows: "records",
    register: id,
    columns: fields.map(({ code, label, names = [] }) => ({
      headers: [label.zh, label.en, code, ...names],
      measure: code,
    })),
  }
}
