/** How one variable is made: an expression of SQL over the columns of a unit's year and over other lines. */
export interface Line {
  readonly code: string
  readonly sql: string
  /** Digits after the point that its integers carry; left out: 0. */
  readonly decimals?: number
}

export const line = (code: string, sql: string, decimals = 0): Line => ({ code, sql, decimals })

const namesIn = (sql: string): string[] => sql.replace(/'[^']*'/g, "").match(/[a-z_][a-z0-9_]*/g) ?? []

/**
 * Puts the lines that are asked for, and those that they name, one select over another: each expression is computed once.
 * @param from table or view with the columns that the lines start from
 * @param keep columns of it to be passed on
 * @throws Error when lines name one another in a circle
 */
export function selectLines(
  lines: readonly Line[],
  asked: readonly string[],
  from: string,
  keep: readonly string[],
): string {
  const known = new Map(lines.map((one) => [one.code, one]))
  const levels = new Map<string, number>()
  const open = new Set<string>()
  const levelOf = (code: string): number => {
    const { sql } = known.get(code) ?? { sql: "" }
    const before = levels.get(code)
    if (before !== undefined) return before
    if (open.has(code)) throw new Error(`${code} is made from itself`)
    open.add(code)
    const level =
      1 +
      Math.max(
        0,
        ...namesIn(sql)
          .filter((name) => known.has(name))
          .map(levelOf),
      )
    open.delete(code)
    levels.set(code, level)
    return level
  }
  for (const code of asked) levelOf(code)
  const highest = Math.max(0, ...levels.values())
  let select = `select * from ${from}`
  for (let level = 1; level <= highest; level += 1) {
    const made = [...levels].filter(([, own]) => own === level)
    select = `select *, ${made.map(([code]) => `${known.get(code)?.sql} as ${code}`).join(", ")} from (${select})`
  }
  return `select ${[...keep, ...asked].join(", ")} from (${select})`
}
