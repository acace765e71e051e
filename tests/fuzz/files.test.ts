import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import fc from "fast-check"
import { strToU8, zipSync } from "fflate"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Issue } from "#issues"
import { describeIssue } from "#issues"
import { readDataset, readImeta, tableIssueTexts } from "#tables"
import { loadFramework, loadMethod } from "../../src/adapters/pack-files/index.ts"
import { readTable } from "../../src/adapters/spreadsheets/index.ts"

/**
 * Random and damaged files. Whatever comes, a reader answers with a table or an error; every message has a text in both
 * languages; and of a table that was read no row is lost unseen.
 */

let folder = ""
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gaoxin-fuzz-"))
})
afterAll(() => rmSync(folder, { recursive: true }))

const seconds = Number(process.env.GAOXIN_FUZZ_SECONDS ?? 0)
const settings = {
  seed: seconds > 0 ? Number(process.env.GAOXIN_FUZZ_SEED ?? Date.now() % 2 ** 31) : 20240921,
  numRuns: seconds > 0 ? 1_000_000 : 60,
  ...(seconds > 0 ? { interruptAfterTimeLimit: (seconds * 1000) / 4, markInterruptAsFailure: false } : {}),
}

/** A long run takes its seconds, and some to shrink what it found. */
const longest = 60_000 + seconds * 1000

function save(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

function told(issues: readonly Issue[]): void {
  for (const found of issues) {
    if (tableIssueTexts[found.code] === undefined) continue
    for (const language of ["zh", "en"] as const)
      expect(describeIssue(found, language, tableIssueTexts)).not.toContain("undefined")
  }
}

const cell = fc.oneof(
  { weight: 5, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }).map(String) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "",
      "—",
      "NA",
      "1,234",
      "１２．５",
      "=1+1",
      "+x",
      "@",
      "1e999",
      "NaN",
      "5%",
      '"',
      "a\nb",
      "\u0000",
      "甲",
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 8, unit: "grapheme" }) },
)
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

test(
  "tables of random cells: a dataset with every row, or errors",
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ code: fc.stringMatching(/^[a-z]{1,3}$/), a: cell, b: cell }), { maxLength: 12 }),
        async (rows) => {
          const lines = rows.map((row) => [row.code, row.a, row.b].map(quoted).join(","))
          const read = await readTable(save("table.csv", ["code,a,b", ...lines, ""].join("\n")))
          told(read.issues)
          if (read.table === null) {
            expect(read.issues.some((found) => found.severity === "error")).toBe(true)
            return
          }
          const { dataset, issues } = readDataset(read.table, {
            code: "code",
            name: "name",
            period: "period",
            numbers: ["a", "b"],
          })
          told(issues)
          if (dataset === null) expect(issues.some((found) => found.severity === "error")).toBe(true)
          else {
            expect(dataset.codes).toEqual(rows.map((row) => row.code))
            for (const column of Object.values(dataset.values))
              for (const x of column)
                expect(x === Number.POSITIVE_INFINITY || x === Number.NEGATIVE_INFINITY).toBe(false)
          }
        },
      ),
      settings,
    )
  },
  longest,
)

const part = fc.constantFrom(
  "xl/workbook.xml",
  "xl/worksheets/sheet1.xml",
  "xl/sharedStrings.xml",
  "xl/styles.xml",
  "[Content_Types].xml",
  "_rels/.rels",
  "xl/_rels/workbook.xml.rels",
  "../evil",
)

test(
  "damaged bytes of every kind of file are refused, never a crash",
  async () => {
    const text = fc.string({ maxLength: 300 })
    const zip = fc
      .array(fc.tuple(part, text), { maxLength: 5 })
      .map((parts) => zipSync(Object.fromEntries(parts.map(([name, content]) => [name, strToU8(content)]))))
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 400 }), zip, text.map(strToU8))
    await fc.assert(
      fc.asyncProperty(
        bytes,
        fc.constantFrom("x.csv", "x.xlsx", "x.tsv"),
        fc.nat(),
        async (content, name, cut) => {
          const damaged = content.slice(0, content.length - (cut % (content.length + 1)) * (cut % 2))
          const read = await readTable(save(name, damaged))
          told(read.issues)
          if (read.table === null) expect(read.issues.some((found) => found.severity === "error")).toBe(true)
          else told(readImeta(read.table).issues)
        },
      ),
      settings,
    )
  },
  longest,
)

const scalar = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom("unknown", "min-max", "higher-is-better", "总分"),
)
const tree = fc.letrec((tie) => ({
  node: fc.oneof(
    { depthSize: "small" },
    scalar,
    fc.record(
      {
        code: fc.oneof(fc.stringMatching(/^[a-z]{1,2}$/), scalar),
        weight: scalar,
        direction: scalar,
        children: fc.array(tie("node"), { maxLength: 3 }),
      },
      { requiredKeys: [] },
    ),
  ),
})).node

test(
  "random framework and method files: what is wrong is named, never a crash",
  async () => {
    await fc.assert(
      fc.asyncProperty(
        tree,
        fc.dictionary(
          fc.constantFrom("treat", "normalise", "weights", "aggregate", "over", "x"),
          fc.oneof(scalar, fc.jsonValue()),
        ),
        async (root, options) => {
          const framework = await loadFramework(save("f.yaml", JSON.stringify({ id: "f", tree: root })))
          if (framework.framework === null)
            expect(framework.issues.some((found) => found.severity === "error")).toBe(true)
          await loadMethod(save("m.yaml", JSON.stringify(options)))
          await loadMethod(save("n.yaml", JSON.stringify(options).slice(1)))
        },
      ),
      settings,
    )
  },
  longest,
)
