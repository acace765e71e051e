import type { MultipartFile } from "@fastify/multipart"
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from "fastify"
import type { Actor } from "#access"
import type { BodyOf, ParamsOf, QueryOf, ResponseOf, RouteContract, RouteTable } from "#contracts"
import { issue } from "#issues"
import type { Transaction } from "#schema"
import { readSetting } from "#services/settings"
import { answerOrUnchanged, type Download, type Events, sendDownload, sendEvents } from "./answers.ts"
import { authenticate, type Caller } from "./authenticate.ts"
import type { ServerContext } from "./context.ts"
import { HttpError } from "./errors.ts"
import { plainName } from "./plain-name.ts"
import { countCaller } from "./rates.ts"

export type { Download, Events } from "./answers.ts"

/** One request as a handler sees it. */
export interface Call<C> {
  readonly params: ParamsOf<C>
  readonly query: QueryOf<C>
  readonly body: BodyOf<C>
  readonly actor: Actor
  readonly caller: Caller
  readonly context: ServerContext
  /** Work in a transaction as the caller, for the purpose that the route declares. */
  readonly act: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>
  /** Files of an upload, one after the other. */
  readonly files: () => AsyncIterable<MultipartFile>
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

type Answer<C> = C extends { readonly response: "download" }
  ? Download
  : C extends { readonly response: "events" }
    ? Events
    : ResponseOf<C>

export type Handlers<T extends RouteTable> = {
  readonly [K in keyof T]: (call: Call<T[K]>) => Promise<Answer<T[K]>>
}

/** Registers every route of a table with its handler: validation, caller, role and purpose come from the contract. */
export function registerRoutes<const T extends RouteTable>(
  app: FastifyInstance,
  context: ServerContext,
  table: T,
  handlers: Handlers<T>,
): void {
  for (const [key, contract] of Object.entries(table)) {
    const [method = "GET", path = ""] = key.split(" ")
    const handler = handlers[key as keyof T] as unknown as (call: Call<RouteContract>) => Promise<unknown>
    app.route({
      method: method as HTTPMethods,
      url: path,
      schema: schemaOf(contract),
      // Before the body is read: whoever may not call learns nothing of what the route takes.
      onRequest: async (request, reply) => {
        const caller = await authenticate(request, context)
        await countCaller(request, reply, caller, contract.upload === true)
        callers.set(request, admitted(caller, contract))
      },
      onSend: async (request, reply, payload) =>
        contract.purpose === "public" && isUnknown(callers.get(request))
          ? answerOrUnchanged(request, reply, payload)
          : payload,
      handler: async (request, reply) => {
        const caller = callers.get(request)
        if (caller === undefined) throw new Error(`${key}: no caller`)
        const answer = await handler({
          params: request.params as never,
          query: request.query as never,
          body: request.body as never,
          actor: caller.actor,
          caller,
          context,
          act: (work) => context.withActor(caller.actor, contract.purpose, work),
          files: () => filesOf(request, context, caller.actor),
          request,
          reply,
        })
        if (contract.response === "download") return sendDownload(reply, answer as Download)
        if (contract.response === "events") return sendEvents(request, reply, answer as Events)
        return answer
      },
    })
  }
}

/** Files of an upload, none larger than the setting of the installation allows. */
async function* filesOf(request: FastifyRequest, context: ServerContext, actor: Actor) {
  const megabytes = await context.withActor(actor, "public", (tx) => readSetting(tx, "upload-limit-mb"))
  for await (const file of request.files({ limits: { fileSize: megabytes * 1024 * 1024 } })) {
    const read = file.toBuffer.bind(file)
    // The reader itself tells only when a piece comes after the limit: else it would pass on the beginning as the whole.
    file.toBuffer = async () => {
      const content = await read().catch((cause: unknown) => {
        if (!file.file.truncated) throw cause
      })
      if (content === undefined || file.file.truncated)
        throw new HttpError(413, [issue("error", "file-too-large", plainName(file.filename), { megabytes })])
      return content
    }
    yield file
  }
}

/** Who asks, for as long as the request lives. */
const callers = new WeakMap<FastifyRequest, Caller>()

const isUnknown = (caller: Caller | undefined) => caller?.person === null && caller.tokenPurpose === null

/** @throws HttpError when the caller may not use the route */
function admitted(caller: Caller | null, contract: RouteContract): Caller {
  if (caller === null) throw new HttpError(401, [issue("error", "token-unknown", "authorization", {})])
  const { roles } = contract
  if (roles === "anybody" && caller.tokenPurpose === null) return caller
  if (roles !== "anybody" && caller.person === null && caller.tokenPurpose === null)
    throw new HttpError(401, [issue("error", "not-signed-in", "", {})])
  if (roles === "signed-in" && caller.tokenPurpose !== null)
    throw new HttpError(403, [issue("error", "not-permitted", "", { allowed: ["a person"] })])
  if (
    caller.tokenPurpose !== null &&
    contract.purpose !== "public" &&
    contract.purpose !== caller.tokenPurpose
  )
    throw new HttpError(403, [issue("error", "purpose-refused", "", { purpose: contract.purpose })])
  if (
    Array.isArray(roles) &&
    !(caller.actor.kind === "person" && (roles as readonly string[]).includes(caller.actor.role))
  )
    throw new HttpError(403, [issue("error", "not-permitted", "", { allowed: roles })])
  return caller
}

/** What Fastify checks and writes by. The OpenAPI document is made from the same contracts. */
function schemaOf(contract: RouteContract) {
  return {
    ...(contract.params === undefined ? {} : { params: contract.params }),
    ...(contract.query === undefined ? {} : { querystring: contract.query }),
    ...(contract.body === undefined ? {} : { body: contract.body }),
    ...(typeof contract.response === "string" ? {} : { response: { 200: contract.response } }),
  }
}
