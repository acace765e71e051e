import { type Label, labelText } from "#evaluation"
import type { Language } from "#issues"
import { cleanText } from "./clean-text.ts"

/** One text in both languages. */
export type Text = Readonly<Record<Language, string>>

/**
 * A label in both languages: the other language, then the code, stand in for one that is missing.
 * @example textOf({ zh: "创新" }, "innovation") // { zh: "创新", en: "创新" }
 */
export function textOf(label: Label | undefined, code: string): Text {
  const clean = (language: Language) => cleanText(labelText(label, language, code))
  return { zh: clean("zh"), en: clean("en") }
}

/** The same in both languages. */
export const both = (text: string): Text => ({ zh: text, en: text })

/** `{name}` replaced in both languages. */
export function fill(text: Text, values: Readonly<Record<string, string | number | Text>>): Text {
  const fillIn = (language: Language) =>
    text[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name]
      if (value === undefined) return whole
      return typeof value === "object" ? value[language] : String(value)
    })
  return { zh: fillIn("zh"), en: fillIn("en") }
}

/** Texts in a row, with the comma of each language. */
export function listOf(texts: readonly Text[]): Text {
  return { zh: texts.map((text) => text.zh).join("、"), en: texts.map((text) => text.en).join(", ") }
}
