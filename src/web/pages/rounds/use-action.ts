import { useMutation, useQueryClient } from "@tanstack/react-query"
import { App } from "antd"
import { ApiProblem } from "../../app/api.ts"
import { type Text, useLanguage } from "../../app/language.tsx"

/** Does one thing in a round, then reads all anew, also after a refusal: somebody else may have acted. */
export function useAction<T>(work: (given: T) => Promise<unknown>, said: Text, onDone?: () => void) {
  const { t, language } = useLanguage()
  const { message } = App.useApp()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: work,
    onSuccess: () => {
      void message.success(t(said))
      onDone?.()
    },
    onError: (error) => {
      const texts =
        error instanceof ApiProblem && error.issues.length > 0
          ? error.issues.map((issue) => issue.text[language])
          : [error instanceof Error ? error.message : String(error)]
      void message.error(texts.join(" "), 8)
    },
    onSettled: () => queries.invalidateQueries(),
  })
}
