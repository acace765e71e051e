/** Lines that are looked at. */
const sample = 40

/** What separates the cells of one line: the sign that is there most often; of none a comma. */
const candidates = [",", ";", "\t"] as const

/**
 * What separates the cells of a text table: the sign that stands in most of its first lines, then the more frequent
 * one. What stands within quotes does not count.
 * @param lines how many of the first lines that are not blank; 1 trusts the header
 */
export function findDelimiter(text: string, lines = sample): string {
  const line = /(?:"[^"]*"|[^"\r\n]+)+/g
  line.lastIndex = Math.max(text.search(/\S/), 0)
  const seen = candidates.map((sign) => ({ sign, lines: 0, count: 0 }))
  for (let i = 0; i < lines; i++) {
    const found = line.exec(text)?.[0].replace(/"[^"]*"/g, "")
    if (found === undefined) break
    for (const one of seen) {
      const count = found.split(one.sign).length - 1
      one.count += count
      if (count > 0) one.lines++
    }
  }
  const [first, ...others] = seen
  return others.reduce(
    (best, one) =>
      one.lines > best.lines || (one.lines === best.lines && one.count > best.count) ? one : best,
    first ?? { sign: ",", lines: 0, count: 0 },
  ).sign
}
