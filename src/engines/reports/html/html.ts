/** Text that is already HTML. Only `html` and `trusted` make it: a plain string is always escaped. */
export interface Markup {
  readonly markup: string
}

export type Content = Markup | string | number | null | undefined | false | readonly Content[]

/** Escaped for element content and for attributes in double or single quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** HTML from a template: every value is escaped unless it is markup itself; lists are joined. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  let markup = parts[0] ?? ""
  for (let i = 0; i < values.length; i++) markup += write(values[i]) + (parts[i + 1] ?? "")
  return { markup }
}

/** Marks our own constant text, or a drawing whose texts are escaped, as HTML. Never data. */
export const trusted = (markup: string): Markup => ({ markup })

/** JSON that can stand inside a script element: no tag can begin in it. */
export function scriptJson(value: unknown): Markup {
  return { markup: JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, unicodeEscape) }
}

const unicodeEscape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`

function write(value: Content): string {
  if (value === null || value === undefined || value === false) return ""
  if (typeof value === "string") return escapeHtml(value)
  if (typeof value === "number") return String(value)
  if ("markup" in value) return value.markup
  return value.map(write).join("")
}
