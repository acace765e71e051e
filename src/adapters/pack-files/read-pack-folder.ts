import { readdir, readFile, realpath, stat } from "node:fs/promises"
import { join, relative, sep } from "node:path"
import { type Issue, issue } from "#issues"
import type { PackFile } from "#packs"
import { parseCsvFile } from "./parse-csv-file.ts"
import { parseYamlFile } from "./parse-yaml-file.ts"

const mebibyte = 1024 * 1024

/** Bytes of one file; above it the file is not read. */
export const sizeLimits = { yaml: 4 * mebibyte, csv: 64 * mebibyte }

/** Files of one pack; above it nothing more is read. */
const fileLimit = 1000

/**
 * Reads the files of a pack: the folder and its folders, nothing deeper, nothing outside. Names in code-point order.
 * @param only names of folders; left out: everything
 */
export async function readPackFolder(
  folder: string,
  only?: readonly string[],
): Promise<{ files: PackFile[]; issues: Issue[] }> {
  const root = await realpath(folder)
  const files: PackFile[] = []
  const issues: Issue[] = []
  for (const path of await pathsIn(root)) {
    if (only !== undefined && !only.includes(path.split("/")[0] ?? "")) continue
    const read = await readPackFile(root, path)
    issues.push(...read.issues)
    if (read.file !== null) files.push(read.file)
  }
  return { files, issues }
}

async function pathsIn(root: string): Promise<string[]> {
  const paths: string[] = []
  for (const name of await readdir(root)) {
    if (name.startsWith(".")) continue
    const inside = await stat(join(root, name)).catch(() => null)
    if (inside?.isDirectory() !== true) paths.push(name)
    else if (await isInside(root, name))
      for (const below of await readdir(join(root, name)))
        if (!below.startsWith(".")) paths.push(`${name}/${below}`)
    if (paths.length > fileLimit) break
  }
  return paths.slice(0, fileLimit).sort((a, b) => (a < b ? -1 : 1))
}

async function readPackFile(root: string, path: string): Promise<{ file: PackFile | null; issues: Issue[] }> {
  const refuse = (code: string, values: Record<string, unknown> = {}) => ({
    file: null,
    issues: [issue("error", code, path, { file: path, ...values })],
  })
  if (!(await isInside(root, path))) return refuse("pack-link-outside")
  const kind = /\.(ya?ml|csv)$/.exec(path)?.[1]
  if (kind === undefined) return { file: { path, text: "", value: null, locate: () => null }, issues: [] }
  const limit = kind === "csv" ? sizeLimits.csv : sizeLimits.yaml
  return readParsed(join(root, path), path, kind === "csv" ? parseCsvFile : parseYamlFile, limit)
}

/** Reads and parses one file of at most `limit` bytes of UTF-8. `path` is its name in issues. */
export async function readParsed(
  fullPath: string,
  path: string,
  parse: (path: string, text: string) => { file: PackFile | null; issues: Issue[] },
  limit: number = sizeLimits.yaml,
): Promise<{ file: PackFile | null; issues: Issue[] }> {
  const refuse = (code: string, values: Record<string, unknown>) => ({
    file: null,
    issues: [issue("error", code, path, { file: path, ...values })],
  })
  try {
    const about = await stat(fullPath)
    if (!about.isFile()) return refuse("pack-unreadable", { why: "not a file" })
    if (about.size > limit) return refuse("pack-too-large", { size: about.size, limit })
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await readFile(fullPath))
    return parse(path, text)
  } catch (cause) {
    if (cause instanceof TypeError) return refuse("pack-unreadable", { why: "not UTF-8" })
    if (cause instanceof Error && "code" in cause) return refuse("pack-unreadable", { why: cause.message })
    throw cause
  }
}

/** Whether a path, links followed, stays in the folder. A broken link does not. */
async function isInside(root: string, path: string): Promise<boolean> {
  const real = await realpath(join(root, path)).catch(() => null)
  if (real === null) return false
  const way = relative(root, real)
  return way !== "" && way !== ".." && !way.startsWith(`..${sep}`)
}
