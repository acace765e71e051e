import type { EvaluationContext } from "#services/evaluation"
import type { RegisterContext } from "#services/registers"

/** What writing tables needs of the outside. */
export interface TableContext {
  readonly evaluation: Pick<EvaluationContext, "writeCsv">
  readonly lists: Pick<RegisterContext, "writeList">
  readonly now: () => Date
}

export interface TableAsked {
  readonly format?: "csv" | "xlsx" | undefined
  readonly language?: "zh" | "en" | undefined
}

export interface TableColumn {
  readonly header: string
  readonly kind: "text" | "number"
}

export interface TableFile {
  readonly fileName: string
  readonly mediaType: string
  readonly content: Uint8Array | string
}

/** A table as a file to save; rows of a CSV are written a part at a time. */
export async function writeTable(
  name: string,
  columns: readonly TableColumn[],
  parts: AsyncIterable<readonly (readonly (string | null)[])[]>,
  format: "csv" | "xlsx",
  { evaluation, lists }: Pick<TableContext, "evaluation" | "lists">,
): Promise<TableFile> {
  if (format === "xlsx")
    return {
      fileName: `${name}.xlsx`,
      mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      content: await lists.writeList({ name: name.slice(0, 31), columns, rows: rowsOf(parts) }),
    }
  const header = columns.map((column) => column.header)
  const head = evaluation.writeCsv(header, [])
  const texts = [head]
  for await (const part of parts) texts.push(evaluation.writeCsv(header, part).slice(head.length))
  return { fileName: `${name}.csv`, mediaType: "text/csv; charset=utf-8", content: texts.join("") }
}

async function* rowsOf(parts: AsyncIterable<readonly (readonly (string | null)[])[]>) {
  for await (const part of parts) yield* part
}
