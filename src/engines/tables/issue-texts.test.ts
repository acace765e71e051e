import { readdirSync, readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { workbookIssueTexts } from "../../adapters/workbooks/issue-texts.ts"
import { tableIssueTexts } from "./issue-texts.ts"

/** Codes raised by a literal; those of `parseNumber`, `readWorkbook` and the table of refused kinds are values. */
function raisedIn(folder: URL): string[] {
  const sources = readdirSync(folder).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  return sources.flatMap((name) => {
    const text = readFileSync(new URL(name, folder), "utf8")
    const raised = text.matchAll(/(?:issue\(\s*"\w+",|refuse\(|fault\(|tell\()\s*"([a-z][a-z0-9-]+)"/g)
    return [...raised].map((found) => found[1] ?? "")
  })
}

/** Codes in the table of kinds of files that are not read. */
function refusedKinds(): string[] {
  const path = new URL("../../adapters/workbooks/read-workbook-file.ts", import.meta.url)
  const [, table = ""] = /const refusals[^{]*\{([^}]*)\}/.exec(readFileSync(path, "utf8")) ?? []
  return [...table.matchAll(/: "([a-z-]+)"/g)].map((found) => found[1] ?? "")
}

test("every issue of reading files and tables has a text in both languages, and no text is idle", () => {
  const raised = new Set([
    ...raisedIn(new URL("./", import.meta.url)),
    ...raisedIn(new URL("../../adapters/spreadsheets/", import.meta.url)),
    ...raisedIn(new URL("../../adapters/workbooks/", import.meta.url)),
    ...refusedKinds(),
    ...["not-a-number", "percent-sign", "number-grouping", "number-out-of-range"],
    ...["error-cell", "formula-without-value"],
  ])
  const texts = { ...tableIssueTexts, ...workbookIssueTexts }
  expect([...raised].sort()).toEqual(Object.keys(texts).sort())
  for (const { zh, en } of Object.values(texts)) expect(zh.length * en.length).toBeGreaterThan(0)
})
