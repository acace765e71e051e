import type { BodyOf, Contracts, ParamsOf, QueryOf, ResponseOf, RouteKey } from "#contracts"
import type { Words } from "#issues"

/** A problem document of the server (RFC 9457). */
export class ApiProblem extends Error {
  override name = "ApiProblem"
  readonly status: number
  readonly issues: readonly ApiIssue[]

  constructor(status: number, detail: string, issues: readonly ApiIssue[]) {
    super(detail)
    this.status = status
    this.issues = issues
  }
}

export interface ApiIssue {
  readonly code: string
  readonly severity: "error" | "warning" | "info"
  readonly path: string
  readonly values: Readonly<Record<string, unknown>>
  readonly text: Words
}

export type Given<K extends RouteKey> = (ParamsOf<Contracts[K]> extends undefined
  ? unknown
  : { readonly params: ParamsOf<Contracts[K]> }) &
  (QueryOf<Contracts[K]> extends undefined ? unknown : { readonly query?: QueryOf<Contracts[K]> }) &
  (BodyOf<Contracts[K]> extends undefined ? unknown : { readonly body: BodyOf<Contracts[K]> }) & {
    /** Files of an upload. */
    readonly form?: FormData
    readonly signal?: AbortSignal
  }

/** The address of a route with its parameters put in, for links and downloads. */
export function addressOf(
  key: RouteKey,
  params: Readonly<Record<string, string>> = {},
  query: Readonly<Record<string, unknown>> = {},
): string {
  const path = key.slice(key.indexOf(" ") + 1).replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`${key}: no ${name}`)
    return encodeURIComponent(value)
  })
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      value === undefined || value === null ? [] : [[name, String(value)]],
    ),
  ).toString()
  return search === "" ? path : `${path}?${search}`
}

/** Calls a route; the types are those of its contract. @throws ApiProblem for every answer that is not 2xx */
export async function call<K extends RouteKey>(key: K, given?: Given<K>): Promise<ResponseOf<Contracts[K]>> {
  const { params, query, body, form, signal } = (given ?? {}) as {
    params?: Record<string, string>
    query?: Record<string, unknown>
    body?: unknown
    form?: FormData
    signal?: AbortSignal
  }
  const answer = await fetch(addressOf(key, params, query), {
    method: key.slice(0, key.indexOf(" ")),
    ...(form !== undefined
      ? { body: form }
      : body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    ...(signal === undefined ? {} : { signal }),
  })
  if (answer.ok) return (await answer.json()) as ResponseOf<Contracts[K]>
  const problem = (await answer.json().catch(() => ({}))) as { detail?: string; issues?: readonly ApiIssue[] }
  throw new ApiProblem(answer.status, problem.detail ?? answer.statusText, problem.issues ?? [])
}
