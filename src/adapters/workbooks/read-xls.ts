import type { CellObject, DenseWorkSheet, WorkBook, WorkSheet } from "@e965/xlsx"
import type { Sheet } from "#imports"
import { type Issue, issue } from "#issues"
import { findDate, numberKind } from "./number-format.ts"
import { RowPacker } from "./pack-rows.ts"
import { TextStore } from "./text-store.ts"

/** Numbers of errors in the binary format. Source: [MS-XLS] 2.5.10. */
const errors: Readonly<Record<number, string>> = {
  0: "#NULL!",
  7: "#DIV/0!",
  15: "#VALUE!",
  23: "#REF!",
  29: "#NAME?",
  36: "#NUM!",
  42: "#N/A",
}

/**
 * Reads a workbook of the binary format (Excel 5 to 2003, and what WPS saves so), all its sheets. Texts of old ones
 * are decoded by the code page that they name.
 * @returns no sheets when it is damaged or has a password
 */
export async function readXls(
  bytes: Uint8Array,
  source: string,
): Promise<{ sheets: Sheet[] | null; issues: Issue[] }> {
  const [xlsx, codePages] = await Promise.all([import("@e965/xlsx"), import("@e965/xlsx/dist/cpexcel")])
  xlsx.set_cptable(codePages)
  let workbook: WorkBook
  try {
    workbook = xlsx.read(bytes, {
      type: "array",
      dense: true,
      cellNF: true,
      cellStyles: true,
      cellFormula: false,
      cellText: false,
      cellHTML: false,
    })
  } catch (cause) {
    // Whatever the library throws comes of the file: it has no errors of its own kind.
    const reason = cause instanceof Error ? cause.message : String(cause)
    const found = /password|encrypt/i.test(reason)
      ? issue("error", "file-encrypted", source)
      : issue("error", "xls-broken", source, { reason })
    return { sheets: null, issues: [found] }
  }
  const from1904 = workbook.Workbook?.WBProps?.date1904 === true
  const sheets = workbook.SheetNames.flatMap((name, i) => {
    const sheet = Object.hasOwn(workbook.Sheets, name) ? workbook.Sheets[name] : undefined
    if (sheet === undefined || (sheet["!type"] ?? "sheet") !== "sheet") return []
    const hidden = (workbook.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0
    return [readOne(sheet, name, hidden, from1904)]
  })
  if (sheets.length === 0)
    return { sheets: null, issues: [issue("error", "xls-broken", source, { reason: "no worksheet" })] }
  return { sheets, issues: [] }
}

const isDense = (sheet: WorkSheet): sheet is DenseWorkSheet => Array.isArray(sheet["!data"])

function readOne(sheet: WorkSheet, name: string, hidden: boolean, from1904: boolean): Sheet {
  const texts = new TextStore()
  const packer = new RowPacker(texts)
  const data = isDense(sheet) ? sheet["!data"] : []
  data.forEach((cells, row) => {
    packer.row(row + 1, sheet["!rows"]?.[row]?.hidden === true)
    cells?.forEach((cell, column) => {
      // Blank ones are holes of the array, or null.
      if (cell) putCell(packer, column, cell, from1904)
    })
  })
  const rows = packer.finish()
  texts.close()
  return {
    name,
    hidden,
    hiddenColumns: (sheet["!cols"] ?? []).flatMap((column, i) => (column?.hidden === true ? [i] : [])),
    merges: (sheet["!merges"] ?? []).map(({ s, e }) => ({
      top: s.r + 1,
      left: s.c,
      bottom: e.r + 1,
      right: e.c,
    })),
    rows,
  }
}

function putCell(packer: RowPacker, column: number, cell: CellObject, from1904: boolean): void {
  const { t, v, z } = cell
  if (t === "e") packer.error(column, errors[Number(v)] ?? `#${String(v)}`)
  else if (t === "b") packer.truth(column, v === true)
  else if (t === "s") {
    if (typeof v === "string" && v.trim() !== "") packer.text(column, v)
  } else if (t === "n" && typeof v === "number") {
    const kind = typeof z === "number" ? numberKind(z) : numberKind(164, z)
    const date = kind === "date" || kind === "month" ? findDate(v, from1904) : null
    if (date !== null) packer.date(column, kind === "month" ? date.slice(0, 7) : date)
    else packer.number(column, v, kind === "percent")
  }
}
