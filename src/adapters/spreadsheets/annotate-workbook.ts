import { readFile } from "node:fs/promises"
import type { Workbook as Book, Worksheet } from "@cj-tech-master/excelts"
import type { Workbook } from "#imports"
import type { Language } from "#issues"
import { type CellPlace, levelWords, type Told } from "#returns"
import { withoutControls } from "./sheet-plan.ts"

/** Cells that a workbook may have to be written again with its own looks. */
export const mostCells = 400_000
/** Cells that are marked; the list has the rest. */
const mostMarked = 20_000
/** Signs of a comment. */
const longest = 2000

const fills = { error: "FFFFC7CE", warning: "FFFFEB9C" } as const
const listName = { zh: "检查结果", en: "Findings" } as const
const heads = {
  zh: ["级别", "单元格", "填报单位", "名称", "指标代码", "审核关系", "说明"],
  en: ["Level", "Cell", "Unit", "Name", "Variable", "Check", "Text"],
} as const

/**
 * The workbook that was checked with a comment and a colour on each cell that a finding names, red for errors and yellow
 * for warnings, and all findings on a sheet of their own behind it. What was not an .xlsx becomes one.
 * @returns `null`: it is larger than `mostCells`
 */
export async function annotateWorkbook(
  original: { readonly path: string; readonly workbook: Workbook },
  told: readonly Told[],
  language: Language,
): Promise<Uint8Array | null> {
  const { workbook, path } = original
  if (countCells(workbook) > mostCells) return null
  const excelts = await import("@cj-tech-master/excelts")
  const book = new excelts.Workbook()
  if (workbook.format === "xlsx") {
    await book.xlsx.load(await readFile(path))
    giveTheme(book)
  } else layGrid(book, workbook)
  const sheets = new Map(book.worksheets.map((sheet) => [sheet.name, sheet]))
  const sheetOf = ({ sheet }: CellPlace) => (sheet === null ? book.worksheets[0] : sheets.get(sheet))
  for (const { sheet, place, level, lines } of marksOf(told, language).values()) {
    const own = sheetOf({ ...place, sheet })
    if (own !== undefined) mark(own, place, level, lines)
  }
  addList(book, told, language)
  return book.xlsx.writeBuffer({ zip: { level: 1 }, validate: false })
}

/** Of a workbook without a theme the library would write a relationship to none: it brings its own where it has nothing. */
function giveTheme(book: Book): void {
  const { themes } = book.model as { readonly themes?: unknown }
  if (typeof themes === "object" && themes !== null && Object.keys(themes).length === 0)
    Reflect.set(book, "_themes", undefined)
}

function countCells({ sheets }: Workbook): number {
  let cells = 0
  for (const { rows } of sheets)
    for (let position = 0; position < rows.count && cells <= mostCells; position += 1)
      cells += rows.at(position).cells.length
  return cells
}

/** The cells of a file without looks, each as it was read. */
function layGrid(book: Book, { sheets }: Workbook): void {
  sheets.forEach(({ name, rows }, i) => {
    const sheet = book.addWorksheet(name ?? `Sheet${i + 1}`)
    for (let position = 0; position < rows.count; position += 1) {
      const { line, cells } = rows.at(position)
      for (const { column, text, kind } of cells) {
        const cell = sheet.getCell(line, column + 1)
        // Only numbers that lose no digit are numbers.
        const value = kind === "number" ? Number(text) : Number.NaN
        cell.value = String(value) === text ? value : withoutControls(text)
        if (typeof cell.value === "string") cell.numFmt = "@"
      }
    }
  })
}

interface Mark {
  readonly sheet: string | null
  readonly place: CellPlace
  level: Told["level"]
  readonly lines: string[]
}

/** Everything that is said of a cell, together: a cell has one comment. */
function marksOf(told: readonly Told[], language: Language): Map<string, Mark> {
  const marks = new Map<string, Mark>()
  for (const { level, place, also, text, title, check } of told) {
    const line = `【${levelWords[level][language]}】${title === null ? "" : `${title[language]}：`}${text[language]}（${check}）`
    for (const own of [place, ...also]) {
      const key = `${own.sheet}\n${own.line}\n${own.column}`
      const known = marks.get(key)
      if (known === undefined) {
        if (marks.size < mostMarked) marks.set(key, { sheet: own.sheet, place: own, level, lines: [line] })
        continue
      }
      if (level === "error") known.level = "error"
      known.lines.push(line)
    }
  }
  return marks
}

function mark(sheet: Worksheet, { line, column }: CellPlace, level: Told["level"], lines: readonly string[]) {
  const cell = sheet.getCell(line, column + 1)
  const before = noteText(cell.note)
  const text = [...lines, ...(before === "" ? [] : [before])].join("\n")
  cell.note = withoutControls(text.length > longest ? `${text.slice(0, longest)}…` : text)
  // A style may be shared between cells: this one gets its own.
  cell.style = {
    ...cell.style,
    fill: { type: "pattern", pattern: "solid", fgColor: { argb: fills[level] } },
  }
}

/** A comment that stood there stays, below ours. */
function noteText(note: unknown): string {
  if (typeof note === "string") return note
  if (typeof note !== "object" || note === null || !("texts" in note) || !Array.isArray(note.texts)) return ""
  return note.texts.map((part: unknown) => partText(part)).join("")
}

const partText = (part: unknown): string =>
  typeof part === "object" && part !== null && "text" in part && typeof part.text === "string"
    ? part.text
    : ""

function addList(book: Book, told: readonly Told[], language: Language): void {
  const taken = new Set(book.worksheets.map(({ name }) => name))
  let name: string = listName[language]
  for (let i = 2; taken.has(name); i += 1) name = `${listName[language]} ${i}`
  const sheet = book.addWorksheet(name, { views: [{ state: "frozen", ySplit: 1 }] })
  sheet.addRow([...heads[language]]).font = { bold: true }
  for (const one of told) {
    const { level, cell, unit, name: unitName, variable, title, check, text } = one
    const row = sheet.addRow(
      [
        levelWords[level][language],
        cell,
        unit,
        unitName ?? "",
        variable ?? "",
        title === null ? check : title[language],
        text[language],
      ].map(withoutControls),
    )
    row.getCell(1).fill = { type: "pattern", pattern: "solid", fgColor: { argb: fills[level] } }
    row.getCell(3).numFmt = "@"
  }
  ;[8, 16, 22, 28, 12, 36, 80].forEach((width, i) => {
    sheet.getColumn(i + 1).width = width
  })
}
