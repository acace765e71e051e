/** Control characters (terminal escapes, line breaks) and marks that reverse the reading direction. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g

/**
 * A name as one printable line: nothing in it can move the cursor, break a row or reverse the text around it.
 * @example cleanText("甲\u001b[31m\n区") // "甲 [31m 区"
 */
export function cleanText(text: string): string {
  return text.replace(unprintable, " ").trim()
}
