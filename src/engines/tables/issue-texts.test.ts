import { readdirSync, readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { tableIssueTexts } from "./issue-texts.ts"

/** Codes raised by a literal; those of `parseNumber` and `readSheet` are values. */
function raisedIn(folder: URL): string[] {
  const sources = readdirSync(folder).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  return sources.flatMap((name) => {
    const text = readFileSync(new URL(name, folder), "utf8")
    const raised = text.matchAll(/(?:issue\(\s*"\w+",|refuse\(|fault\()\s*"([a-z][a-z0-9-]+)"/g)
    return [...raised].map((found) => found[1] ?? "")
  })
}

test("every issue of reading files and tables has a text in both languages, and no text is idle", () => {
  const raised = new Set([
    ...raisedIn(new URL("./", import.meta.url)),
    ...raisedIn(new URL("../../adapters/spreadsheets/", import.meta.url)),
    ...["not-a-number", "percent-sign", "number-grouping", "number-out-of-range"],
    ...["error-cell", "formula-without-value"],
  ])
  expect([...raised].sort()).toEqual(Object.keys(tableIssueTexts).sort())
  for (const { zh, en } of Object.values(tableIssueTexts)) expect(zh.length * en.length).toBeGreaterThan(0)
})
