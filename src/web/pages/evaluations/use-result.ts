import { useQuery } from "@tanstack/react-query"
import type { EvaluationResult } from "#evaluation"
import { ApiProblem, addressOf } from "../../app/api.ts"

/** The result of a finished run, whole. A result is never changed: it is read once. */
export function useResult(run: string, ready: boolean) {
  return useQuery({
    queryKey: ["result", run],
    enabled: ready,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const answer = await fetch(addressOf("GET /api/runs/:id/result", { id: run }), { signal })
      if (!answer.ok) throw new ApiProblem(answer.status, answer.statusText, [])
      return (await answer.json()) as EvaluationResult
    },
  })
}
