import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { packIssueTexts } from "./pack-issue-texts.ts"

test("every issue code of packs has a text, and every text a code", () => {
  const folders = [import.meta.dirname, join(import.meta.dirname, "../../adapters/pack-files")]
  const used = new Set<string>()
  for (const folder of folders)
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }))
      if (/\.ts$/.test(name) && !/\.test\.ts$|issue-texts/.test(name))
        for (const [, code] of readFileSync(join(folder, name), "utf8").matchAll(/"(pack-[a-z-]+)"/g))
          if (code !== undefined && code !== "pack-files") used.add(code)
  expect([...used].sort()).toEqual(Object.keys(packIssueTexts).sort())
})
