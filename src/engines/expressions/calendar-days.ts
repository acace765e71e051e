// Dates as days since 1970-01-01 in the proleptic Gregorian calendar, from year 1 to 9999.

export const firstDay = -719162
export const lastDay = 2932896

/** @returns `null` for what is no date of the calendar */
export function dayOf(text: string): number | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (found === null) return null
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > monthLength(year, month)) return null
  return dayFrom(year, month, day)
}

function monthLength(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": years begin in March, eras of 400 years. */
function dayFrom(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

export function civil(days: number): { readonly year: number; readonly month: number; readonly day: number } {
  const z = days + 719468
  const era = Math.floor(z / 146097)
  const dayOfEra = z - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  }
}

export function dateText(days: number): string {
  const { year, month, day } = civil(days)
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`
}

/** Whole years from one day to another: a birthday on 29 February is reached on 1 March of other years. */
export const yearsBetween = (from: number, to: number) => {
  const a = civil(from)
  const b = civil(to)
  return whole((b.year * 10000 + b.month * 100 + b.day - (a.year * 10000 + a.month * 100 + a.day)) / 10000)
}

/** Whole months: from the 31st, a month is reached on the 31st or on the 1st of the month after. */
export const monthsBetween = (from: number, to: number) => {
  const a = civil(from)
  const b = civil(to)
  return whole(((b.year * 12 + b.month) * 100 + b.day - ((a.year * 12 + a.month) * 100 + a.day)) / 100)
}

/** Towards zero, without a negative zero. */
const whole = (x: number) => Math.trunc(x) + 0
