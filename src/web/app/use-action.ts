import { useQueryClient } from "@tanstack/react-query"
import { App } from "antd"
import { useState } from "react"
import { useLanguage } from "./language.tsx"

/** Does something on the server: whether it is under way, what it refused, and reading everything anew when it succeeded. */
export function useAction() {
  const { t } = useLanguage()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  return {
    busy,
    problem,
    forget: () => setProblem(null),
    run: async (work: () => Promise<unknown>): Promise<boolean> => {
      setBusy(true)
      setProblem(null)
      try {
        await work()
        void message.success(t({ zh: "已完成", en: "Done" }))
        await queries.invalidateQueries()
        return true
      } catch (error) {
        setProblem(error)
        return false
      } finally {
        setBusy(false)
      }
    },
  }
}
