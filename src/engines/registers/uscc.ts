/** Unified social credit code (统一社会信用代码), GB 32100-2015. */

const letters = "0123456789ABCDEFGHJKLMNPQRTUWXY"
/** W(i) = 3^(i−1) mod 31, table 3 of the standard. */
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** Whether a text has the shape of a code: 18 letters of the standard's 31, none of them I, O, Z, S or V. */
export function looksLikeUscc(text: string): boolean {
  return /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(text)
}

/**
 * The 18th letter that belongs to the first 17: C18 = MOD(31 − MOD(Σ Ci·Wi, 31), 31); `null` when a letter is none of
 * the 31.
 * Source: GB 32100-2015, annex on the check character.
 */
export function usccCheckLetter(code: string): string | null {
  let sum = 0
  for (const [i, weight] of weights.entries()) {
    const value = letters.indexOf(code[i] ?? "?")
    if (value < 0) return null
    sum += value * weight
  }
  return letters[(31 - (sum % 31)) % 31] ?? null
}

/** Whether a code has the right shape and check letter; upper case, without blanks. */
export function isUscc(text: string): boolean {
  return looksLikeUscc(text) && usccCheckLetter(text) === text[17]
}

/** A code as people write it, in upper case, half width, without blanks. */
export function plainUscc(text: string): string {
  return text.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase()
}
