import { halfWidth, parseNumber } from "#tables"
import { isPlainDecimal, plainDecimal, scaleDecimal, shiftDecimal } from "./decimal.ts"
import { withoutBlanks } from "./fold.ts"
import type { MissingReason } from "./model.ts"
import { parseUnit } from "./units.ts"
import type { SheetCell } from "./workbook.ts"

/** Marks of missing by what they say, without blanks and in plain width. */
const marks: Readonly<Record<string, MissingReason>> = {
  "-": "dash",
  "--": "dash",
  "---": "dash",
  "—": "dash",
  "——": "dash",
  "———": "dash",
  "――": "dash",
  "―": "dash",
  "─": "dash",
  "──": "dash",
  "-‐": "dash",
  "/": "not-applicable",
  "\\": "not-applicable",
  不适用: "not-applicable",
  无此项: "not-applicable",
  "n/a": "not-applicable",
  na: "not-applicable",
  "#n/a": "not-applicable",
  "…": "not-known",
  "……": "not-known",
  "...": "not-known",
  "......": "not-known",
  不详: "not-known",
  未知: "not-known",
  不明: "not-known",
  暂缺: "not-known",
  缺: "not-known",
  无数据: "not-known",
  暂无数据: "not-known",
  "?": "not-known",
  无: "dash",
  暂无: "not-known",
  未报: "not-reported",
  未填: "not-reported",
  未填报: "not-reported",
  未上报: "not-reported",
  未报送: "not-reported",
  未统计: "not-reported",
  缺报: "not-reported",
  保密: "secret",
  涉密: "secret",
  不公开: "secret",
  不公布: "secret",
}

/** Why a text stands for no value; `null`: it does not. */
export function findMissing(text: string): MissingReason | null {
  if (text === "") return "blank"
  if (text.length > 16) return null
  const clean = withoutBlanks(halfWidth(text)).toLowerCase()
  return clean === "" ? "blank" : Object.hasOwn(marks, clean) ? (marks[clean] ?? null) : null
}

/** A number as it stands in a cell: its exact text, and what the cell says of its unit. */
export type CellNumber =
  | {
      readonly kind: "number"
      readonly text: string
      /** The cell itself names its unit (300人, 12.5%, 3.5亿元). */
      readonly unit?: string
      /** The cell carries a scale word (1.2万): already multiplied in. */
      readonly scaled?: string
    }
  | { readonly kind: "missing"; readonly reason: MissingReason }
  | { readonly kind: "none" }

const scaleWords: Readonly<Record<string, string>> = {
  万亿: "1000000000000",
  亿: "100000000",
  千万: "10000000",
  百万: "1000000",
  十万: "100000",
  万: "10000",
  千: "1000",
}

const withTail = /^([+-]?(?:\d[\d,]*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)(万亿|千万|百万|十万|亿|万|千)?(.*)$/

/**
 * Reads the text of one cell as a number, exactly. What is not wholly a number is none: 约300, >500, 3-5, 300（预计）.
 * @example readNumber({ column: 0, text: "1.2万", kind: "text" }) // { kind: "number", text: "12000", scaled: "万" }
 * @example readNumber({ column: 0, text: "0.125", kind: "number", note: "percent" }) // { kind: "number", text: "12.5", unit: "%" }
 */
export function readNumber(cell: Pick<SheetCell, "text" | "kind" | "note">): CellNumber {
  const { text } = cell
  if (cell.kind === "number") {
    if (cell.note === "percent") {
      const moved = shiftDecimal(text, 2)
      return moved === null ? { kind: "none" } : { kind: "number", text: moved, unit: "%" }
    }
    if (isPlainDecimal(text)) return { kind: "number", text }
    const exact = plainDecimal(text)
    return exact === null ? { kind: "none" } : { kind: "number", text: exact }
  }
  if (cell.kind === "error" || cell.kind === "date" || cell.kind === "truth") {
    return cell.kind === "error" && text === "#N/A"
      ? { kind: "missing", reason: "not-applicable" }
      : { kind: "none" }
  }
  return readNumberText(text)
}

function readNumberText(text: string): CellNumber {
  // The commonest text as it is: all below would leave it so.
  if (text.length <= 40 && isPlainDecimal(text)) return { kind: "number", text }
  const reason = findMissing(text)
  if (reason !== null) return { kind: "missing", reason }
  let clean = withoutBlanks(halfWidth(text))
    .replace(/^['’‘`]/, "")
    .replace(/−/g, "-")
  let negative = false
  const bracketed = /^\(([\d.,]+)\)$/.exec(clean)
  if (bracketed !== null) {
    clean = bracketed[1] ?? ""
    negative = true
  }
  clean = clean.replace(/^[¥￥]/, "")
  const found = withTail.exec(clean)
  if (found === null) return { kind: "none" }
  const [, number = "", scale, tail = ""] = found
  // Digits set apart by blanks are one number only in groups of three: "3 5" may be two.
  if (
    /\d[\s\u3000\u00a0]+\d/.test(text) &&
    !/^[^\d]*\d{1,3}(?:[\s\u3000\u00a0]\d{3})+(?!\d)/.test(halfWidth(text)) &&
    !singly(text)
  )
    return { kind: "none" }
  const parsed = parseNumber(number)
  if (!parsed.ok || parsed.value === null) return { kind: "none" }
  let exact = plainDecimal(number.replaceAll(",", ""))
  if (exact === null) return { kind: "none" }
  if (negative) exact = exact.startsWith("-") ? null : exact === "0" ? "0" : `-${exact}`
  if (exact === null) return { kind: "none" }
  const rest = `${scale ?? ""}${tail}`
  if (rest === "") return { kind: "number", text: exact }
  const unit = parseUnit(rest)
  if (unit !== null && tail !== "") return { kind: "number", text: exact, unit: unit.text }
  if (tail !== "" || scale === undefined) return { kind: "none" }
  const size = scaleDecimal(exact, scaleWords[scale] ?? "1", "1")
  return size === null ? { kind: "none" } : { kind: "number", text: size, scaled: scale }
}

/** Every digit set apart (１ ２ ３) is a way of spacing out, not of grouping. */
function singly(text: string): boolean {
  return /^[^\d０-９]*[\d０-９](?:[\s\u3000\u00a0][\d０-９.．])+[^\d]*$/.test(text)
}

const dateText = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?)?[年月]?$/

/**
 * A date as people write it: 2024-01-31, 2024/1/31, 2024.1.31, 2024年1月31日, 20240131; 2024年1月 and 2024 stay as
 * exact as they are.
 * @returns `null` when it is none
 * @example readDate("2024年1月31日") // "2024-01-31"
 */
export function readDate(text: string): string | null {
  const clean = withoutBlanks(halfWidth(text.replace(/[T ]\d{1,2}:\d{2}.*$/, "")))
  const packed = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(clean)
  const found = packed ?? dateText.exec(clean)
  if (found === null) return null
  const [, year = "", month, day] = found
  if (month === undefined) return year
  const m = Number(month)
  if (m < 1 || m > 12) return null
  if (day === undefined) return `${year}-${month.padStart(2, "0")}`
  const y = Number(year)
  const leap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  const d = Number(day)
  return d < 1 || d > (days[m - 1] ?? 31) ? null : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`
}
