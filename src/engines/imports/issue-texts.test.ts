import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { importIssueTexts } from "./issue-texts.ts"

const sources = ["plan-table.ts", "propose-import.ts", "read-import.ts", "table-reader.ts"]

test("every issue of reading a workbook has a text in both languages, and no text is idle", () => {
  const raised = new Set(
    sources.flatMap((name) => {
      const text = readFileSync(new URL(name, import.meta.url), "utf8")
      return [...text.matchAll(/"(import-[a-z-]*[a-z])"/g)].map((found) => found[1] ?? "")
    }),
  )
  // Those of single cells are made of the reason.
  for (const told of [
    "cell-scale",
    "cell-unit",
    "not-a-number",
    "not-a-date",
    "not-a-choice",
    "unit-unknown",
    "error-cell",
  ])
    raised.add(`import-${told}`)
  expect([...raised].sort()).toEqual(Object.keys(importIssueTexts).sort())
  for (const { zh, en } of Object.values(importIssueTexts)) expect(zh.length * en.length).toBeGreaterThan(0)
})
