import type { Socket } from "node:net"
import compress from "@fastify/compress"
import cookie from "@fastify/cookie"
import multipart from "@fastify/multipart"
import Fastify, { type FastifyInstance, LogController } from "fastify"
import { issue } from "#issues"
import { endEventsOnClose } from "./answers.ts"
import { serveApiPages } from "./api-pages.ts"
import type { ServerContext } from "./context.ts"
import { problemReplies, problemText } from "./errors.ts"
import { limits, patience, type Rates } from "./limits.ts"
import { servePages } from "./pages.ts"
import { limitRates } from "./rates.ts"
import { loggerOptions, logRequests } from "./request-log.ts"
import { auditRoutesOn } from "./routes/audit.ts"
import { feedbackRoutesOn } from "./routes/feedback.ts"
import { fillingRoutesOn } from "./routes/filling.ts"
import { frameworkVersionsRoutesOn } from "./routes/framework-versions.ts"
import { importsRoutesOn } from "./routes/imports.ts"
import { operationsRoutesOn } from "./routes/operations.ts"
import { organisationsRoutesOn } from "./routes/organisations.ts"
import { overviewRoutesOn } from "./routes/overview.ts"
import { packsRoutesOn } from "./routes/packs.ts"
import { papersRoutesOn } from "./routes/papers.ts"
import { peopleRoutesOn } from "./routes/people.ts"
import { registersRoutesOn } from "./routes/registers.ts"
import { reviewingRoutesOn } from "./routes/reviewing.ts"
import { roundsRoutesOn } from "./routes/rounds.ts"
import { runsRoutesOn } from "./routes/runs.ts"
import { signInRoutesOn } from "./routes/sign-in.ts"
import { snapshotsRoutesOn } from "./routes/snapshots.ts"
import { surveysRoutesOn } from "./routes/surveys.ts"
import { systemRoutesOn } from "./routes/system.ts"
import { secure } from "./security.ts"

export interface AppOptions {
  /** Folder of the built pages. */
  readonly pages: string
  /** Log lines to standard output as JSON, without personal data. */
  readonly log: boolean
  /** Addresses of the proxies whose word on the caller's address is taken, such as `loopback`; none when left out. */
  readonly trustProxy?: string
  readonly rates?: Rates
}

/** The whole server as one Fastify instance, not yet listening. */
export async function makeApp(context: ServerContext, options: AppOptions): Promise<FastifyInstance> {
  const replies = problemReplies(context.texts)
  const app = Fastify({
    bodyLimit: limits.body,
    // An identifier may be longer than Fastify's 100 characters.
    routerOptions: { maxParamLength: 256 },
    requestTimeout: patience.request,
    connectionTimeout: patience.idle,
    http: { headersTimeout: patience.headers },
    trustProxy: options.trustProxy ?? false,
    genReqId: context.newId,
    logController: new LogController({ requestIdLogLabel: "request", disableRequestLogging: true }),
    logger: loggerOptions(options.log),
    ajv: { customOptions: { allErrors: true, coerceTypes: false, removeAdditional: false, strict: false } },
    frameworkErrors: (error, request, reply) => {
      void replies(error, request, reply)
    },
    clientErrorHandler: (error, socket) => refuseConnection(error, socket, context),
  })
  app.setErrorHandler(replies)
  logRequests(app)
  endEventsOnClose(app)
  await secure(app, context)
  await limitRates(app, options.rates)
  await app.register(cookie)
  await app.register(compress, { global: true, encodings: ["br", "gzip"] })
  await app.register(multipart, {
    limits: {
      fileSize: limits.file,
      files: limits.files,
      fields: 50,
      fieldSize: 1024 * 1024,
      fieldNameSize: 200,
      headerPairs: 50,
    },
  })
  signInRoutesOn(app, context)
  systemRoutesOn(app, context)
  overviewRoutesOn(app, context)
  packsRoutesOn(app, context)
  frameworkVersionsRoutesOn(app, context)
  feedbackRoutesOn(app, context)
  runsRoutesOn(app, context)
  importsRoutesOn(app, context)
  registersRoutesOn(app, context)
  surveysRoutesOn(app, context)
  fillingRoutesOn(app, context)
  reviewingRoutesOn(app, context)
  snapshotsRoutesOn(app, context)
  papersRoutesOn(app, context)
  roundsRoutesOn(app, context)
  organisationsRoutesOn(app, context)
  peopleRoutesOn(app, context)
  auditRoutesOn(app, context)
  operationsRoutesOn(app, context)
  await serveApiPages(app, context)
  await servePages(app, options.pages)
  return app
}

const statusOfClientError: Readonly<Record<string, readonly [number, string]>> = {
  HPE_HEADER_OVERFLOW: [431, "header-too-large"],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "malformed-request"],
}

/** What is not HTTP, or never ends, is answered before any route. */
function refuseConnection(error: Error & { code?: string }, socket: Socket, context: ServerContext): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy()
  const [status, code] = statusOfClientError[error.code ?? ""] ?? [400, "malformed-request"]
  const text = problemText({ status, issues: [issue("error", code, "", {})] }, context.texts)
  socket.end(
    `HTTP/1.1 ${status} Refused\r\nconnection: close\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  )
}
