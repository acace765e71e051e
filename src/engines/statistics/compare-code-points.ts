/**
 * Orders two strings by Unicode code point, the same on every machine and in every locale. JavaScript's own
 * `<` compares UTF-16 units and so puts 𠮷 (U+20BB7) before 豈 (U+F900).
 *
 * @returns negative when a comes first, positive when b does, 0 when they are equal; a beginning of a string
 *   comes before the whole
 * Source: Unicode Standard 5.17, "Binary order"; the order of UTF-8 bytes.
 * @example compareCodePoints("𠮷", "豈") // 1
 */
export function compareCodePoints(a: string, b: string): number {
  const shared = Math.min(a.length, b.length)
  let i = 0
  while (i < shared && a.charCodeAt(i) === b.charCodeAt(i)) i++
  if (i === shared) return Math.sign(a.length - b.length)
  // The difference may lie in the second half of a pair, whose code point begins one unit earlier.
  const from = i > 0 ? a.codePointAt(i - 1)! - b.codePointAt(i - 1)! : 0
  return Math.sign(from || a.codePointAt(i)! - b.codePointAt(i)!)
}
