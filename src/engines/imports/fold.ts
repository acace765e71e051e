import { halfWidth } from "#tables"

/**
 * A text as it is compared: plain width, lower case, no blanks, no bracket signs and no marks between words.
 * @example foldText("营业收入 （QC05_0）") // "营业收入qc05_0"
 */
export function foldText(text: string): string {
  return halfWidth(text)
    .toLowerCase()
    .replace(/[\s\u00a0\u3000\u200b\ufeff()[\]【】〔〕「」《》〈〉{}<>"'“”‘’·•、,，.。;；:：*#＊—–-]/g, "")
}

/** Blanks taken out, also inside: 合　计 is 合计. */
export function withoutBlanks(text: string): string {
  return text.replace(/[\s\u00a0\u3000\u200b\ufeff]+/g, "")
}

/**
 * Likeness of two folded texts by pairs of characters (Dice), from 0 to 1.
 * @example likeness("营业收入", "营业总收入") // 2·2/(3+4)
 */
export function likeness(a: string, b: string): number {
  if (a === b) return 1
  const pairs = (text: string) =>
    Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2))
  const left = pairs(a)
  const right = pairs(b)
  if (left.length === 0 || right.length === 0) return 0
  let shared = 0
  const left2 = new Map<string, number>()
  for (const pair of left) left2.set(pair, (left2.get(pair) ?? 0) + 1)
  for (const pair of right) {
    const count = left2.get(pair) ?? 0
    if (count > 0) {
      shared += 1
      left2.set(pair, count - 1)
    }
  }
  return (2 * shared) / (left.length + right.length)
}

/** Letters of a column from 0: A, B … AA. */
export function columnLetters(column: number): string {
  let rest = column
  let letters = ""
  do {
    letters = String.fromCharCode(65 + (rest % 26)) + letters
    rest = Math.floor(rest / 26) - 1
  } while (rest >= 0)
  return letters
}
