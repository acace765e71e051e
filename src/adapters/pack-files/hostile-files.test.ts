// Files made to hurt, and files that stand alone.
import { cp, mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { loadFramework, loadMethod, loadPack } from "./index.ts"

const demo = resolve(import.meta.dirname, "../../../packs/demo")
let root = ""

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "packs-"))
  await cp(demo, join(root, "demo"), { recursive: true })
})
afterEach(() => rm(root, { recursive: true, force: true }))

const at = (path: string) => join(root, "demo", path)
const load = async () => (await loadPack("demo", root)).issues
const framework = "frameworks/demo-2021.yaml"

describe("hostile files", () => {
  test("an alias bomb is refused", async () => {
    const levels = Array.from(
      { length: 9 },
      (_, i) => `l${i + 1}: &l${i + 1} [${Array(9).fill(`*l${i}`).join(", ")}]`,
    )
    await writeFile(at("themes.yaml"), ["l0: &l0 [x, x]", ...levels].join("\n"))
    expect((await load()).map((issue) => [issue.code, issue.path])).toContainEqual([
      "pack-yaml-aliases",
      "themes.yaml",
    ])
  })

  test("a tree that holds itself is refused", async () => {
    await writeFile(
      at(framework),
      "id: demo-2021\ntitle: x\nstatus: ours\ntree:\n  - &a { code: index, label: x, children: [*a] }\n",
    )
    const codes = (await load()).map((issue) => issue.code)
    expect(codes.some((code) => code === "pack-cycle" || code === "pack-yaml-aliases")).toBe(true)
  })

  test("a link out of the pack is not read", async () => {
    await rm(at("themes.yaml"))
    await symlink("/etc/hosts", at("themes.yaml"))
    expect((await load()).map((issue) => [issue.code, issue.path])).toContainEqual([
      "pack-link-outside",
      "themes.yaml",
    ])
  })

  test("a linked folder out of the pack is not read", async () => {
    await symlink("/etc", at("more"))
    expect((await load()).filter((issue) => issue.path.startsWith("more"))).toEqual([])
  })

  test("a file that is too large, or not UTF-8, is not read", async () => {
    await truncate(at("themes.yaml"), 5 * 1024 * 1024)
    await writeFile(at("goals.yaml"), Uint8Array.of(0x2d, 0x20, 0xd6, 0xd0))
    const found = (await load()).map((issue) => [issue.code, issue.path])
    expect(found).toContainEqual(["pack-too-large", "themes.yaml"])
    expect(found).toContainEqual(["pack-unreadable", "goals.yaml"])
  })
})

test("a pack that is not there is refused, naming those that are", async () => {
  const { pack, issues } = await loadPack("dem", root)
  expect(pack).toBeNull()
  expect(issues[0]).toMatchObject({ code: "pack-not-found", values: { available: ["demo"] } })
})

describe("files that stand alone", () => {
  test("a framework may define its indicators in the same file", async () => {
    const path = join(root, "own.yaml")
    await writeFile(
      path,
      `id: own
title: Own
status: ours
indicators:
  goods: { label: Goods, unit: 元, direction: higher-is-better }
tree:
  - code: index
    label: Index
    children: [goods, { code: waste, label: Waste, direction: lower-is-better, weight: 2 }]
`,
    )
    const { framework, issues } = await loadFramework(path)
    expect(issues).toEqual([])
    expect(framework?.nodes.map(({ code, direction, weight }) => [code, direction, weight])).toEqual([
      ["index", 1, 1],
      ["goods", 1, null],
      ["waste", -1, 2],
    ])
  })

  test("a method file's faults have file and line; JSON is read as well", async () => {
    const yaml = join(root, "m.yaml")
    await writeFile(yaml, "normalise:\n  method: min-max\n  rnge: [0, 1]\nweigths: equal\n")
    expect((await loadMethod(yaml)).issues.map((issue) => issue.path)).toEqual([`${yaml}:4`])
    await writeFile(yaml, "normalise:\n  method: min-max\n  rnge: [0, 1]\n")
    expect((await loadMethod(yaml)).issues.map((issue) => issue.path)).toContain(`${yaml}:3`)
    const json = join(root, "m.json")
    await writeFile(json, '{"normalise": {"method": "z-score"}}')
    expect(await loadMethod(json)).toEqual({ method: { normalise: { method: "z-score" } }, issues: [] })
  })
})
