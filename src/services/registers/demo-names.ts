import { addDays, usccCheckLetter } from "#registers"

/** A record of a zone, invented. */
export interface DemoRow {
  readonly zone: string
  readonly values: Readonly<Record<string, string>>
}

/** The year that the lists of the demonstration agree with its table. */
export const demoPeriod = "2024"

export const industries = ["新材料", "智能制造", "生物医药", "新能源", "集成电路", "软件", "光电", "检测"]

/** So many records. */
export const many = (count: number, of: (i: number) => DemoRow): DemoRow[] =>
  Array.from({ length: count }, (_, i) => of(i))
export const pick = <T>(list: readonly T[], i: number): T => list[i % list.length] as T
export const letters = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"
export const cityOf = (zone: string) => `示例${letters[Number(zone.slice(-2)) - 1] ?? ""}市`
export const number = (i: number) => String(i + 1).padStart(4, "0")
/** A day of 2024 in even steps. */
export const dayOf = (year: string, i: number) => addDays(`${year}-01-15`, (i * 37) % 330)
export const company = (zone: string, kind: string, i: number) =>
  `${cityOf(zone)}${pick(industries, i)}${kind}${number(i)}有限公司`

/** An invented code with a right check letter: 99… is no division of the country. */
export function demoUscc(zone: string, series: string, i: number): string {
  const code = `91${zone}MA9X${series}${number(i)}`
  return code + (usccCheckLetter(code) ?? "")
}
