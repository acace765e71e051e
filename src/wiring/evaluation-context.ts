import { randomBytes } from "node:crypto"
import { readFile } from "node:fs/promises"
import { resolve } from "node:path"
import { listPacks, loadFramework, loadMethod, loadPack } from "#pack-files"
import type { EvaluationContext } from "#services/evaluation"
import { loadSolver } from "#solver"
import { readTable, writeCsv, writeListTemplate, writeResultWorkbook, writeTemplate } from "#spreadsheets"
import { issueTexts } from "./issue-texts.ts"
import { loadParser } from "./load-parser.ts"
import { writeWhole } from "./write-whole.ts"

export const projectRoot = resolve(import.meta.dirname, "../..")
export const packsRoot = resolve(projectRoot, "packs")

/** Name and version of this program. */
export async function readProduct(): Promise<{ readonly name: string; readonly version: string }> {
  const { name, version } = JSON.parse(await readFile(resolve(projectRoot, "package.json"), "utf8")) as {
    name: string
    version: string
  }
  return { name, version }
}

/** What evaluations need of the outside: files, packs, workbooks, the solver. */
export async function makeEvaluationContext(
  progress: EvaluationContext["progress"],
): Promise<EvaluationContext> {
  const parse = await loadParser()
  return {
    engine: await readProduct(),
    texts: issueTexts,
    readTable,
    packNames: () => listPacks(packsRoot),
    loadPack: (name) => loadPack(name, packsRoot, { parse }),
    loadFramework,
    loadMethod,
    loadSolver,
    resolvePath: resolve,
    readText: (path) => readFile(path, "utf8"),
    writeFile: (path, content) => writeWhole(path, content),
    writeWorkbook: writeResultWorkbook,
    writeTemplate,
    writeListTemplate,
    writeCsv,
    secret: () => randomBytes(32),
    progress,
  }
}
