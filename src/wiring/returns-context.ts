import type { EvaluationContext } from "#services/evaluation"
import type { ReturnsContext } from "#services/returns"
import { annotateWorkbook, writeListWorkbook, writeReturnTemplate } from "#spreadsheets"
import { makeImportFiles } from "./import-files.ts"
import { loadParser } from "./load-parser.ts"
import { writeWhole } from "./write-whole.ts"

/** What checks of returns need of the outside: files, PostgreSQL's parser for the relations, the day. */
export async function makeReturnsContext(context: EvaluationContext): Promise<ReturnsContext> {
  const { readWorkbook, openDraft } = makeImportFiles()
  return {
    ...context,
    parseSql: await loadParser(),
    readWorkbook,
    openDraft,
    // They name enterprises.
    writeFile: (path, content) => writeWhole(path, content, 0o600),
    annotate: annotateWorkbook,
    writeFindings: (rows, header, name) =>
      writeListWorkbook({ name, columns: header.map((one) => ({ header: one, kind: "text" })), rows }),
    writeReturnTemplate,
    // Validity of forms is a matter of days in China.
    today: () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
  }
}
