import { dateText } from "./calendar-days.ts"
import { exactText } from "./decimals.ts"
import type { Type } from "./types.ts"
import type { Scalar } from "./value.ts"

const grouped = (text: string) => {
  const [whole = "", fraction] = text.split(".")
  return `${whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, ",")}${fraction === undefined ? "" : `.${fraction}`}`
}

/**
 * A value as it is read: thousands apart, the unit behind it; a quotient to six digits, with ≈ where that is not all.
 * @example scalarText(1250, { kind: "exact", decimals: 2, bound: 1e18, unit: null }, "en") // "12.50"
 */
export function scalarText(value: Scalar, type: Type, language: "zh" | "en"): string {
  if (typeof value === "boolean") return language === "zh" ? (value ? "是" : "否") : value ? "yes" : "no"
  if (typeof value === "string") return language === "zh" ? `“${value}”` : `"${value}"`
  if (type.kind === "date") return dateText(Number(value))
  const unit = type.kind === "exact" || type.kind === "double" ? type.unit : null
  // A unit that was multiplied by bare numbers may count in another one now.
  const named = unit !== null && unit.scaledTimes === unit.scaledOver ? unit.text : ""
  const behind = named === "" ? "" : named === "%" || named === "‰" ? named : ` ${named}`
  if (type.kind === "exact") return `${grouped(exactText(value, type.decimals))}${behind}`
  return `${doubleText(Number(value))}${behind}`
}

function doubleText(value: number): string {
  const short = String(Number(value.toPrecision(6)))
  const text = short.includes("e") ? short : grouped(short)
  return Number(short) === value ? text : `≈${text}`
}
