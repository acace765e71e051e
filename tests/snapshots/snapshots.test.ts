import { createHash } from "node:crypto"
import { copyFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { describeIssue } from "#issues"
import type { SnapshotManifest } from "#returns"
import { openSnapshot, type SnapshotTable, snapshotIssueTexts, writeSnapshot } from "#snapshots"

let root: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "gaoxin-snapshots-"))
})
afterAll(() => rm(root, { recursive: true, force: true }))

const head = {
  title: { zh: "示例", en: "example" },
  origin: "invented",
  pack: "demo",
  made: "2026-01-01T00:00:00Z",
  excluded: null,
} as const
const units = [
  { unit: "99A", zone: "990001", place: "/99/990001/" },
  { unit: "99B", zone: "990001", place: "/99/990001/" },
  { unit: "99C", zone: "990002", place: "/99/990002/" },
  { unit: "99D", zone: null, place: "/99/" },
]
const economy = (period: string, values: readonly (number | null)[], order = units): SnapshotTable => ({
  form: "economy",
  period,
  columns: [
    { code: "revenue", type: "number", decimals: 2 },
    { code: "since", type: "date" },
  ],
  rows: order.map((unit, i) => ({ ...unit, cells: [values[i] ?? null, 19723 + i] })),
})
const people = (period: string, values: readonly (number | null)[], order = units): SnapshotTable => ({
  form: "people",
  period,
  columns: [
    { code: "staff", type: "number", decimals: 0 },
    { code: "kind", type: "text" },
  ],
  rows: order.map((unit, i) => ({ ...unit, cells: [values[i] ?? null, i % 2 === 0 ? "甲" : null] })),
})
const tables = [
  economy("2023", [100, 200, 300, 9_007_199_254_740_993n as unknown as number]),
  people("2023", [1, 2, 3, 4]),
  economy("2024", [110, null, 330, 440]),
  people("2024", [10, 20, 30, 40]),
]
const write = (name: string, given: readonly SnapshotTable[] = tables) =>
  writeSnapshot(join(root, name), head, given)
const sha256 = async (path: string) =>
  createHash("sha256")
    .update(await readFile(path))
    .digest("hex")

async function open(name: string, options: Parameters<typeof openSnapshot>[1] = {}) {
  const { snapshot, issues } = await openSnapshot(join(root, name), options)
  if (snapshot === null) throw new Error(JSON.stringify(issues))
  return snapshot
}

describe("a snapshot", () => {
  beforeAll(() => write("whole"))

  test("gives back what was written, forms of a period side by side", async () => {
    const snapshot = await open("whole")
    expect(snapshot.periods).toEqual(["2023", "2024"])
    expect([...snapshot.columns("2024")]).toEqual([
      ["revenue", 2],
      ["since", null],
      ["staff", 0],
      ["kind", null],
    ])
    expect(await snapshot.query(snapshot.relation("2024", ["revenue", "since", "staff", "kind"]))).toEqual([
      { ...units[0], revenue: "110", since: "2024-01-01", staff: "10", kind: "甲" },
      { ...units[1], revenue: null, since: "2024-01-02", staff: "20", kind: null },
      { ...units[2], revenue: "330", since: "2024-01-03", staff: "30", kind: "甲" },
      { ...units[3], revenue: "440", since: "2024-01-04", staff: "40", kind: null },
    ])
    // 2 ** 53 + 1 is no double.
    expect(
      await snapshot.query(
        "select period, cast(sum(revenue) as varchar) as revenue, count(*) as n from returns group by period order by period",
      ),
    ).toEqual([
      { period: "2023", revenue: "9007199254741593", n: "4" },
      { period: "2024", revenue: "880", n: "4" },
    ])
    snapshot.close()
  })

  test("is read only where a query names it", async () => {
    const snapshot = await open("whole")
    expect(snapshot.relation("2024", ["revenue"])).not.toContain("people-2024")
    const plan = await snapshot.query("explain select sum(staff) from returns where period = '2024'")
    const text = JSON.stringify(plan)
    expect(text).toContain("staff")
    expect(text).not.toMatch(/revenue|kind|since/)
    expect(() => snapshot.relation("2022", [])).toThrow("2022")
    expect(() => snapshot.relation("2024", ["nothing"])).toThrow("nothing")
    snapshot.close()
  })

  test("shows of a scope what lies in it, and nothing where the scope is empty", async () => {
    const seen = async (scope: readonly string[]) => {
      const snapshot = await open("whole", { scope })
      const all = await snapshot.query("select unit from returns where period = '2024' order by unit")
      const own = await snapshot.query(`${snapshot.relation("2024", ["staff"])} order by unit`)
      expect(own.map(({ unit }) => unit)).toEqual(all.map(({ unit }) => unit))
      snapshot.close()
      return all.map(({ unit }) => unit)
    }
    expect(await seen(["/99/990001/"])).toEqual(["99A", "99B"])
    expect(await seen(["/99/990001/", "/99/990002/"])).toEqual(["99A", "99B", "99C"])
    expect(await seen(["/99/"])).toEqual(["99A", "99B", "99C", "99D"])
    expect(await seen(["/99/9900"])).toEqual(["99A", "99B", "99C"])
    expect(await seen(["/98/", "%", "'"])).toEqual([])
    expect(await seen([])).toEqual([])
  })

  test("reaches no other file, and loads nothing", async () => {
    const snapshot = await open("whole")
    await write("other")
    const other = join(root, "other", "people-2024.parquet")
    for (const sql of [
      "select * from read_csv('/etc/passwd')",
      `select * from read_parquet('${other}')`,
      `copy (select 1) to '${join(root, "out.csv")}'`,
      `attach '${join(root, "x.db")}'`,
      "set enable_external_access = true",
      "load httpfs",
    ])
      await expect(snapshot.query(sql), sql).rejects.toThrow()
    snapshot.close()
  })

  test("is readable by its owner alone, and never written over", async () => {
    for (const name of ["manifest.json", "economy-2024.parquet"])
      expect((await stat(join(root, "whole", name))).mode & 0o777).toBe(0o600)
    expect((await stat(join(root, "whole"))).mode & 0o777).toBe(0o700)
    const before = await sha256(join(root, "whole", "manifest.json"))
    await expect(write("whole")).rejects.toThrow("snapshot-folder-taken")
    expect(await sha256(join(root, "whole", "manifest.json"))).toBe(before)
  })

  test("is whole or not there", async () => {
    const shuffled = [economy("2024", [1, 2, 3, 4]), people("2024", [1, 2, 3, 4], [...units].reverse())]
    await expect(write("half", shuffled)).rejects.toThrow("other units")
    await expect(stat(join(root, "half"))).rejects.toThrow("ENOENT")
  })
})

