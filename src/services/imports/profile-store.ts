import type { Actor } from "#access"
import type { ImportProfile } from "#imports"
import { issue, Problem, type Words } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { type Packs, wordsOf } from "#services/frameworks"
import { registersOf } from "#services/registers"
import type { ImportContext } from "./context.ts"
import { registerProfiles } from "./register-profile.ts"

export interface ProfileView {
  readonly id: string
  readonly title: Words
  /** `null`: an organisation's own. */
  readonly pack: string | null
  readonly rows: ImportProfile["rows"]
  readonly register: string | null
  readonly columns: number
  readonly version: number | null
  readonly createdAt: string | null
  readonly mine: boolean
}

const standing = (tx: Transaction) =>
  tx
    .selectFrom("import_profile")
    .where("deleted_at", "is", null)
    .select(["id", "name", "version", "title", "pack", "profile", "organisation_id", "created_at"])
    .orderBy("name")
    .orderBy("version", "desc")

/** The last version of each profile that the organisation keeps, and of those that it sees. */
async function lastVersions(tx: Transaction) {
  const rows = await standing(tx).limit(5000).execute()
  const last = new Map<string, (typeof rows)[number]>()
  for (const row of rows) {
    const key = `${row.organisation_id}\n${row.name}`
    if (!last.has(key)) last.set(key, row)
  }
  return [...last.values()]
}

/** Profiles that the actor sees, for a pack. */
export async function ownProfiles(tx: Transaction, pack: string): Promise<ImportProfile[]> {
  return (await lastVersions(tx)).filter((row) => row.pack === pack).map(({ profile }) => profile)
}

/** Profiles of the packs and those of organisations that the actor sees. */
export async function listProfiles(
  tx: Transaction,
  actor: Actor,
  context: { readonly packs: Packs },
): Promise<ProfileView[]> {
  const own = (await lastVersions(tx)).map(
    (row): ProfileView => ({
      ...viewOf(row.profile, null),
      id: row.id,
      title: { zh: row.title, en: row.title },
      version: row.version,
      createdAt: row.created_at.toISOString(),
      mine: actor.kind === "person" && row.organisation_id === actor.organisation,
    }),
  )
  return [...own, ...packProfiles(context.packs)]
}

export function packProfiles(packs: Packs): ProfileView[] {
  const written = [...packs].flatMap(([name, { pack }]) =>
    [...pack.profiles.values()].map((profile) => viewOf(profile, name)),
  )
  return [
    ...written,
    ...registerProfiles(packs).map((profile) =>
      viewOf(profile, registersOf(packs).get(profile.register ?? "")?.pack ?? null),
    ),
  ]
}

function viewOf(profile: ImportProfile, pack: string | null): ProfileView {
  return {
    id: profile.id,
    title: wordsOf(profile.title),
    pack,
    rows: profile.rows,
    register: profile.register ?? null,
    columns: profile.columns.length,
    version: null,
    createdAt: null,
    mine: false,
  }
}

/** @throws Problem not-found */
export async function getProfile(
  tx: Transaction,
  id: string,
  context: { readonly packs: Packs },
): Promise<ImportProfile> {
  const own = await standing(tx).where("id", "=", id).executeTakeFirst()
  if (own !== undefined) return own.profile
  for (const { pack } of context.packs.values()) {
    const profile = pack.profiles.get(id)
    if (profile !== undefined) return profile
  }
  const made = registerProfiles(context.packs).find((profile) => profile.id === id)
  if (made !== undefined) return made
  throw new Problem("not-found", [issue("error", "import-profile-not-found", id, { profile: id })])
}

/** Keeps a profile, as the next version where the organisation has one of that name. */
export async function saveProfile(
  tx: Transaction,
  actor: Extract<Actor, { kind: "person" }>,
  pack: string,
  title: string,
  profile: ImportProfile,
  context: Pick<ImportContext, "newId">,
): Promise<void> {
  const last = await tx
    .selectFrom("import_profile")
    .where("organisation_id", "=", actor.organisation)
    .where("name", "=", profile.id)
    .select((row) => row.fn.max("version").as("version"))
    .executeTakeFirst()
  const id = context.newId()
  await tx
    .insertInto("import_profile")
    .values({
      id,
      organisation_id: actor.organisation,
      place: actor.place,
      name: profile.id,
      version: Number(last?.version ?? 0) + 1,
      title,
      pack,
      profile: JSON.stringify(profile),
      deleted_at: null,
    })
    .execute()
  await recordAction(tx, {
    action: "import-profile.save",
    objectKind: "import-profile",
    objectId: id,
    detail: { name: profile.id, columns: profile.columns.length },
  })
}

/** Gives up a profile with all its versions; the rows stay. @throws Problem not-found */
export async function deleteProfile(tx: Transaction, actor: Actor, id: string, now: Date): Promise<void> {
  const row = await standing(tx).where("id", "=", id).executeTakeFirst()
  if (row === undefined || actor.kind !== "person" || row.organisation_id !== actor.organisation)
    throw new Problem("not-found", [issue("error", "import-profile-not-found", id, { profile: id })])
  await tx
    .updateTable("import_profile")
    .set({ deleted_at: now })
    .where("organisation_id", "=", row.organisation_id)
    .where("name", "=", row.name)
    .where("deleted_at", "is", null)
    .execute()
  await recordAction(tx, { action: "import-profile.delete", objectKind: "import-profile", objectId: id })
}
