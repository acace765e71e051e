import type { Contracts, ResponseOf } from "#contracts"
import { useRoute } from "./use-route.ts"

export type Me = NonNullable<ResponseOf<Contracts["GET /api/me"]>>

/** Who is signed in, in which appointment; `null`: nobody; `undefined`: not known yet. */
export function useMe(): Me | null | undefined {
  return useRoute("GET /api/me").data
}

export function useSystem() {
  return useRoute("GET /api/system").data
}
