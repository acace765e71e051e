// `npm run bundle`: one archive with everything, for a network without the internet. Needs no network itself.
import { spawnSync } from "node:child_process"
import { existsSync, statSync } from "node:fs"
import { mkdir, readFile, writeFile } from "node:fs/promises"
import { join, resolve } from "node:path"
import { type Entry, writeArchive } from "./archive.ts"
import { licenceFaults, licenceTexts } from "./licences.ts"
import { type Platform, pagePackages, serverPackages } from "./packages.ts"
import { makeSbom } from "./sbom.ts"

const root = resolve(import.meta.dirname, "../..")

/** The program that starts the product with the Node beside it. */
const start = (cpu: Platform["cpu"]) => `#!/bin/sh
# Starts gaoxin with the Node that came with it; nothing else need be installed.
here=$(dirname "$(readlink -f "$0")")
exec "$here/node_modules/node-linux-${cpu}/bin/node" "$here/src/cli/gaoxin.mjs" "$@"
`

/** In packages, but of no use to a running product. */
const unused: readonly RegExp[] = [
  /^src\/web\//,
  /\.test\.tsx?$/,
  /^node_modules\/.*\.(map|d\.ts|d\.mts|d\.cts)$/,
  // Headers and manuals of Node; whole-library builds of the charts, which are imported piece by piece.
  /^node_modules\/node-linux-\w+\/(include|share)\//,
  /^node_modules\/echarts\/(dist|i18n|theme|types)\//,
  // Another package's, which stands in the list by itself where it is needed.
  /^node_modules\/(?:.*\/)?\.(bin|cache|package-lock\.json)/,
]

/** Seconds. Told by the sources, not by the clock, so that the same sources give the same bytes. */
function sourceDate(): number {
  if (process.env.SOURCE_DATE_EPOCH !== undefined) return Number(process.env.SOURCE_DATE_EPOCH)
  const told = spawnSync("git", ["log", "-1", "--format=%ct"], { cwd: root, encoding: "utf8" })
  return told.status === 0
    ? Number(told.stdout)
    : Math.floor(statSync(join(root, "package.json")).mtimeMs / 1000)
}

/** @returns path of the archive */
export async function bundle(folder: string): Promise<string> {
  // Of this machine: the other's Node and PostgreSQL are not installed here.
  const cpu: Platform["cpu"] = process.arch === "arm64" ? "arm64" : "x64"
  const platform: Platform = { os: "linux", cpu }
  const { name, version } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as {
    name: string
    version: string
  }
  if (!existsSync(join(root, "dist/web/index.html")))
    throw new Error("dist/web is not built: run npm run build first")
  const server = serverPackages(root, platform)
  const pages = pagePackages(root, platform)
  const all = [...server, ...pages.filter(({ path }) => !server.some((one) => one.path === path))]
  const faults = licenceFaults(all)
  if (faults.length > 0) throw new Error(`licences that are not allowed:\n${faults.join("\n")}`)
  const at = new Date(sourceDate() * 1000)
  const top = `${name}-${version}-linux-${cpu}`
  const installed = new Set(server.map(({ path }) => path))
  const entries: Entry[] = [
    { name: "gaoxin", text: start(cpu), executable: true },
    {
      name: "sbom.cdx.json",
      text: `${JSON.stringify(makeSbom({ name, version }, server, pages, at.toISOString()), null, 1)}\n`,
    },
    { name: "third-party-licences.txt", text: licenceTexts(root, all) },
    ...[
      "LICENSE",
      "README.md",
      "CHANGELOG.md",
      "package.json",
      "docs",
      "deploy",
      "packs",
      "src",
      "dist/web",
    ].map((path) => ({ name: path, from: join(root, path) })),
    // A package inside another comes with it only when it is needed itself.
    ...server
      .filter(({ path }) => !server.some((other) => path.startsWith(`${other.path}/node_modules/`)))
      .map(({ path }) => ({ name: path, from: join(root, path) })),
  ]
  const isForeign = (path: string) => {
    const found = /^(node_modules\/.*\/node_modules\/(?:@[^/]+\/)?[^/]+)$/.exec(path)?.[1]
    return found !== undefined && !/\/@[^/]+$/.test(found) && !installed.has(found)
  }
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${top}.tar.gz`)
  const { digest, bytes, files } = await writeArchive(
    path,
    top,
    entries,
    at,
    (entry) => unused.some((pattern) => pattern.test(entry)) || isForeign(entry),
  )
  await writeFile(`${path}.sha256`, `${digest}  ${top}.tar.gz\n`)
  console.log(
    `${path}\n${(bytes / 1048576).toFixed(0)} MB, ${files} files, ${server.length} packages + ${pages.length} in the pages\nsha256 ${digest}`,
  )
  return path
}

if (import.meta.main) await bundle(join(root, "out"))
