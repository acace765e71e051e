import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs"
import { dirname } from "node:path"
import { loadAnswers, loadProfile } from "#pack-files"
import type { FileImportContext } from "#services/imports"
import { writeReturns } from "#spreadsheets"
import { readWorkbook } from "./read-workbook.ts"

/** What importing to files needs of the outside. */
export function makeImportFiles() {
  return { readWorkbook, openDraft, loadProfile, loadAnswers, writeReturns }
}

/** Characters that are gathered before they are written. */
const gathered = 1 << 16

const openDraft: FileImportContext["openDraft"] = (path) => {
  mkdirSync(dirname(path), { recursive: true })
  const draft = `${path}.${process.pid}.draft`
  const file = openSync(draft, "w", 0o600)
  let waiting: string[] = []
  let length = 0
  const flush = () => {
    writeSync(file, waiting.join(""))
    waiting = []
    length = 0
  }
  return {
    write: (text) => {
      waiting.push(text)
      length += text.length
      if (length >= gathered) flush()
    },
    finish: () => {
      flush()
      closeSync(file)
      renameSync(draft, path)
    },
    abandon: () => {
      closeSync(file)
      rmSync(draft, { force: true })
    },
  }
}
