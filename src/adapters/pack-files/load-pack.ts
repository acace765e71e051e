import { readdir, stat } from "node:fs/promises"
import { basename, join, resolve } from "node:path"
import type { SqlParser } from "#expressions"
import { type Issue, issue } from "#issues"
import { buildPack, checkPack, type Pack, placeIssue, type Register } from "#packs"
import { readPackFolder } from "./read-pack-folder.ts"

export interface LoadOptions {
  /** PostgreSQL's parser; left out: the expressions of a pack are not read. */
  readonly parse?: SqlParser
}

/**
 * Loads a pack with all its problems.
 * @param nameOrFolder name of a folder in `packsRoot`, else the path of a folder
 * @returns no pack when there is no such folder (`pack-not-found`); else what could be read of it
 */
export async function loadPack(
  nameOrFolder: string,
  packsRoot: string,
  { parse }: LoadOptions = {},
): Promise<{ pack: Pack | null; folder: string; issues: Issue[] }> {
  const folder = await findFolder(nameOrFolder, packsRoot)
  if (folder === null) {
    const available = await listPacks(packsRoot)
    return {
      pack: null,
      folder: nameOrFolder,
      issues: [issue("error", "pack-not-found", nameOrFolder, { name: nameOrFolder, available })],
    }
  }
  const read = await readPackFolder(folder)
  const { pack, issues } = buildPack(read.files)
  const manifest = read.files.find((file) => file.path === "pack.yaml")
  const named =
    manifest === undefined || pack.manifest.id === "unnamed" || pack.manifest.id === basename(folder)
      ? []
      : [
          placeIssue("warning", "pack-folder-name", manifest, ["id"], {
            id: pack.manifest.id,
            folder: basename(folder),
          }),
        ]
  const [registers, tables] = await Promise.all([
    registersElsewhere(pack, packsRoot),
    tablesElsewhere(pack, packsRoot),
  ])
  const between = checkPack(pack, { registers, tables, ...(parse === undefined ? {} : { parse }) })
  return { pack, folder, issues: [...read.issues, ...issues, ...named, ...between] }
}

/** Registers of the other packs, where an indicator names one that is not its own pack's. */
async function registersElsewhere(pack: Pack, packsRoot: string): Promise<Map<string, Register>> {
  const found = new Map<string, Register>()
  const wanted = [...pack.indicators.values()].some(
    ({ count }) => count !== undefined && !pack.registers.has(count.register),
  )
  if (!wanted) return found
  for (const name of await listPacks(packsRoot)) {
    if (name === pack.manifest.id) continue
    const { files } = await readPackFolder(join(packsRoot, name), ["registers"])
    for (const [id, register] of buildPack(files).pack.registers) found.set(id, register)
  }
  return found
}

/** Names of the other packs' tables, where a variable takes its codes from one that is not its own pack's. */
async function tablesElsewhere(pack: Pack, packsRoot: string): Promise<Set<string>> {
  const wanted = [...pack.variables.values()].some(
    ({ codes }) => codes !== undefined && !pack.data.has(codes),
  )
  if (!wanted) return new Set()
  const others = (await listPacks(packsRoot)).filter((name) => name !== pack.manifest.id)
  const names = await Promise.all(
    others.map((name) => readdir(join(packsRoot, name, "data")).catch(() => [])),
  )
  return new Set(names.flat().filter((name) => name.endsWith(".csv")))
}

/** Names of the packs in a folder: its folders that hold a pack.yaml. */
export async function listPacks(packsRoot: string): Promise<string[]> {
  const names = await readdir(packsRoot).catch(() => [])
  const isPack = await Promise.all(names.map((name) => isFile(join(packsRoot, name, "pack.yaml"))))
  return names.filter((_, i) => isPack[i]).sort((a, b) => (a < b ? -1 : 1))
}

async function findFolder(nameOrFolder: string, packsRoot: string): Promise<string | null> {
  const candidates = /^[\w.-]+$/.test(nameOrFolder)
    ? [join(packsRoot, nameOrFolder), resolve(nameOrFolder)]
    : [resolve(nameOrFolder)]
  for (const folder of candidates) if (await isFile(join(folder, "pack.yaml"))) return folder
  return null
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() ?? false
}
