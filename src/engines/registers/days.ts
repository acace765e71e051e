/** Days as ISO texts; arithmetic without a clock, by the proleptic Gregorian calendar. */

/** First and last day of a stretch, both within. */
export interface Stretch {
  readonly from: string
  readonly to: string
}

const two = (n: number) => String(n).padStart(2, "0")
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

const dayText = (year: number, month: number, day: number) =>
  `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`

/** Whether a text is a day that the calendar has. */
export function isDay(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (found === null) return false
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

/**
 * Days of `2024`, `2024-Q1`, `2024-06` or `2024-06-30`; `null` for anything else.
 * @example stretchOf("2024-02") // { from: "2024-02-01", to: "2024-02-29" }
 */
export function stretchOf(text: string): Stretch | null {
  if (isDay(text)) return { from: text, to: text }
  const found = /^(\d{4})(?:-(?:Q([1-4])|(\d{2})))?$/.exec(text)
  if (found === null) return null
  const year = Number(found[1])
  if (year < 1) return null
  if (found[2] !== undefined) {
    const last = Number(found[2]) * 3
    return { from: dayText(year, last - 2, 1), to: dayText(year, last, daysIn(year, last)) }
  }
  if (found[3] === undefined) return { from: dayText(year, 1, 1), to: dayText(year, 12, 31) }
  const month = Number(found[3])
  if (month < 1 || month > 12) return null
  return { from: dayText(year, month, 1), to: dayText(year, month, daysIn(year, month)) }
}

/** The period of the same length before: 2024 → 2023, 2024-Q1 → 2023-Q4, 2024-01 → 2023-12. */
export function periodBefore(period: string): string | null {
  const stretch = stretchOf(period)
  if (stretch === null || isDay(period)) return null
  const year = Number(period.slice(0, 4))
  if (period.length === 4) return String(year - 1).padStart(4, "0")
  const quarter = /Q([1-4])$/.exec(period)?.[1]
  if (quarter !== undefined) return quarter === "1" ? `${year - 1}-Q4` : `${year}-Q${Number(quarter) - 1}`
  const month = Number(period.slice(5))
  return month === 1 ? `${year - 1}-12` : `${year}-${two(month - 1)}`
}

/** Days since 1970-01-01. @throws when it is no day */
export function dayNumber(day: string): number {
  if (!isDay(day)) throw new Error(`dayNumber: ${day} is no day`)
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number)
  // Years that begin in March end with the leap day.
  const y = month > 2 ? year : year - 1
  const era = Math.floor(y / 400)
  const inEra = y - era * 400
  const inYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1
  return era * 146_097 + inEra * 365 + Math.floor(inEra / 4) - Math.floor(inEra / 100) + inYear - 719_468
}

/** The day so many days later, or earlier. */
export function addDays(day: string, days: number): string {
  const z = dayNumber(day) + days + 719_468
  const era = Math.floor(z / 146_097)
  const inEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  )
  const inYear = inEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * inYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return dayText(year, month, inYear - Math.floor((153 * shifted + 2) / 5) + 1)
}

/**
 * Last day of so many whole years that begin with a day: three years from 2021-12-01 end on 2024-11-30.
 */
export function lastDayOfYears(from: string, years: number): string {
  const [year = 0, month = 0, date = 0] = from.split("-").map(Number)
  // Years from a leap day end with February.
  const again = isDay(dayText(year + years, month, date))
    ? dayText(year + years, month, date)
    : dayText(year + years, month + 1, 1)
  return addDays(again, -1)
}
