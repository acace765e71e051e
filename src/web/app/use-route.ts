import { type UseQueryResult, useQuery } from "@tanstack/react-query"
import type { Contracts, ResponseOf, RouteKey } from "#contracts"
import { call, type Given } from "./api.ts"

/** Reads a route and keeps the answer; asked again when what is given changes. */
export function useRoute<K extends RouteKey & `GET ${string}`>(
  key: K,
  given?: Given<K>,
): UseQueryResult<ResponseOf<Contracts[K]>> {
  return useQuery({ queryKey: [key, given ?? null], queryFn: () => call(key, given) })
}
