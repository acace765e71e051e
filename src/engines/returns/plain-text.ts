import { type Cell, type Declared, dateText, exactText } from "#expressions"

/**
 * A cell as it stands in a file: plain decimal text, a date, 是 or 否; `null`: missing.
 * @example cellText(1250, { code: "x", label, type: "number", decimals: 2 }) // "12.5"
 */
export function cellText(cell: Cell, declared: Declared | undefined): string | null {
  if (cell === null || declared === undefined || typeof cell === "object") return null
  if (typeof cell === "boolean") return cell ? "是" : "否"
  if (typeof cell === "string") return cell
  if (declared.type === "date") return dateText(Number(cell))
  const text = exactText(cell, declared.decimals ?? 0)
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text
}
