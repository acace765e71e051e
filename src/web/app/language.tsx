import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react"
import type { Language, Words } from "#issues"

export type { Language, Words as Text }

interface Chosen {
  readonly language: Language
  readonly setLanguage: (language: Language) => void
  /** The text in the reader's language. */
  readonly t: (text: Words) => string
}

const LanguageContext = createContext<Chosen | null>(null)
const key = "gaoxin.language"

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => (localStorage.getItem(key) === "en" ? "en" : "zh"))
  useEffect(() => {
    localStorage.setItem(key, language)
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en"
  }, [language])
  const chosen = useMemo<Chosen>(() => ({ language, setLanguage, t: (text) => text[language] }), [language])
  return <LanguageContext value={chosen}>{children}</LanguageContext>
}

export function useLanguage(): Chosen {
  const chosen = useContext(LanguageContext)
  if (chosen === null) throw new Error("useLanguage outside LanguageProvider")
  return chosen
}
