import type { Static, TObject, TSchema } from "typebox"
import type { Purpose, Role } from "#access"
import type { Words } from "#issues"

/**
 * What a route takes and gives, for what purpose and for whom: one truth for validation, the OpenAPI document, the
 * types of the pages and the access tests. The key in its table is `METHOD /path/:parameter`.
 */
export interface RouteContract {
  readonly summary: Words
  /** Fixed here; a request cannot choose it. */
  readonly purpose: Purpose
  /** Who may call it; which rows they then see is decided by the database. */
  readonly roles: "anybody" | "signed-in" | readonly Role[]
  readonly params?: TObject
  readonly query?: TObject
  readonly body?: TSchema
  /** JSON; a file is `Download`, a stream of server-sent events `Events`. */
  readonly response: TSchema | "download" | "events"
  /** Takes files as multipart/form-data instead of a body. */
  readonly upload?: true
}

export type RouteTable = Readonly<
  Record<`${"GET" | "POST" | "PUT" | "DELETE"} /api/${string}`, RouteContract>
>

type Part<C, K extends string> = C extends { readonly [key in K]: infer S extends TSchema }
  ? Static<S>
  : undefined

export type ParamsOf<C> = Part<C, "params">
export type QueryOf<C> = Part<C, "query">
export type BodyOf<C> = Part<C, "body">
export type ResponseOf<C> = Part<C, "response">
