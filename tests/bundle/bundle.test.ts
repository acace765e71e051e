// The bundle works where there is nothing: no network, no Node, no database; unpacked under a folder only root may enter.
import { execFileSync, spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { mkdtemp, readdir, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { bundle } from "../../scripts/bundle/main.ts"

let folder: string
let archive: string
let top: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gaoxin-bundle-"))
  archive = await bundle(folder)
  execFileSync("tar", ["-xzf", archive, "-C", folder])
  top = join(folder, basename(archive, ".tar.gz"))
}, 180_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

/** A network of one's own, with nothing in it but this machine; where that may not be made, the machine's. */
const alone = spawnSync("unshare", ["-rn", "ip", "link", "set", "lo", "up"]).status === 0

test("its digest is beside it", () => {
  const told = readFileSync(`${archive}.sha256`, "utf8")
  expect(told).toBe(
    `${createHash("sha256").update(readFileSync(archive)).digest("hex")}  ${basename(archive)}\n`,
  )
})

test("it holds what an installation needs and nothing of development", async () => {
  const names = await readdir(top)
  expect(names).toEqual(
    expect.arrayContaining([
      "gaoxin",
      "sbom.cdx.json",
      "third-party-licences.txt",
      "LICENSE",
      "packs",
      "deploy",
      "dist",
    ]),
  )
  expect(names).not.toContain("tests")
  const modules = await readdir(join(top, "node_modules"))
  for (const name of ["vitest", "vite", "typescript", "playwright-core", "pg16", "react"])
    expect(modules).not.toContain(name)
})

test("it starts, is ready, serves a page and evaluates, with no network and an empty environment", () => {
  const script = `
    ${alone ? "ip link set lo up" : ":"}
    cd "$1"
    ./gaoxin evaluate --pack provinces --json > "$2/result.json" 2> /dev/null || exit 3
    ./gaoxin serve --port 8897 > "$2/log" 2>&1 & pid=$!
    code='
      const until = Date.now() + 60000
      for (;;) {
        const answer = await fetch("http://127.0.0.1:8897/api/ready").catch(() => null)
        if (answer?.status === 200) break
        if (Date.now() > until) process.exit(4)
        await new Promise((done) => setTimeout(done, 50))
      }
      const page = await (await fetch("http://127.0.0.1:8897/")).text()
      const out = await fetch("http://1.1.1.1/", { signal: AbortSignal.timeout(2000) }).then(() => "reached", () => "none")
      console.log(JSON.stringify({ page: page.includes("<div id"), out }))
    '
    ./node_modules/node-linux-*/bin/node --input-type=module -e "$code"; asked=$?
    kill -TERM $pid; wait $pid; ended=$?
    cat "$2/log" >&2
    [ $asked = 0 ] || exit $asked
    exit $ended
  `
  const [command = "", ...words] = [
    ...(alone ? ["unshare", "-rn"] : []),
    "sh",
    "-c",
    script,
    "sh",
    top,
    folder,
  ]
  const done = spawnSync(command, words, {
    encoding: "utf8",
    env: { PATH: "/usr/sbin:/usr/bin:/sbin:/bin", GAOXIN_DATA: join(folder, "data") },
  })
  expect(done.status, done.stderr).toBe(0)
  expect(JSON.parse(done.stdout)).toEqual({ page: true, out: alone ? "none" : expect.any(String) })
  expect(JSON.parse(readFileSync(join(folder, "result.json"), "utf8"))).toBeTypeOf("object")
}, 120_000)
