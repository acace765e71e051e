/** What a cell's number stands for by its format: "month" is a date shown by year and month alone. */
export type NumberKind = "number" | "percent" | "date" | "month"

/** Formats that a workbook names by number only, with those of Chinese editions. Source: ECMA-376 part 1, 18.8.30. */
const builtIn: Readonly<Record<number, NumberKind>> = {
  9: "percent",
  10: "percent",
  ...Object.fromEntries([14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58].map((id) => [id, "date" as const])),
  ...Object.fromEntries([17, 27, 36, 50, 52, 57].map((id) => [id, "month" as const])),
}

/**
 * @param id number of the format
 * @param code its text, where the workbook gives one
 * @example numberKind(164, 'yyyy"年"m"月"') // "month"
 * @example numberKind(164, "0.0%") // "percent"
 */
export function numberKind(id: number, code?: string): NumberKind {
  if (code === undefined) return builtIn[id] ?? "number"
  const plain = code
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "")
    .split(";")[0]
    ?.toLowerCase()
  if (plain === undefined || plain.includes("general") || plain.includes("g/")) return "number"
  if (plain.includes("%")) return "percent"
  if (plain.includes("d")) return "date"
  if (plain.includes("y")) return plain.includes("m") ? "month" : "date"
  return "number"
}

const day = 86_400_000

/**
 * The day that a serial number stands for: `2024-01-31`, with `T12:30:00` where it has a time of day.
 * @param serial days since the epoch of the workbook
 * @param from1904 the workbook counts from 1904
 * @returns `null` outside the years 1900 to 9999
 */
export function findDate(serial: number, from1904: boolean): string | null {
  const shifted = from1904 ? serial + 1462 : serial
  if (!(shifted >= 1 && shifted < 2_958_466)) return null
  // Excel counts a 29 February 1900 that never was.
  const days = shifted < 60 ? shifted + 1 : shifted
  const text = new Date(Date.UTC(1899, 11, 30) + Math.round((days * day) / 1000) * 1000).toISOString()
  return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : text.slice(0, 19)
}
