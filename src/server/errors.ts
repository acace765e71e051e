import type { FastifyError, FastifyReply, FastifyRequest } from "fastify"
import { describeIssue, type Issue, type IssueTexts, issue, Problem, type ProblemKind } from "#issues"
import { discFull } from "#services/runs"
import { inputIssues } from "./input-issues.ts"
import { limits } from "./limits.ts"
import { serverIssueTexts } from "./server-issue-texts.ts"

const statusOf: Readonly<Record<ProblemKind, number>> = {
  "not-found": 404,
  refused: 403,
  conflict: 409,
  invalid: 422,
  "too-many": 429,
}

export const problemTitles: Readonly<Record<number, string>> = {
  400: "Bad request",
  401: "Not signed in",
  403: "Not permitted",
  404: "Not found",
  405: "Method not allowed",
  408: "Too slow",
  409: "Not now",
  413: "Too large",
  415: "Unsupported media type",
  421: "Not this system's address",
  422: "Faulty input",
  429: "Too often",
  431: "Headers too large",
  500: "Internal error",
  503: "Not ready",
  507: "Disc full",
}

/** An error of HTTP itself, such as 401, with its issues. */
export class HttpError extends Error {
  override name = "HttpError"
  readonly statusCode: number
  readonly issues: readonly Issue[]

  constructor(statusCode: number, issues: readonly Issue[]) {
    super(issues.map((found) => found.code).join(", "))
    this.statusCode = statusCode
    this.issues = issues
  }
}

interface Reading {
  readonly status: number
  readonly issues: readonly Issue[]
}

/** The problem document (RFC 9457) of issues, as text. */
export function problemText({ status, issues }: Reading, texts: IssueTexts): string {
  const words = { ...texts, ...serverIssueTexts }
  return JSON.stringify({
    type: `urn:gaoxin:problem:${issues[0]?.code ?? "internal-error"}`,
    title: problemTitles[status] ?? "Error",
    status,
    detail: issues.map((found) => describeIssue(found, "zh", words)).join(" "),
    issues: issues.map((found) => ({
      ...found,
      text: { zh: describeIssue(found, "zh", words), en: describeIssue(found, "en", words) },
    })),
  })
}

/** Every error of a route as a problem document; what is not foreseen is logged and tells nothing. */
export function problemReplies(texts: IssueTexts) {
  return (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) => {
    const reading = read(error, request)
    if (reading.status >= 500) request.log.error({ err: error }, "request failed")
    return reply
      .code(reading.status)
      .header("cache-control", "no-store")
      .type("application/problem+json")
      .send(problemText(reading, texts))
  }
}

const one = (status: number, code: string, values: Issue["values"] = {}, path = ""): Reading => ({
  status,
  issues: [issue("error", code, path, values)],
})

/** Errors of Fastify and its multipart reader by their codes. */
const byCode: Readonly<Record<string, () => Reading>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: () => one(400, "malformed-json", {}, "body"),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => one(400, "malformed-json", {}, "body"),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () =>
    one(415, "media-type", { expected: "application/json" }, "content-type"),
  FST_INVALID_MULTIPART_CONTENT_TYPE: () =>
    one(415, "media-type", { expected: "multipart/form-data" }, "content-type"),
  FST_ERR_CTP_BODY_TOO_LARGE: () => one(413, "too-large", { megabytes: limits.body / 1048576 }, "body"),
  FST_REQ_FILE_TOO_LARGE: () => one(413, "file-too-large", { megabytes: limits.file / 1048576 }, "body"),
  FST_FILES_LIMIT: () => one(413, "too-many-files", { files: limits.files }, "body"),
  FST_PARTS_LIMIT: () => one(413, "too-many-files", { files: limits.files }, "body"),
  FST_FIELDS_LIMIT: () => one(413, "too-many-files", { files: limits.files }, "body"),
  FST_MP_PREMATURE_CLOSE: () => one(400, "malformed-upload", {}, "body"),
  FST_PROTO_VIOLATION: () => one(400, "malformed-upload", {}, "body"),
  FST_INVALID_JSON_FIELD_ERROR: () => one(400, "malformed-upload", {}, "body"),
}

/** Refusals of the database that a use case did not foresee; by SQLSTATE. */
function byState(state: string): Reading | null {
  if (state === "42501") return one(403, "outside-scope")
  if (state === "23505") return one(409, "already-there")
  if (state === "23503") return one(409, "in-use")
  if (state === "40001" || state === "40P01") return one(409, "changed-meanwhile")
  if (state.startsWith("22") || state === "23514") return one(422, "value-refused")
  if (/^(08|57P|53)/.test(state)) return one(503, "database-away")
  return null
}

function read(error: FastifyError | Error, request: FastifyRequest): Reading {
  if (error instanceof Problem) return { status: statusOf[error.kind], issues: error.issues }
  if (error instanceof HttpError) return { status: error.statusCode, issues: error.issues }
  if (error.name === "PurposeRefusedError")
    return one(403, "purpose-refused", { purpose: /\S+$/.exec(error.message)?.[0] })
  if ("validation" in error && error.validation !== undefined)
    return { status: 400, issues: inputIssues(error.validation, error.validationContext ?? "body") }
  const code = "code" in error && typeof error.code === "string" ? error.code : ""
  const known = byCode[code]
  if (known !== undefined) return known()
  const full = discFull(error)
  if (full !== null) return { status: 507, issues: [full] }
  if (error.name === "DatabaseError" || error.name === "error" || "severity" in error) {
    const reading = byState(code)
    if (reading !== null) {
      // Not foreseen, so worth a look; never its text, which may hold a value.
      if (reading.status < 500) request.log.warn({ state: code }, "the database refused")
      return reading
    }
  }
  if (code === "ECONNREFUSED" || code === "ENOENT_SOCKET") return one(503, "database-away")
  const status = "statusCode" in error ? (error.statusCode ?? 500) : 500
  // The reader of JSON throws these two without a code: not JSON, or a key that would change a prototype.
  if (status === 400 && error instanceof SyntaxError) return one(400, "malformed-json", {}, "body")
  if (isMalformedUpload(error, request)) return one(400, "malformed-upload", {}, "body")
  if (status === 503) return one(503, "stopping")
  if (status >= 400 && status < 500) return one(status, "malformed-request")
  return one(500, "internal-error", { request: request.id })
}

/** The multipart reader's own complaints, which are plain errors. */
function isMalformedUpload(error: Error, request: FastifyRequest): boolean {
  return (
    /^multipart\//.test(request.headers["content-type"] ?? "") &&
    /^(Multipart: |Unexpected end of (form|file|multipart data)|Malformed |Unsupported content type)/i.test(
      error.message,
    )
  )
}
