import { randomBytes, randomUUID } from "node:crypto"
import { existsSync } from "node:fs"
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { refusal } from "./refusal.ts"

/** What the installation must keep to itself: made at the first start, kept in the data folder, readable by its owner. */
export interface Secrets {
  /** Passwords of the database's roles, by role. */
  readonly database: Readonly<Record<DatabaseRole, string>>
  /** Signs the cookies of sign-in. */
  readonly signIn: string
  /** Keys the digests of one-time links and tokens. */
  readonly links: string
}

export const databaseRoles = [
  "postgres",
  "gaoxin_owner",
  "gaoxin_app",
  "gaoxin_auth",
  "gaoxin_sealer",
  "gaoxin_backup",
] as const

export type DatabaseRole = (typeof databaseRoles)[number]

/**
 * Reads `secrets.json` of the data folder, or makes it.
 *
 * @param keep what a restored installation brings along: its own sign-in secret and key of links
 * @throws Problem `secrets-missing` when a database is there whose passwords are gone; `secrets-unreadable`
 */
export async function loadSecrets(
  folder: string,
  keep: Partial<Pick<Secrets, "signIn" | "links">> = {},
): Promise<Secrets> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, "secrets.json")
  const known = await readSecrets(path)
  if (known !== null) return known
  if (existsSync(join(folder, "postgres", "PG_VERSION"))) throw refusal("secrets-missing", { folder })
  const random = () => randomBytes(32).toString("base64url")
  const made: Secrets = {
    database: Object.fromEntries(databaseRoles.map((role) => [role, random()])) as Secrets["database"],
    signIn: keep.signIn ?? random(),
    links: keep.links ?? random(),
  }
  const draft = `${path}.${randomUUID()}.draft`
  await writeFile(draft, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flush: true })
  // Linked, not moved: of two first starts the second takes what the first one made.
  const first = await link(draft, path).then(
    () => true,
    (cause: unknown) => {
      if (cause instanceof Error && "code" in cause && cause.code === "EEXIST") return false
      throw cause
    },
  )
  await rm(draft, { force: true })
  return first ? made : loadSecrets(folder, keep)
}

async function readSecrets(path: string): Promise<Secrets | null> {
  let text: string
  try {
    text = await readFile(path, "utf8")
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return null
    throw refusal("secrets-unreadable", {
      path,
      reason: cause instanceof Error ? cause.message : String(cause),
    })
  }
  try {
    return checkedSecrets(JSON.parse(text))
  } catch (cause) {
    throw refusal("secrets-unreadable", {
      path,
      reason: cause instanceof Error ? cause.message : String(cause),
    })
  }
}

function checkedSecrets(value: unknown): Secrets {
  const found = value as Partial<Secrets> | null
  const texts = [found?.signIn, found?.links, ...databaseRoles.map((role) => found?.database?.[role])]
  if (texts.some((text) => typeof text !== "string" || text === "")) throw new Error("a secret is missing")
  // Every field was looked at above.
  return found as Secrets
}
