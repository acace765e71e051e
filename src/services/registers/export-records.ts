import type { Actor } from "#access"
import type { Language } from "#issues"
import type { RecordState, RegisterDefinition, RegisterField } from "#registers"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { registerList } from "#services/evaluation"
import { dayOf, type RegisterContext } from "./context.ts"
import { getRegister } from "./find-register.ts"
import { presentRecords } from "./record-view.ts"
import { listed, matching, type RecordFilter } from "./search-records.ts"

/** Rows that are read at a time. */
const atOnce = 2000

export const headerOf = ({ label, unit, type }: RegisterField) =>
  type === "number" && unit !== undefined ? `${label.zh}（${unit}）` : label.zh

const states: Readonly<Record<RecordState, string>> = {
  entered: "待审核",
  "signed-off": "已审核",
  queried: "有疑问",
  withdrawn: "已撤销",
}

const origins = { public: "公开", user: "本单位填报", invented: "虚构" } as const

export interface ExportFile {
  readonly fileName: string
  readonly mediaType: string
  readonly content: Uint8Array | string
}

/**
 * Every record that matches, in the order of their names: the fields under the headers that an import knows them by,
 * then zone, keeper, state and origin. Restricted fields are blank for all but the keeper.
 */
export async function exportRecords(
  tx: Transaction,
  actor: Actor,
  register: string,
  filter: RecordFilter,
  format: "csv" | "xlsx",
  context: Pick<RegisterContext, "packs" | "now" | "writeCsv" | "writeList">,
): Promise<ExportFile> {
  const { definition } = getRegister(context.packs, register)
  const columns = [
    ...definition.fields.map((field) => ({
      header: headerOf(field),
      kind: field.type === "number" ? ("number" as const) : ("text" as const),
    })),
    ...["计入园区", "登记单位", "有效期至", "状态", "数据来源"].map((header) => ({
      header,
      kind: "text" as const,
    })),
  ]
  const rows = rowsOf(tx, actor, definition, filter, dayOf(context.now()))
  const fileName = `${definition.title.zh}-${dayOf(context.now())}.${format}`
  await recordAction(tx, {
    action: "register.export",
    objectKind: "register",
    objectId: register,
    detail: { format, filter },
  })
  if (format === "xlsx")
    return {
      fileName,
      mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      content: await context.writeList({ name: definition.title.zh, columns, rows }),
    }
  return { fileName, mediaType: "text/csv; charset=utf-8", content: await csvOf(columns, rows, context) }
}

/** The table as text, a part at a time: of a long list the rows are not held beside it. */
async function csvOf(
  columns: readonly { readonly header: string }[],
  rows: AsyncIterable<(string | null)[]>,
  { writeCsv }: Pick<RegisterContext, "writeCsv">,
): Promise<string> {
  const header = columns.map((column) => column.header)
  const head = writeCsv(header, [])
  const parts = [head]
  let part: (string | null)[][] = []
  const close = () => parts.push(writeCsv(header, part).slice(head.length))
  for await (const row of rows) {
    part.push(row)
    if (part.length < atOnce) continue
    close()
    part = []
  }
  close()
  return parts.join("")
}

async function* rowsOf(
  tx: Transaction,
  actor: Actor,
  definition: RegisterDefinition,
  filter: RecordFilter,
  today: string,
): AsyncGenerator<(string | null)[]> {
  let last = ""
  for (;;) {
    const page = await matching(tx, actor, definition, filter, today)
      .where("id", ">", last)
      .orderBy("id")
      .limit(atOnce)
      .select(listed)
      .execute()
    for (const view of await presentRecords(tx, actor, definition, page, today, false))
      yield [
        ...definition.fields.map((field) => cellOf(field, view.values[field.code] ?? null)),
        view.zoneName,
        view.organisation.name.zh,
        view.validTo,
        states[view.state],
        origins[view.origin],
      ]
    if (page.length < atOnce) return
    last = page.at(-1)?.id ?? ""
  }
}

/** A value as people read it, and as an import reads it back. */
export function cellOf(field: RegisterField, value: string | null): string | null {
  if (value === null) return null
  if (field.type === "truth") return value === "true" ? "是" : "否"
  if (field.type === "choice") return field.choices?.find(({ code }) => code === value)?.label.zh ?? value
  return value
}

/** The workbook to fill for a register: what comes back is imported without a question. */
export async function makeTemplate(
  register: string,
  language: Language,
  context: Pick<RegisterContext, "packs" | "writeListTemplate">,
): Promise<ExportFile> {
  const { definition } = getRegister(context.packs, register)
  return {
    fileName: `${definition.title[language]}-${language === "zh" ? "模板" : "template"}.xlsx`,
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    content: await context.writeListTemplate(registerList(definition, language)),
  }
}
