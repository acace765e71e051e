import { type Cell, readCell } from "#expressions"
import { type Reader, readDate, readerOf, readValue, type SheetCell } from "#imports"
import { type Fault, readCodedText } from "./coded-values.ts"
import type { ReturnDictionary, ReturnVariable } from "./return-file.ts"

/** A variable with what is worked out once for all its cells. */
export interface CellReader {
  readonly variable: ReturnVariable
  readonly reader: Reader
  /** Values stand in the variable's own unit. */
  readonly plain: boolean
}

export interface CellRead {
  readonly cell: Cell
  readonly faults: readonly Fault[]
}

export function cellReaderOf(variable: ReturnVariable, factor: Reader["factor"]): CellReader {
  const { declared, names } = variable
  const { code, label, type, unit } = declared
  const reader = readerOf(
    {
      code,
      kind: "variable",
      label,
      names,
      unit: unit ?? null,
      type:
        type === "date" ? "date" : type === "number" ? "number" : variable.codes === null ? "text" : "code",
    },
    factor,
  )
  return { variable, reader, plain: factor === null || factor.times === factor.over }
}

/** Values stand in the variable's own unit where nothing says otherwise. */
export const sameUnit = ({ declared: { unit } }: ReturnVariable) =>
  unit === undefined ? null : { from: unit, to: unit, times: "1", over: "1" }

const nothing: readonly Fault[] = []
const scales: readonly number[] = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]
const missing: CellRead = { cell: null, faults: nothing }

/** One cell as expressions read it, and everything that is wrong with it. A faulty one is missing, never rounded. */
export function readReturnCell(
  cell: SheetCell,
  { variable, reader, plain }: CellReader,
  lists: Pick<ReturnDictionary, "divisions" | "industries">,
): CellRead {
  const { declared } = variable
  // The commonest cell as it is.
  if (plain && declared.type === "number" && cell.kind === "number" && cell.note === undefined) {
    const { text } = cell
    if (text.length <= 12 && /^-?\d+$/.test(text)) {
      const integer = Number(text) * (scales[declared.decimals ?? 0] ?? Number.NaN)
      if (Number.isSafeInteger(integer)) return { cell: integer === 0 ? 0 : integer, faults: nothing }
    }
  }
  const read = readValue(cell, reader)
  if ("missing" in read)
    return read.missing === "blank" ? missing : { cell: { missing: read.missing }, faults: nothing }
  if ("unread" in read) return faulty(unreadFault(read.unread, cell, declared.type))
  const faults: Fault[] = []
  let { text } = read
  if (read.told !== undefined)
    faults.push({
      severity: "warning",
      code: "return-cell-own-unit",
      values: { read: text, unit: declared.unit ?? "" },
    })
  if (variable.codes !== null) {
    const coded = readCodedText(text, variable.codes, lists)
    text = coded.text
    if (coded.fault !== null) faults.push(coded.fault)
  }
  if (declared.type === "date" && !/^\d{4}-\d{2}-\d{2}$/.test(text))
    return faulty({ severity: "warning", code: "return-date-partial", values: { read: text } })
  if (declared.type === "truth") {
    const truth = truths[text.toLowerCase()]
    return truth === undefined
      ? faulty({ severity: "error", code: "return-not-a-truth" })
      : { cell: truth, faults }
  }
  const { cell: value, issues } = readCell(declared, text, "")
  const [first] = issues
  if (first !== undefined)
    return faulty({
      severity: "error",
      code: first.code === "expression-cell-decimals" ? "return-decimals" : "return-not-carried",
      values: { ...first.values, decimals: declared.decimals ?? 0 },
    })
  return { cell: value, faults }
}

const faulty = (fault: Fault): CellRead => ({ cell: { missing: fault.code }, faults: [fault] })

const truths: Readonly<Record<string, boolean>> = {
  是: true,
  有: true,
  true: true,
  yes: true,
  "1": true,
  否: false,
  false: false,
  no: false,
  "0": false,
}

function unreadFault(reason: string, cell: SheetCell, type: string): Fault {
  const error = (code: string): Fault => ({ severity: "error", code })
  switch (reason) {
    case "not-a-number":
      return error(
        type === "number" && cell.kind === "date" ? "return-number-is-date" : "return-not-a-number",
      )
    case "not-a-date":
      return /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])$/.test(cell.text) || readDate(cell.text) !== null
        ? { severity: "warning", code: "return-date-partial", values: { read: cell.text } }
        : error("return-not-a-date")
    case "digits-lost":
      return error("return-digits-lost")
    case "unit-unknown":
      return error("return-cell-unit")
    default:
      return error("return-error-cell")
  }
}
