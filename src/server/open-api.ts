import type { TSchema } from "typebox"
import { purposeWords, roleWords } from "#access"
import { contracts, ProblemSchema, type RouteContract } from "#contracts"
import { appointmentCookie } from "./authenticate.ts"
import { problemTitles } from "./errors.ts"
import { limits } from "./limits.ts"

/** Answers that a route may give in place of its own, by what it takes. */
function refusalsOf(
  { roles, body, params, query, upload }: RouteContract,
  method: string,
): readonly number[] {
  const takes = body !== undefined || params !== undefined || query !== undefined || upload === true
  const changes = method !== "GET"
  return [
    ...(takes ? [400] : []),
    401,
    403,
    404,
    ...(changes ? [409] : []),
    ...(body !== undefined || upload ? [413, 415] : []),
    ...(takes ? [422] : []),
    429,
    ...(roles === "anybody" ? [503] : []),
  ]
}

function parametersOf(place: "path" | "query", schema: RouteContract["params"]) {
  if (schema === undefined) return []
  const required: readonly string[] = schema.required ?? []
  return Object.entries(schema.properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: withPrefixItems(property),
  }))
}

function requestBodyOf({ body, upload }: RouteContract) {
  if (upload)
    return {
      required: true,
      description: `${limits.files} 个文件以内，每个不超过 ${limits.file / 1048576} MB · up to ${limits.files} files of ${limits.file / 1048576} MB`,
      content: {
        "multipart/form-data": {
          schema: {
            type: "object",
            properties: { file: { type: "array", items: { type: "string", format: "binary" } } },
            additionalProperties: { type: "string" },
          },
        },
      },
    }
  return body === undefined
    ? undefined
    : { required: true, content: { "application/json": { schema: withPrefixItems(body) } } }
}

function answerOf(response: RouteContract["response"]) {
  if (response === "download")
    return {
      description: "文件 · a file",
      headers: { "Content-Disposition": { schema: { type: "string" } } },
      content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } },
    }
  if (response === "events")
    return {
      description: "事件流 · server-sent events",
      content: { "text/event-stream": { schema: { type: "string" } } },
    }
  return {
    description: "结果 · the answer",
    content: { "application/json": { schema: withPrefixItems(response) } },
  }
}

function allowedOf(roles: RouteContract["roles"], language: "zh" | "en"): string {
  if (roles === "anybody") return { zh: "任何人", en: "anybody" }[language]
  if (roles === "signed-in") return { zh: "已登录的人", en: "anybody signed in" }[language]
  return roles.map((role) => roleWords[role][language]).join(language === "zh" ? "、" : ", ")
}

function operationOf(key: string, contract: RouteContract) {
  const [method = "GET", path = ""] = key.split(" ")
  const { purpose, roles, summary } = contract
  const requestBody = requestBodyOf(contract)
  const parameters = [...parametersOf("path", contract.params), ...parametersOf("query", contract.query)]
  return {
    operationId: key
      .replace(/[^A-Za-z0-9]+/g, "-")
      .replace(/-$/, "")
      .toLowerCase(),
    summary: `${summary.zh} · ${summary.en}`,
    description: `用途：${purposeWords[purpose].zh}。角色：${allowedOf(roles, "zh")}。 Purpose: ${purposeWords[purpose].en}. Roles: ${allowedOf(roles, "en")}.`,
    tags: [path.split("/")[2] ?? "api"],
    "x-purpose": purpose,
    "x-roles": roles,
    security: roles === "anybody" ? [{}, { cookie: [] }, { bearer: [] }] : [{ cookie: [] }, { bearer: [] }],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(requestBody === undefined ? {} : { requestBody }),
    responses: {
      "200": answerOf(contract.response),
      ...Object.fromEntries(
        refusalsOf(contract, method).map((status) => [
          String(status),
          { $ref: `#/components/responses/Problem${status}` },
        ]),
      ),
    },
  }
}

/** Tuples are written as JSON Schema wrote them before 2020-12, which OpenAPI 3.1 takes. */
function withPrefixItems(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withPrefixItems)
  if (typeof value !== "object" || value === null) return value
  const entries = Object.entries(value)
  const isTuple = "type" in value && value.type === "array" && "items" in value && Array.isArray(value.items)
  return Object.fromEntries(
    entries.map(([name, inner]) => [
      !isTuple ? name : name === "items" ? "prefixItems" : name === "additionalItems" ? "items" : name,
      withPrefixItems(inner),
    ]),
  )
}

/** The OpenAPI 3.1 document of every route, from the contracts that also check and type them. */
export function openApiDocument(
  version: string,
  origin: string,
  table: Readonly<Record<string, RouteContract>> = contracts,
) {
  const paths: Record<string, Record<string, ReturnType<typeof operationOf>>> = {}
  for (const [key, contract] of Object.entries(table)) {
    const [method = "GET", path = ""] = key.split(" ")
    const template = path.replace(/:(\w+)/g, "{$1}")
    paths[template] = { ...paths[template], [method.toLowerCase()]: operationOf(key, contract) }
  }
  const tags = [
    ...new Set(Object.values(paths).flatMap((path) => Object.values(path).flatMap(({ tags }) => tags))),
  ]
  return {
    openapi: "3.1.0",
    info: {
      title: "高新 Gaoxin",
      version,
      description:
        "每条接口固定用途与角色；看到哪些行由数据库决定。 Every route has a fixed purpose and roles; which rows a caller sees is decided by the database.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: origin }],
    tags: tags.map((name) => ({ name })),
    paths,
    components: {
      schemas: { Problem: ProblemSchema satisfies TSchema },
      responses: Object.fromEntries(
        Object.entries(problemTitles).map(([status, title]) => [
          `Problem${status}`,
          {
            description: title,
            content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
          },
        ]),
      ),
      securitySchemes: {
        cookie: {
          type: "apiKey",
          in: "cookie",
          name: "better-auth.session_token",
          description: `登录后由浏览器携带；任职由 ${appointmentCookie} 选定 · set by signing in; ${appointmentCookie} chooses the appointment`,
        },
        bearer: {
          type: "http",
          scheme: "bearer",
          description:
            "系统间令牌：一个机构、一个角色、一个用途 · a token: one organisation, one role, one purpose",
        },
      },
    },
  }
}
