import {
  type ImportAnswers,
  type ImportDictionary,
  type ImportRead,
  type ImportTask,
  readImportFile,
} from "#imports"
import { dictionaryOf } from "#packs"
import type { RawTable } from "#tables"
import { readWorkbookFile } from "#workbooks"
import type { Chosen } from "./evaluate-here.ts"
import { packOf } from "./wiring.ts"

export interface DroppedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What columns and rows of a table can mean for what is to be evaluated. */
export function dictionaryFor(chosen: Chosen): ImportDictionary {
  const pack = packOf(chosen.kind === "pack" ? chosen.pack : "national")
  if (pack === null) throw new Error("The page was built without this pack")
  return chosen.kind === "pack"
    ? dictionaryOf(pack, { framework: chosen.framework })
    : dictionaryOf(pack, { ownFramework: chosen.framework })
}

/** Reads a file by the very reader of the server and the command line. Nothing is kept. */
export function readHere(
  file: DroppedFile,
  chosen: Chosen,
  answers: ImportAnswers,
  want: ImportTask["want"],
): Promise<ImportRead> {
  const pack = packOf(chosen.kind === "pack" ? chosen.pack : "national")
  const dictionary = dictionaryFor(chosen)
  const profiles = [...(pack?.profiles.values() ?? [])].filter(({ rows }) => rows === "entities")
  return readImportFile(() => readWorkbookFile(file.bytes, file.name), {
    fileName: file.name,
    choices: profiles.map((profile) => ({ profile, dictionary })),
    plain: dictionary,
    answers,
    period: null,
    want,
  })
}

/** The table that was read, as an evaluation takes it. */
export async function rawTableOf(csv: string, source: string): Promise<RawTable> {
  const { workbook } = await readWorkbookFile(new TextEncoder().encode(csv), source)
  const sheet = workbook?.sheets[0]
  if (sheet === undefined) throw new Error("The table that was written cannot be read")
  const lines = Array.from({ length: sheet.rows.count }, (_, position) => sheet.rows.at(position))
  const width = Math.max(...lines.flatMap(({ cells }) => cells.map(({ column }) => column + 1)))
  const spread = (line: (typeof lines)[number] | undefined) => {
    const texts = new Array<string>(width).fill("")
    for (const { column, text } of line?.cells ?? []) texts[column] = text
    return texts
  }
  const [header, ...body] = lines
  return {
    source,
    sheet: null,
    header: spread(header),
    rows: body.map((line) => ({ line: line.line, cells: spread(line) })),
  }
}
