/** Text in one form for comparing: half width, lower case, without blanks. */
export function plain(text: string): string {
  return text.normalize("NFKC").replace(/\s/gu, "").toLowerCase()
}

/** Letters of words that nearly every enterprise's name has: they find nothing. */
const common = new Set(["有限", "限公", "公司", "限责", "责任", "任公", "股份", "份有"])
const isAscii = (letter: string) => letter.charCodeAt(0) < 128

const hasLetter = (text: string) => /[a-z]/.test(text)

/**
 * The pieces of a text by which a part of it is found: every two adjacent letters, of numbers and Latin words every
 * three; besides each Latin letter and every two signs with one. Few digits need no pieces: many records have them.
 */
export function piecesOf(text: string): string[] {
  const letters = [...plain(text)]
  const pieces = new Set<string>()
  for (const [i, letter] of letters.entries()) {
    const next = letters[i + 1]
    const third = letters[i + 2]
    if (hasLetter(letter)) pieces.add(letter)
    if (next === undefined) continue
    if (!isAscii(letter) || !isAscii(next)) {
      if (!common.has(letter + next)) pieces.add(letter + next)
      continue
    }
    if (hasLetter(letter + next)) pieces.add(letter + next)
    if (third !== undefined && isAscii(third)) pieces.add(letter + next + third)
  }
  return [...pieces]
}

/** Of the pieces of what is sought, those that tell most: a shorter one within a longer one of them says nothing more. */
export function soughtPieces(text: string): string[] {
  const pieces = piecesOf(text)
  return pieces.filter((one) => !pieces.some((other) => other.length > one.length && other.includes(one)))
}
