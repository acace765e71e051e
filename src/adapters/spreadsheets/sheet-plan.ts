import type { Workbook, Worksheet } from "@cj-tech-master/excelts"

/** A formula comes with the value that it has now, for readers that do not compute. */
export interface Formula {
  readonly formula: string
  readonly value: number
}

export type Content = string | number | null | Formula

/** A worksheet: rows of heads, then rows of content. */
export interface SheetPlan {
  readonly name: string
  readonly heads: readonly (readonly string[])[]
  readonly rows: readonly (readonly Content[])[]
  /** Columns that stay in sight. */
  readonly frozen?: number
  /** Number format by column, such as "0.00". */
  readonly formats?: readonly (string | undefined)[]
  /** Width by column, in signs; 12 where left out. */
  readonly widths?: readonly (number | undefined)[]
  /** Comment on the head of a column. */
  readonly notes?: readonly (string | undefined)[]
  /** Without notices and origin, so that it reads back as a table. */
  readonly bare?: boolean
  /** A line above everything, by which imports know that nothing of the sheet is data. */
  readonly mark?: string
  /** In grey: for comparison only. */
  readonly muted?: boolean
  /** Columns that stay open to typing while all else of the sheet is locked; left out: nothing is locked. */
  readonly open?: readonly number[]
  readonly entry?: readonly EntryRule[]
}

/** What a column offers while it is being filled. */
export interface EntryRule {
  readonly column: number
  /** Rows below the head that it holds for. */
  readonly rows: number
  /** Shown beside the cell. */
  readonly prompt?: string
  /** Where the texts stand that the drop-down offers: `'选项'!$A$3:$A$9`. */
  readonly choices?: string
}

export interface BookOptions {
  /** Rows that stand above everything on every sheet. */
  readonly notices: readonly string[]
  /** A last column on every sheet, the same in all rows. */
  readonly origin: { readonly head: string; readonly word: string } | null
  /** Sheets cannot be added, renamed or taken away. */
  readonly lockStructure?: boolean
}

/** The row of the first content, from 1: below the notices and the heads. */
export const firstRow = (options: Pick<BookOptions, "notices">, heads: number): number =>
  options.notices.length + heads + 1

/** A place in another sheet: `'Name'!C5`. */
export const sheetReference = (sheet: string, range: string): string =>
  `'${sheet.replaceAll("'", "''")}'!${range}`

/** The format of cells that hold text whatever is typed. */
export const textFormat = "@"

/** Text that a spreadsheet would take for a formula once somebody edits the cell. */
const looksLikeFormula = (text: string) => /^[=+\-@]/.test(text)

/** XML 1.0 has no place for control signs. */
export const withoutControls = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")

/** What a cell of a workbook can hold: no control signs, at most 32,767 signs. */
function cleanText(text: string): string {
  const clean = withoutControls(text)
  return clean.length > 32_767 ? `${clean.slice(0, 32_766)}…` : clean
}

/** A name that a sheet may have: no []:*?/\, at most 31 signs, not a quote at either end. */
export const sheetName = (name: string): string =>
  name
    .replace(/[[\]:*?/\\]/g, " ")
    .replace(/^'+|'+$/g, "")
    .slice(0, 31)
    .trim() || "Sheet"

/** There is no process in a browser. */
function isTest(): boolean {
  const { process } = globalThis as { process?: { env?: Readonly<Record<string, string | undefined>> } }
  return process?.env?.VITEST === "true"
}

/** Writes the sheets into one workbook. Text is always text, whatever it begins with; missing numbers are blank. */
export async function writeBook(plans: readonly SheetPlan[], options: BookOptions): Promise<Uint8Array> {
  // Loaded when a workbook is written and not before.
  const excelts = await import("@cj-tech-master/excelts")
  const workbook = new excelts.Workbook()
  for (const plan of plans) await addSheet(workbook, plan, options)
  if (options.lockStructure === true) await workbook.protect(undefined, { lockStructure: true })
  // The library's check of its own output takes twice as long as the writing; the tests run it.
  return workbook.xlsx.writeBuffer({ zip: { level: 1 }, validate: isTest() })
}

async function addSheet(workbook: Workbook, plan: SheetPlan, options: BookOptions): Promise<void> {
  const { name, heads, rows, frozen = 0, formats = [], widths = [], notes = [] } = plan
  const { notices, origin } = plan.bare === true ? { notices: [], origin: null } : options
  const top = notices.length + heads.length + (plan.mark === undefined ? 0 : 1)
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: "frozen", xSplit: frozen, ySplit: top }],
  })
  if (plan.mark !== undefined) sheet.addRow([plan.mark]).font = { italic: true, color: { argb: "FF808080" } }
  for (const notice of notices) {
    const row = sheet.addRow([cleanText(notice)])
    row.font = { bold: true, color: { argb: "FFB00020" } }
  }
  heads.forEach((head, i) => {
    const last = i === heads.length - 1
    const row = sheet.addRow([...head, ...(origin === null ? [] : [last ? origin.head : ""])].map(cleanText))
    row.font = { bold: true }
    row.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFE8EEF7" } }
  })
  notes.forEach((note, i) => {
    if (note !== undefined && note !== "") sheet.getRow(top).getCell(i + 1).note = cleanText(note)
  })
  const width = Math.max(0, ...heads.map((head) => head.length))
  for (let i = 0; i < width; i++) {
    const column = sheet.getColumn(i + 1)
    column.width = widths[i] ?? 12
    // The whole column: what is typed into a blank cell of it is text as well.
    if (formats[i] === textFormat) column.numFmt = textFormat
    if (plan.open?.includes(i)) column.protection = { locked: false }
  }
  for (const contents of rows) {
    const padded = Array.from({ length: width }, (_, i) => contents[i] ?? null)
    const row = sheet.addRow([...padded.map(cellValue), ...(origin === null ? [] : [origin.word])])
    padded.forEach((content, i) => {
      const format =
        typeof content === "string"
          ? looksLikeFormula(content) || formats[i] === textFormat
            ? textFormat
            : undefined
          : formats[i]
      if (format !== undefined && content !== null) row.getCell(i + 1).numFmt = format
      if (plan.open !== undefined) row.getCell(i + 1).protection = { locked: !plan.open.includes(i) }
    })
    if (plan.muted === true) row.font = { color: { argb: "FF808080" } }
  }
  for (const rule of plan.entry ?? []) addRule(sheet, rule, top + 1)
  if (plan.open === undefined) return
  for (let line = 1; line <= top; line++) sheet.getRow(line).protection = { locked: true }
  await sheet.protect(undefined, { formatColumns: true, formatRows: true, sort: true, autoFilter: true })
}

function addRule(sheet: Worksheet, { column, rows, prompt, choices }: EntryRule, first: number): void {
  const letter = sheet.getColumn(column + 1).letter
  const shown =
    prompt === undefined ? {} : { showInputMessage: true, prompt: cleanText(prompt).slice(0, 250) }
  sheet.dataValidations.add(
    `${letter}${first}:${letter}${first + rows - 1}`,
    choices === undefined
      ? { type: "any", allowBlank: true, ...shown }
      : {
          type: "list",
          allowBlank: true,
          formulae: [choices],
          // A text of its own is asked about at the import; it must not be lost here.
          errorStyle: "warning",
          showErrorMessage: true,
          ...shown,
        },
  )
}

function cellValue(content: Content) {
  if (content === null) return null
  if (typeof content === "string") return cleanText(content)
  if (typeof content === "number") return Number.isFinite(content) ? content : null
  return { formula: content.formula, result: content.value }
}
