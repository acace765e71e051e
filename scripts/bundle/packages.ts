// Which packages are in the product: what the server runs, and what is compiled into the pages. Read from the lock file,
// so that a peer that a library could use, but the product does not, is not taken along.
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

export interface ProductPackage {
  /** Its folder from the root: `node_modules/kysely`. */
  readonly path: string
  readonly name: string
  readonly version: string
  /** SPDX expression, as the package says. */
  readonly licence: string
  /** `sha512-…` of the archive that was installed. */
  readonly integrity: string
  /** Folders of what it needs. */
  readonly needs: readonly string[]
}

interface LockEntry {
  readonly name?: string
  readonly version?: string
  readonly integrity?: string
  readonly license?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>
  readonly os?: readonly string[]
  readonly cpu?: readonly string[]
  readonly libc?: readonly string[]
}

/** The machine that a bundle is for. */
export interface Platform {
  readonly os: "linux"
  readonly cpu: "x64" | "arm64"
}

/** Installed only to test on another version of the database. */
const forTests = new Set(["pg16"])

const readJson = (path: string) => JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>

/**
 * @param root folder of package.json and its lock file
 * @param names where to begin: dependencies of package.json
 * @throws Error when a package that is needed is not in the lock file
 */
function closure(root: string, names: readonly string[], platform: Platform): ProductPackage[] {
  const lock = readJson(join(root, "package-lock.json")).packages as Readonly<Record<string, LockEntry>>
  const found = new Map<string, ProductPackage>()
  const fits = ({ os, cpu, libc }: LockEntry) =>
    (os === undefined || os.includes(platform.os)) &&
    (cpu === undefined || cpu.includes(platform.cpu)) &&
    (libc === undefined || libc.includes("glibc"))

  /** As Node finds a package: in the nearest node_modules above. */
  function resolve(from: string, name: string): string | null {
    const folders = from.split("/node_modules/")
    for (let depth = folders.length; depth >= 1; depth--) {
      const path = `${folders.slice(0, depth).join("/node_modules/")}/node_modules/${name}`
      if (lock[path] !== undefined) return path
    }
    return lock[`node_modules/${name}`] === undefined ? null : `node_modules/${name}`
  }

  function visit(path: string): void {
    if (found.has(path)) return
    const entry = lock[path]
    if (entry === undefined) throw new Error(`${path} is not in the lock file`)
    const optional = { ...entry.optionalDependencies }
    const peers = Object.keys(entry.peerDependencies ?? {}).filter(
      (name) => entry.peerDependenciesMeta?.[name]?.optional !== true,
    )
    const needs: string[] = []
    for (const name of new Set([
      ...Object.keys(entry.dependencies ?? {}),
      ...Object.keys(optional),
      ...peers,
    ])) {
      const at = resolve(path, name)
      const there = at === null ? undefined : lock[at]
      if (at !== null && there !== undefined && fits(there)) needs.push(at)
      else if (!(name in optional)) throw new Error(`${path} needs ${name}, which is not in the lock file`)
    }
    const manifest = readJson(join(root, path, "package.json"))
    found.set(path, {
      path,
      name: String(manifest.name),
      version: String(manifest.version),
      licence: entry.license ?? (typeof manifest.license === "string" ? manifest.license : "unknown"),
      integrity: entry.integrity ?? "",
      needs,
    })
    for (const at of needs) visit(at)
  }

  for (const name of names) {
    const entry = lock[`node_modules/${name}`]
    if (entry !== undefined && fits(entry)) visit(`node_modules/${name}`)
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** What the server runs: the bundle's node_modules, with Node and PostgreSQL. */
export function serverPackages(root: string, platform: Platform): ProductPackage[] {
  const manifest = readJson(join(root, "package.json"))
  const names = [
    ...Object.keys(manifest.dependencies as object),
    ...Object.keys(manifest.optionalDependencies as object).filter((name) => !forTests.has(name)),
  ]
  return closure(root, names, platform)
}

/** What the pages import; in the bundle they are compiled, not installed. */
export function pagePackages(root: string, platform: Platform): ProductPackage[] {
  const names = new Set<string>()
  for (const path of readdirSync(join(root, "src/web"), { recursive: true, encoding: "utf8" })) {
    if (!/\.tsx?$/.test(path) || /\.test\.tsx?$/.test(path)) continue
    const text = readFileSync(join(root, "src/web", path), "utf8")
    for (const [, name = ""] of text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"([^".#][^"]*)"/g))
      names.add(
        name
          .split("/")
          .slice(0, name.startsWith("@") ? 2 : 1)
          .join("/"),
      )
  }
  return closure(root, [...names], platform)
}