describe("what does not hold is refused, all of it at once", () => {
  const faults = async (name: string) => {
    const { snapshot, issues } = await openSnapshot(join(root, name))
    expect(snapshot).toBeNull()
    for (const one of issues)
      for (const language of ["zh", "en"] as const)
        expect(describeIssue(one, language, snapshotIssueTexts)).not.toMatch(/\{|snapshot-/)
    return issues.map(({ code }) => code)
  }
  const rewrite = async (name: string, change: (manifest: SnapshotManifest) => unknown) => {
    const path = join(root, name, "manifest.json")
    const manifest = JSON.parse(await readFile(path, "utf8")) as SnapshotManifest
    await writeFile(path, JSON.stringify(change(manifest)))
  }

  test("files that were changed or are missing", async () => {
    await write("changed")
    const path = join(root, "changed", "economy-2024.parquet")
    const bytes = await readFile(path)
    const middle = Math.floor(bytes.length / 2)
    bytes[middle] = (bytes[middle] ?? 0) ^ 1
    await writeFile(path, bytes)
    await rm(join(root, "changed", "people-2023.parquet"))
    expect(await faults("changed")).toEqual(["snapshot-file-missing", "snapshot-file-changed"])
  })

  test("forms of other units, though every digest of the manifest fits its file", async () => {
    await write("mixed")
    await write("reversed", [people("2024", [1, 2, 3, 4], [...units].reverse())])
    const path = join(root, "mixed", "people-2024.parquet")
    await copyFile(join(root, "reversed", "people-2024.parquet"), path)
    const digest = await sha256(path)
    await rewrite("mixed", (manifest) => ({
      ...manifest,
      files: manifest.files.map((file) => (file.file === "people-2024.parquet" ? { ...file, digest } : file)),
    }))
    expect(await faults("mixed")).toEqual(["snapshot-units-differ"])
    // The units' own digest: SHA-256 of 99A … 99D, each with a line break.
    const { files } = await write("digested")
    const expected = createHash("sha256").update("99A\n99B\n99C\n99D\n").digest("hex")
    expect(files.map(({ unitsDigest }) => unitsDigest)).toEqual([expected, expected, expected, expected])
    await rewrite("digested", (manifest) => ({
      ...manifest,
      files: manifest.files.map((file) => ({ ...file, unitsDigest: "0".repeat(64) })),
    }))
    expect(await faults("digested")).toEqual(Array(4).fill("snapshot-units-digest"))
  })

  test("manifests that are none, or lead out of the folder", async () => {
    await mkdir(join(root, "bare"))
    expect(await faults("bare")).toEqual(["snapshot-manifest-missing"])
    await writeFile(join(root, "bare", "manifest.json"), "{")
    expect(await faults("bare")).toEqual(["snapshot-manifest-json"])
    await write("outside")
    await rewrite("outside", (manifest) => ({
      ...manifest,
      origin: "real",
      files: [
        { ...manifest.files[0], file: "../whole/economy-2024.parquet" },
        { ...manifest.files[1], file: "*.parquet", period: "now" },
      ],
    }))
    expect(await faults("outside")).toEqual(Array(4).fill("snapshot-manifest"))
    expect(await faults("a*")).toEqual(["snapshot-folder-name"])
  })

  test("one form twice, one variable in two forms", async () => {
    await write("twice")
    await rewrite("twice", (manifest) => ({ ...manifest, files: [...manifest.files, manifest.files[0]] }))
    expect(await faults("twice")).toEqual(["snapshot-form-twice"])
    await write("shared", [economy("2024", [1, 2, 3, 4]), { ...economy("2024", [1, 2, 3, 4]), form: "copy" }])
    expect(await faults("shared")).toEqual(["snapshot-column-twice", "snapshot-column-twice"])
  })
})
