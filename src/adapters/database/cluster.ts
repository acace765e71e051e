import { execFile, spawnSync } from "node:child_process"
import { createHash, randomUUID } from "node:crypto"
import { existsSync } from "node:fs"
import { chown, cp, mkdir, readdir, realpath, rename, rm, stat, symlink, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { basename, dirname, join } from "node:path"
import { promisify } from "node:util"
import { refusal } from "./refusal.ts"
import { asServerUser, type ServerUser, serverUserOf } from "./server-user.ts"

const run = promisify(execFile)

/** Where a user who cannot enter root's folders keeps clusters and programs. */
const publicHome = "/var/lib/gaoxin"

/** Longest path of a Unix socket, less its name. */
const longestSocketFolder = 107 - "/.s.PGSQL.5432".length - 1

/** A database cluster on disk and as whom its programs run. */
export interface Cluster {
  /** Absolute, without links: the working folder of its server. */
  readonly data: string
  readonly binaries: string
  readonly user: ServerUser
  /** Folder for a new server's socket. */
  readonly socket: string
}

/** The cluster of a data folder, made when there is none. */
export async function openCluster(root: string, password: string, binaries: string): Promise<Cluster> {
  const place = join(root, "postgres")
  const user = await serverUserOf(place)
  const home = user.kind === "other" ? await homeOf(user, root) : root
  const programs = user.kind === "other" ? await reachable(user, binaries) : binaries
  if (!isWhole(place)) {
    // Never removed: it may hold what someone can still save.
    if (existsSync(place)) await rename(await realpath(place), `${place}.half-made-${randomUUID()}`)
    await rm(place, { force: true })
    await makeCluster(join(home, "postgres"), password, programs, user)
    if (home !== root) await symlink(join(home, "postgres"), place).catch(unlessThere)
  }
  const socket = await socketFolder(home, user)
  return { data: await realpath(place), binaries: programs, user, socket }
}

const isWhole = (cluster: string) =>
  existsSync(join(cluster, "PG_VERSION")) && existsSync(join(cluster, "global", "pg_control"))

async function makeCluster(
  place: string,
  password: string,
  binaries: string,
  user: ServerUser,
): Promise<void> {
  await removeDrafts(place)
  // Made beside its place and moved there whole: a first start that is killed leaves a draft, not half a cluster.
  const draft = `${place}.${process.pid}-${randomUUID()}.draft`
  const secret = `${draft}.password`
  await writeFile(secret, `${password}\n`, { mode: 0o600 })
  if (user.kind === "other") await chown(secret, user.uid, user.gid)
  const initdb = asServerUser(user, join(binaries, "initdb"), [
    "-D",
    draft,
    "-U",
    "postgres",
    "-E",
    "UTF8",
    "--locale=C.UTF-8",
    "-A",
    "scram-sha-256",
    `--pwfile=${secret}`,
    "-k",
  ])
  try {
    await run(initdb.command, [...initdb.arguments], { encoding: "utf8", cwd: "/", ...initdb.as })
  } catch (cause) {
    await rm(draft, { recursive: true, force: true })
    const told = cause instanceof Error && "stderr" in cause ? String(cause.stderr) : ""
    throw refusal("embedded-database-failed", { log: "initdb", reason: told === "" ? String(cause) : told })
  } finally {
    await rm(secret, { force: true })
  }
  // Whoever else made one at the same time was first.
  await rename(draft, place).catch(async (cause) => {
    await rm(draft, { recursive: true, force: true })
    if (!isWhole(place)) throw cause
  })
}

/** Drafts whose makers are gone. */
async function removeDrafts(place: string): Promise<void> {
  const folder = dirname(place)
  for (const name of await readdir(folder)) {
    const maker = new RegExp(`^${basename(place)}\\.(\\d+)-.*\\.draft(\\.password)?$`).exec(name)?.[1]
    if (maker !== undefined && !existsSync(`/proc/${maker}`))
      await rm(join(folder, name), { recursive: true, force: true, maxRetries: 10 })
  }
}

/** In the home of the cluster where its path is short enough, else in the temporary folder, under a name of its own. */
async function socketFolder(home: string, user: ServerUser): Promise<string> {
  const near = join(home, "socket")
  const folder =
    near.length <= longestSocketFolder ? near : join(tmpdir(), `gaoxin-${nameOf(home)}-${process.getuid?.()}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const made = await stat(folder)
  if (user.kind === "other") await chown(folder, user.uid, user.gid)
  else if (made.uid !== process.getuid?.() || (made.mode & 0o077) !== 0)
    throw refusal("embedded-database-failed", {
      log: folder,
      reason: "the folder of the socket is another user's",
    })
  return folder
}

const nameOf = (folder: string) => createHash("sha256").update(folder).digest("hex").slice(0, 16)

async function homeOf(user: ServerUser & { kind: "other" }, root: string): Promise<string> {
  const home = join(publicHome, nameOf(root))
  await mkdir(publicHome, { recursive: true, mode: 0o755 })
  await mkdir(home, { recursive: true, mode: 0o700 })
  await chown(home, user.uid, user.gid)
  return home
}

/** The programs where the user can run them: their own folder, else a copy. */
async function reachable(user: ServerUser, binaries: string): Promise<string> {
  const runs = (folder: string) => {
    const asked = asServerUser(user, join(folder, "postgres"), ["--version"])
    return spawnSync(asked.command, asked.arguments, { cwd: "/", encoding: "utf8", ...asked.as })
  }
  if (runs(binaries).status === 0) return binaries
  // In the name: which programs these are, so that newer ones are copied anew.
  const copy = join(
    publicHome,
    `programs-${nameOf(`${binaries} ${(await stat(join(binaries, "postgres"))).mtimeMs}`)}`,
  )
  if (!existsSync(copy)) {
    const draft = `${copy}.${randomUUID()}.draft`
    await cp(dirname(binaries), draft, { recursive: true, verbatimSymlinks: true })
    await rename(draft, copy).catch(unlessThere)
  }
  const tried = runs(join(copy, "bin"))
  if (tried.status !== 0)
    throw refusal("server-user-impossible", { reason: tried.stderr || tried.error?.message || "no message" })
  return join(copy, "bin")
}

function unlessThere(cause: unknown): void {
  const code = cause instanceof Error && "code" in cause ? cause.code : ""
  if (code !== "EEXIST" && code !== "ENOTEMPTY") throw cause
}
