import { issue, Problem } from "#issues"
import { type RegisterDefinition, readCounts } from "#registers"
import type { Packs } from "#services/frameworks"
import type { CheckedCounts, RegisterContext } from "./context.ts"

export interface FoundRegister {
  readonly pack: string
  readonly definition: RegisterDefinition
}

/** Every register of the packs by its id; of two with one id the first pack's. */
export function registersOf(packs: Packs): ReadonlyMap<string, FoundRegister> {
  const found = new Map<string, FoundRegister>()
  for (const [pack, { pack: content }] of packs)
    for (const [id, definition] of content.registers) if (!found.has(id)) found.set(id, { pack, definition })
  return found
}

/** @throws Problem not-found; the issue names the registers there are */
export function getRegister(packs: Packs, id: string): FoundRegister {
  const all = registersOf(packs)
  const found = all.get(id)
  if (found === undefined)
    throw new Problem("not-found", [
      issue("error", "register-unknown", id, { register: id, known: [...all.keys()] }),
    ])
  return found
}

const read = new WeakMap<RegisterDefinition, CheckedCounts>()

/** The counts of a definition, their expressions read once. */
export function countsOf(
  definition: RegisterDefinition,
  context: Pick<RegisterContext, "parseSql">,
): CheckedCounts {
  const known = read.get(definition)
  if (known !== undefined) return known
  const { counts } = readCounts(definition, context.parseSql)
  read.set(definition, counts)
  return counts
}

/**
 * The count that gives an indicator its value: the one that the indicator of the pack names itself (`count`), else the
 * one whose definition names the indicator.
 */
export function countOfIndicator(
  packs: Packs,
  pack: string,
  indicator: string,
): (FoundRegister & { readonly count: RegisterDefinition["counts"][number] }) | null {
  const all = registersOf(packs)
  const own = ownCount(packs, pack, indicator)
  for (const found of all.values()) {
    if (own !== null && own.register !== found.definition.id) continue
    const count = found.definition.counts.find((one) =>
      own === null ? one.indicator === indicator : one.code === own.code,
    )
    if (count !== undefined) return { ...found, count }
  }
  return null
}

function ownCount(packs: Packs, pack: string, indicator: string) {
  const found: { readonly count?: { readonly register: string; readonly code: string } } | undefined = packs
    .get(pack)
    ?.pack.indicators.get(indicator)
  return found?.count ?? null
}
