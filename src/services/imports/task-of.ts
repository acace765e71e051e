import type { Actor } from "#access"
import type { Framework } from "#evaluation"
import type { ImportChoice, ImportProfile, ImportTask, KnownEntity } from "#imports"
import { issue, Problem } from "#issues"
import { type DictionaryOptions, dictionaryOf, type Pack } from "#packs"
import type { Transaction } from "#schema"
import { getDraftFramework, getPack, type Packs } from "#services/frameworks"
import { registersOf } from "#services/registers"
import { ownProfiles } from "./profile-store.ts"
import { registerProfiles } from "./register-profile.ts"

/** What a person says of a file when bringing it in. */
export interface ImportRequest {
  readonly fileName: string
  readonly pack: string
  /** Id in the pack, or `draft:ID`; `null`: all indicators of the pack. */
  readonly framework: string | null
  /** `null`: none; left out: by likeness. */
  readonly profile?: string | null
  readonly period: string | null
}

/**
 * The dictionaries and profiles that a file is read with: of the pack, of every register, and the organisation's own.
 * @throws Problem not-found for a pack or framework that is not there
 */
export async function taskOf(
  tx: Transaction,
  actor: Actor,
  request: ImportRequest,
  context: { readonly packs: Packs },
): Promise<Omit<ImportTask, "want" | "answers">> {
  const pack = getPack(context.packs, request.pack)
  const ownFramework = await draftOf(tx, request.framework)
  const framework = ownFramework === null ? request.framework : null
  if (framework !== null && !pack.frameworks.has(framework))
    throw new Problem("not-found", [
      issue("error", "no-such-framework", `${request.pack}/${framework}`, {
        allowed: [...pack.frameworks.keys()],
      }),
    ])
  const base: DictionaryOptions = { framework, ownFramework, entities: await entitiesOf(tx, actor, pack) }
  return taskFor(context.packs, request, base, await ownProfiles(tx, request.pack))
}

/** The task of a request, with profiles of one's own before those of the packs. */
export function taskFor(
  packs: Packs,
  request: ImportRequest,
  base: DictionaryOptions,
  own: readonly ImportProfile[],
): Omit<ImportTask, "want" | "answers"> {
  const pack = getPack(packs, request.pack)
  const profiles = new Map<string, ImportProfile>()
  for (const profile of [...own, ...profilesFor(packs, request.pack)])
    if (!profiles.has(profile.id)) profiles.set(profile.id, profile)
  return {
    fileName: request.fileName,
    choices: [...profiles.values()].flatMap((profile) => choiceOf(packs, pack, profile, base) ?? []),
    plain: dictionaryOf(pack, base),
    ...(request.profile === undefined ? {} : { profile: request.profile }),
    period: request.period,
  }
}

/** Profiles of a pack, those of lists and enterprises of every pack, and one for each register that has none. */
export function profilesFor(packs: Packs, pack: string): ImportProfile[] {
  const written = [...packs].flatMap(([name, { pack: content }]) =>
    [...content.profiles.values()].filter((profile) => name === pack || profile.rows !== "entities"),
  )
  return [...written, ...registerProfiles(packs)]
}

function choiceOf(
  packs: Packs,
  pack: Pack,
  profile: ImportProfile,
  base: DictionaryOptions,
): ImportChoice | null {
  if (profile.rows === "entities") return { profile, dictionary: dictionaryOf(pack, { ...base, profile }) }
  if (profile.rows === "records") {
    const register = profile.register === undefined ? undefined : registersOf(packs).get(profile.register)
    // Pack check says so; a list whose register is not there cannot be kept.
    if (register === undefined) return null
    return { profile, dictionary: dictionaryOf(pack, { profile, register: register.definition }) }
  }
  const home = [...packs.values()].find(({ pack: one }) => one.profiles.has(profile.id))?.pack ?? pack
  return { profile, dictionary: dictionaryOf(home, { profile }) }
}

async function draftOf(tx: Transaction, framework: string | null): Promise<Framework | null> {
  return framework?.startsWith("draft:") === true
    ? await getDraftFramework(tx, framework.slice("draft:".length))
    : null
}

/** Zones within the actor's reach of the same origin as the pack's: a real file never names an invented zone. */
async function entitiesOf(tx: Transaction, actor: Actor, pack: Pack): Promise<KnownEntity[]> {
  if (actor.kind !== "person") return []
  const { origin } = pack.manifest
  const rows = await tx
    .selectFrom("organisation")
    .where("kind", "=", "zone")
    .where("origin", origin === "invented" ? "=" : "<>", "invented")
    .where((where) =>
      where.or([
        where(where.fn<boolean>("starts_with", ["place", where.val(actor.scope)]), "=", true),
        where("id", "=", actor.organisation),
      ]),
    )
    .select(["id", "name_zh", "name_en", "short_name"])
    .orderBy("id")
    .limit(10_000)
    .execute()
  return rows.map(({ id, name_zh, name_en, short_name }) => ({
    code: id,
    names: [name_zh, short_name, name_en].filter((name): name is string => name !== null && name !== ""),
  }))
}
