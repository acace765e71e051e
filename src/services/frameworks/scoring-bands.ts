import { number, type Scored, unit, unitFits } from "./scoring-parts.ts"

const points = `(?:的)?,?(?:得(?:${number})分|不得分|不计分)`
const scoreOf = (part: string) => Number(new RegExp(`得(${number})分$`).exec(part)?.[1] ?? 0)

/** A part of a rule: from a bound on, between two bounds, or below one. */
type Part =
  | { readonly kind: "from"; readonly from: number; readonly score: number }
  | { readonly kind: "between"; readonly from: number; readonly to: number; readonly score: number }
  | { readonly kind: "below"; readonly to: number; readonly score: number }
  | { readonly kind: "rest"; readonly score: number }

/**
 * “10 以上得 5 分；5–10 得 3 分；5 以下不得分” as bands. Between the parts there must be no gap and no overlap, and above the
 * highest something must be said. What lies below a bound begins at 0: texts of figures that may be negative say so.
 *
 * @param plain without blanks, half-width
 */
export function readBandsOf(plain: string, own: string | null): Scored[] | null {
  const parts: Part[] = []
  for (const text of plain.split(/[;,。、](?=[\d<>≥≤达不大小低超其余否])/).filter((one) => one !== "")) {
    const part = readPart(text, own)
    if (part === null) return null
    parts.push(part)
  }
  return assembled(parts)
}

function readPart(text: string, own: string | null): Part | null {
  const score = scoreOf(text)
  const from =
    new RegExp(`^(?:达到|不低于|大于等于|大于或等于|>=|≥)(${number})${unit}${points}$`).exec(text) ??
    new RegExp(`^(${number})${unit}(?:及以上|\\(含\\)以上|\\(含\\)及以上|以上)${points}$`).exec(text)
  if (from !== null)
    return unitFits(from[2] ?? "", own) ? { kind: "from", from: Number(from[1] ?? ""), score } : null
  const between = new RegExp(
    `^(${number})${unit}(?:\\(含\\))?–(${number})${unit}(?:\\(不含\\))?${points}$`,
  ).exec(text)
  if (between !== null) {
    const [, low = "", lowUnit = "", high = "", highUnit = ""] = between
    return unitFits(lowUnit, own) && unitFits(highUnit, own)
      ? { kind: "between", from: Number(low), to: Number(high), score }
      : null
  }
  const below =
    new RegExp(`^(?:不足|低于|小于|不满|<)(${number})${unit}${points}$`).exec(text) ??
    new RegExp(`^(${number})${unit}以下${points}$`).exec(text)
  if (below !== null)
    return unitFits(below[2] ?? "", own) ? { kind: "below", to: Number(below[1] ?? ""), score } : null
  return new RegExp(`^(?:其他|其余|否则)(?:情况|情形)?${points}$`).test(text) ? { kind: "rest", score } : null
}

function assembled(parts: readonly Part[]): Scored[] | null {
  const rising = parts
    .flatMap((part) => (part.kind === "from" || part.kind === "between" ? [part] : []))
    .toSorted((a, b) => a.from - b.from)
  const rests = parts.filter(({ kind }) => kind === "below" || kind === "rest")
  const lowest = rising[0]
  const highest = rising.at(-1)
  if (lowest === undefined || highest === undefined || rests.length > 1) return null
  // A highest band with an end says nothing of what lies above it.
  if (highest.kind === "between") return null
  const joined = rising.every((part, i) => {
    const next = rising[i + 1]
    if (next !== undefined && next.from <= part.from) return false
    return part.kind === "from" || part.to === next?.from
  })
  if (!joined) return null
  const bands = rising.map(({ from, score }) => ({ from, score }))
  const [rest] = rests
  if (rest === undefined) return bands
  if (lowest.from <= 0 || (rest.kind === "below" && rest.to !== lowest.from)) return null
  return [{ from: 0, score: rest.score }, ...bands]
}
