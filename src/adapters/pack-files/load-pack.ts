import { readdir, stat } from "node:fs/promises"
import { basename, join, resolve } from "node:path"
import { type Issue, issue } from "#issues"
import { buildPack, checkPack, type Pack, placeIssue } from "#packs"
import { readPackFolder } from "./read-pack-folder.ts"

/**
 * Loads a pack with all its problems.
 * @param nameOrFolder name of a folder in `packsRoot`, else the path of a folder
 * @returns no pack when there is no such folder (`pack-not-found`); else what could be read of it
 */
export async function loadPack(
  nameOrFolder: string,
  packsRoot: string,
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
  return { pack, folder, issues: [...read.issues, ...issues, ...named, ...checkPack(pack)] }
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
