import type { UseQueryResult } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { Failure, Loading } from "./States.tsx"

/** Shows what a route answered, or the state before and instead of it. */
export function Query<T>({
  query,
  children,
}: {
  readonly query: UseQueryResult<T>
  readonly children: (data: T) => ReactNode
}) {
  if (query.isPending) return <Loading />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  return <>{children(query.data)}</>
}
