import type { RegisterContext } from "#services/registers"
import { writeListWorkbook } from "#spreadsheets"
import { loadSqlParser } from "#sql-parser"

/** What lists of records need of the outside: PostgreSQL's parser for their counts, workbooks for their rows. */
export async function makeListsContext(): Promise<Pick<RegisterContext, "parseSql" | "writeList">> {
  return { parseSql: await loadSqlParser(), writeList: writeListWorkbook }
}
