import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { readdir, readFile, stat, statfs } from "node:fs/promises"
import { join } from "node:path"
import type { Database } from "#database"
import type { SnapshotManifest } from "#returns"
import type { EvaluationContext } from "#services/evaluation"
import type { DoctorContext } from "#services/operations"

export interface DoctorInput {
  readonly database: Database
  /** The data folder. */
  readonly folder: string
  readonly server: DoctorContext["server"]
  readonly evaluation: EvaluationContext
}

/** What the doctor needs of the outside, for the server and for the command. */
export function makeDoctorContext({ database, folder, server, evaluation }: DoctorInput): DoctorContext {
  const asSignIn = async <T extends object>(text: string, values: readonly unknown[]): Promise<T[]> => {
    const client = await database.connectAs("gaoxin_auth")
    try {
      return (await client.query<T>(text, [...values])).rows
    } finally {
      await client.end()
    }
  }
  return {
    server,
    withActor: database.withActor,
    signIn: {
      withSecondFactor: async (people) =>
        (
          await asSignIn<{ id: string }>(
            'select distinct "userId" as id from auth."twoFactor" where verified and "userId" = any($1)',
            [people],
          )
        ).map((row) => row.id),
      sessionsOlderThan: async (hours) =>
        Number(
          (
            await asSignIn<{ count: string }>(
              `select count(*) as count from auth.session
               where "expiresAt" > now() and "createdAt" < now() - make_interval(hours => $1)`,
              [hours],
            )
          )[0]?.count ?? 0,
        ),
    },
    files: {
      mode: async (name) => {
        const found = await stat(join(folder, name)).catch(() => null)
        return found === null ? null : found.mode & 0o777
      },
      newest: async (name) => {
        const names = await readdir(join(folder, name)).catch(() => [])
        const found = await Promise.all(names.map((one) => stat(join(folder, name, one)).catch(() => null)))
        const times = found.flatMap((one) => (one?.isFile() ? [one.mtimeMs] : []))
        return times.length === 0 ? null : new Date(Math.max(...times))
      },
      freeBytes: async () => {
        const { bavail, bsize } = await statfs(folder)
        return bavail * bsize
      },
    },
    digestOfArtefact: (digest) => digestOf(join(folder, "artefacts", digest)),
    faultsOfSnapshot: async (name, manifestDigest) => {
      const manifest = join(folder, "snapshots", name, "manifest.json")
      if ((await digestOf(manifest)) !== manifestDigest) return [`${name}/manifest.json`]
      const { files } = JSON.parse(await readFile(manifest, "utf8")) as SnapshotManifest
      const wrong: string[] = []
      for (const { file, digest } of files)
        if ((await digestOf(join(folder, "snapshots", name, file))) !== digest) wrong.push(`${name}/${file}`)
      return wrong
    },
    faultyPacks: async () => {
      const faulty: { pack: string; errors: number }[] = []
      for (const pack of await evaluation.packNames()) {
        const loaded = await evaluation.loadPack(pack)
        const errors = loaded.issues.filter((found) => found.severity === "error").length
        if (errors > 0 || loaded.pack === null) faulty.push({ pack, errors: Math.max(1, errors) })
      }
      return faulty
    },
    nodeVersion: process.versions.node,
    now: () => new Date(),
  }
}

/** SHA-256 of a file, hex; `null`: it is not there. */
function digestOf(path: string): Promise<string | null> {
  return new Promise((done) => {
    const hash = createHash("sha256")
    createReadStream(path)
      .on("error", () => done(null))
      .on("data", (chunk) => hash.update(chunk))
      .on("end", () => done(hash.digest("hex")))
  })
}
