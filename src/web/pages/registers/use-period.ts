import { useState } from "react"
import { useSystem } from "../../app/me.ts"

/** The last year that the lists of the demonstration are about. */
const demoYear = "2024"

/** A year that can be changed: the one asked for, else the latest that has ended, in a demonstration that of its data. */
export function usePeriod(asked?: string | number): readonly [string, (period: string) => void] {
  const demo = useSystem()?.mode === "demo"
  const [chosen, setChosen] = useState<string | null>(asked === undefined ? null : String(asked))
  return [chosen ?? (demo ? demoYear : String(new Date().getFullYear() - 1)), setChosen]
}
