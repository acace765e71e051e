const signs: Readonly<Record<string, string>> = { "−": "-", "‐": "-", "–": "-" }

/**
 * Full-width digits, letters and signs as plain ones, and the minus signs of typography as hyphens. No other character
 * changes: full normalisation would turn 10² into 102.
 * @example halfWidth("２０２４－Ｑ１") // "2024-Q1"
 */
export function halfWidth(text: string): string {
  return text.replace(
    /[！-～−‐–]/g,
    (sign) => signs[sign] ?? String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  )
}
