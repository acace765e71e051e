import { chance, type Draws } from "./draws.ts"

/** Kinds of deliberate mistakes: what checks of returns are there to find. */
export const mistakeKinds = [
  "sum-broken",
  "part-above-whole",
  "unit-slip",
  "missing",
  "wrong-check-letter",
  "outlier",
] as const

export type MistakeKind = (typeof mistakeKinds)[number]

interface Slip {
  readonly cell: string
  readonly kind: MistakeKind
  /** What is reported instead. */
  readonly wrong: string
}

const slip = (kind: MistakeKind, cell: string, wrong: string): Slip => ({ kind, cell, wrong })

/** One cell each; nothing else of the return is changed with it. */
export const slips: readonly Slip[] = [
  slip("sum-broken", "qc05_0", "qc05_0 * 107 // 100 + 1"),
  slip("sum-broken", "qc12", "qc12 + qc05_0 // 50 + 1"),
  slip("sum-broken", "qd18", "qd18 + 3"),
  slip("sum-broken", "qj20", "qj20 * 11 // 10 + 1"),
  slip("part-above-whole", "qc09", "qc07 * 11 // 10 + 1"),
  slip("part-above-whole", "qc38", "qc11 * 11 // 10 + 1"),
  slip("part-above-whole", "qd14", "qd26 + 2"),
  slip("part-above-whole", "qj56", "qj55 + 2"),
  slip("unit-slip", "qc13", "qc13 * 1000"),
  slip("unit-slip", "qc51", "qc51 * 1000"),
  slip("missing", "qc05_0", "null"),
  slip("missing", "qc24", "null"),
  slip("missing", "qd01", "null"),
  slip("wrong-check-letter", "qa03", "substr(qa03, 1, 17) || case when qa03[18] = '7' then '8' else '7' end"),
  slip("outlier", "qc51", "qc51 * 97"),
]

/** Columns of a unit's year: `mistake` (place in `mistakeKinds` or null) and `variant`. */
export const mistakeColumns = ({ yearly }: Draws, ofMillion: number): string =>
  `case when ${chance(yearly("mistake"), ofMillion)} then ${yearly("mistake-kind")} % ${mistakeKinds.length} end as mistake,
    ${yearly("mistake-cell")} % 720720 as variant`

/** Which slips can be made with the variables that there are, and of which units each is made. */
export function slipsWithin(cells: ReadonlySet<string>): readonly (Slip & { readonly where: string })[] {
  const possible = slips.filter(({ cell }) => cells.has(cell))
  return possible.map((one) => {
    const alike = possible.filter(({ kind }) => kind === one.kind)
    return {
      ...one,
      where: `mistake = ${mistakeKinds.indexOf(one.kind)} and variant % ${alike.length} = ${alike.indexOf(one)}`,
    }
  })
}

/** The cell as it is reported. */
export function reported(cell: string, made: ReturnType<typeof slipsWithin>): string {
  const own = made.filter((one) => one.cell === cell)
  return own.length === 0
    ? cell
    : `case ${own.map(({ where, wrong }) => `when ${where} then ${wrong}`).join(" ")} else ${cell} end`
}
