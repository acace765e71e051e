import type { RegisterContext } from "#services/registers"
import { writeListWorkbook } from "#spreadsheets"
import { loadParser } from "./load-parser.ts"

/** What lists of records need of the outside: PostgreSQL's parser for their counts, workbooks for their rows. */
export async function makeListsContext(): Promise<Pick<RegisterContext, "parseSql" | "writeList">> {
  return { parseSql: await loadParser(), writeList: writeListWorkbook }
}
