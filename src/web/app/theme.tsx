import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react"

interface Chosen {
  readonly dark: boolean
  readonly setDark: (dark: boolean) => void
}

const ThemeContext = createContext<Chosen>({ dark: false, setDark: () => {} })
const key = "gaoxin.theme"

export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const [dark, setDark] = useState(() => {
    const kept = localStorage.getItem(key)
    return kept === null ? matchMedia("(prefers-color-scheme: dark)").matches : kept === "dark"
  })
  useEffect(() => {
    document.documentElement.style.colorScheme = dark ? "dark" : "light"
  }, [dark])
  const chosen = useMemo<Chosen>(
    () => ({
      dark,
      setDark: (wanted) => {
        localStorage.setItem(key, wanted ? "dark" : "light")
        setDark(wanted)
      },
    }),
    [dark],
  )
  return <ThemeContext value={chosen}>{children}</ThemeContext>
}

export const useTheme = () => useContext(ThemeContext)
export const useDark = () => useContext(ThemeContext).dark
