import { createReadStream } from "node:fs"
import { readdir, readFile, stat } from "node:fs/promises"
import { join } from "node:path"
import type { Pack } from "#packs"
import type { SnapshotManifest } from "#returns"
import type { EvaluationContext } from "#services/evaluation"
import type { IndicatorContext } from "#services/indicators"
import type { SnapshotContext, SnapshotFolders } from "#services/snapshots"
import { makeIndicatorContext } from "./indicator-context.ts"

export interface SnapshotsInput {
  /** The data folder. */
  readonly folder: string
  readonly evaluation: EvaluationContext
  readonly packs: ReadonlyMap<string, { readonly pack: Pack; readonly folder: string }>
}

/** What snapshots need of the outside: their folders in the data folder, and returns out of them. */
export async function makeSnapshotsContext({
  folder,
  evaluation,
  packs,
}: SnapshotsInput): Promise<Pick<SnapshotContext, "snapshots" | "indicators">> {
  const whole = await makeIndicatorContext(evaluation)
  const own: IndicatorContext = {
    ...whole,
    loadPack: async (name) => {
      const loaded = packs.get(name)
      return loaded === undefined ? whole.loadPack(name) : { ...loaded, issues: [] }
    },
  }
  return {
    snapshots: makeSnapshotFolders(join(folder, "snapshots")),
    indicators: (places) => (places === null ? own : { ...own, ...within(places, own) }),
  }
}

/** Returns and lists of some places only. */
function within(
  places: readonly string[],
  { readTable }: IndicatorContext,
): Pick<IndicatorContext, "openSnapshot" | "readTable"> {
  return {
    openSnapshot: async (folder) => {
      const { openSnapshot } = await import("#snapshots")
      const { snapshot, issues } = await openSnapshot(folder, { scope: places })
      return { source: snapshot === null ? null : { ...snapshot, origin: snapshot.manifest.origin }, issues }
    },
    readTable: async (path, options) => {
      const { table, issues } = await readTable(path, options)
      const at = table?.header.indexOf("place") ?? -1
      if (table === null || at < 0) return { table, issues }
      const seen = table.rows.filter(({ cells }) => places.some((one) => cells[at]?.startsWith(one) === true))
      return { table: { ...table, rows: seen }, issues }
    },
  }
}

function makeSnapshotFolders(root: string): SnapshotFolders {
  const pathOf = (name: string, file?: string) => join(root, name, ...(file === undefined ? [] : [file]))
  return {
    pathOf,
    write: async (name, { carried, before, ...locked }) => {
      const { writeLockedSnapshot } = await import("#snapshots")
      return writeLockedSnapshot(pathOf(name), {
        ...locked,
        carried: carried === null ? null : { folder: pathOf(carried.folder), period: carried.period },
        before: before === null ? null : pathOf(before),
      })
    },
    digestOf: async (name) => {
      const { manifestDigest } = await import("#snapshots")
      return manifestDigest(pathOf(name)).catch(absent)
    },
    manifestOf: async (name) => {
      const text = await readFile(pathOf(name, "manifest.json"), "utf8").catch(absent)
      // Written by writeLockedSnapshot; whoever reads the files holds them and it against their digests.
      return text === null ? null : (JSON.parse(text) as SnapshotManifest)
    },
    filesOf: async (name) => {
      const names = (await readdir(pathOf(name)).catch(absent)) ?? []
      return Promise.all(
        names.sort().map(async (file) => ({ file, bytes: (await stat(pathOf(name, file))).size })),
      )
    },
    stream: (name, file) => createReadStream(pathOf(name, file)),
  }
}

function absent(cause: NodeJS.ErrnoException): null {
  if (cause.code === "ENOENT") return null
  throw cause
}
