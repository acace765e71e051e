// The OpenAPI document is complete and sound: it is what other systems are written by.
import { describe, expect, test } from "vitest"
import { contracts } from "#contracts"
import { openApiDocument } from "../../src/server/open-api.ts"

// As a reader gets it: what JSON cannot hold is not there.
const document = JSON.parse(JSON.stringify(openApiDocument("1.2.3", "http://127.0.0.1:8020"))) as Document

interface Schema {
  readonly [key: string]: unknown
}
interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly tags: readonly string[]
  readonly security: readonly Record<string, unknown>[]
  readonly parameters?: readonly { name: string; in: string; required: boolean; schema: Schema }[]
  readonly requestBody?: { readonly content: Record<string, { schema: Schema }> }
  readonly responses: Record<
    string,
    { readonly $ref?: string; readonly description?: string; content?: Record<string, { schema: Schema }> }
  >
  readonly "x-purpose": string
  readonly "x-roles": unknown
}
interface Document {
  readonly openapi: string
  readonly info: { readonly title: string; readonly version: string }
  readonly servers: readonly { readonly url: string }[]
  readonly tags: readonly { readonly name: string }[]
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: {
    readonly schemas: Record<string, Schema>
    readonly responses: Record<string, { readonly description: string }>
    readonly securitySchemes: Record<string, { readonly type: string }>
  }
}

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)

test("every route is in the document and nothing else", () => {
  const described = operations.map(
    ({ path, method }) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ":$1")}`,
  )
  expect(described.sort()).toEqual(Object.keys(contracts).sort())
  expect(described.length).toBeGreaterThan(4)
})

test("the head has what OpenAPI 3.1 requires", () => {
  expect(document.openapi).toMatch(/^3\.1\.\d$/)
  expect(document.info.title).not.toBe("")
  expect(document.info.version).toBe("1.2.3")
  expect(document.servers.map(({ url }) => url)).toEqual(["http://127.0.0.1:8020"])
})

test("identifiers of operations are unique", () => {
  const ids = operations.map(({ operation }) => operation.operationId)
  expect(new Set(ids).size).toBe(ids.length)
})

describe("each operation", () => {
  for (const { path, method, operation } of operations)
    test(`${method.toUpperCase()} ${path}`, () => {
      const contract = contracts[
        `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ":$1")}` as keyof typeof contracts
      ] as { purpose: string; roles: unknown; upload?: boolean; response: unknown; body?: unknown }
      expect(operation.summary).toMatch(/[\u4e00-\u9fff].* · \S/)
      expect(operation.tags.length).toBe(1)
      expect(document.tags.map(({ name }) => name)).toContain(operation.tags[0])
      expect(operation["x-purpose"]).toBe(contract.purpose)
      expect(operation["x-roles"]).toEqual(contract.roles)
      // Path templates and path parameters are the same set.
      const templated = [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1])
      const parameters = operation.parameters ?? []
      expect(parameters.filter((one) => one.in === "path").map(({ name }) => name)).toEqual(templated)
      for (const one of parameters) {
        expect(typeof one.schema).toBe("object")
        if (one.in === "path") expect(one.required).toBe(true)
      }
      expect(new Set(parameters.map((one) => `${one.in} ${one.name}`)).size).toBe(parameters.length)
      for (const [status, response] of Object.entries(operation.responses)) {
        expect(status).toMatch(/^[1-5]\d\d$/)
        if (response.$ref === undefined) expect(response.description).toBeTruthy()
        else expect(document.components.responses[response.$ref.split("/").at(-1) ?? ""]).toBeDefined()
      }
      for (const status of ["401", "403", "404", "429"]) expect(operation.responses[status]).toBeDefined()
      if (contract.body !== undefined)
        expect(Object.keys(operation.requestBody?.content ?? {})).toEqual(["application/json"])
      if (contract.upload)
        expect(Object.keys(operation.requestBody?.content ?? {})).toEqual(["multipart/form-data"])
      if (method === "get") expect(operation.requestBody).toBeUndefined()
      const kinds = Object.keys(operation.responses["200"]?.content ?? {})
      expect(kinds).toEqual([
        contract.response === "download"
          ? "application/octet-stream"
          : contract.response === "events"
            ? "text/event-stream"
            : "application/json",
      ])
      const open = contract.roles === "anybody"
      expect(operation.security.some((one) => Object.keys(one).length === 0)).toBe(open)
      for (const one of operation.security)
        for (const name of Object.keys(one)) expect(document.components.securitySchemes[name]).toBeDefined()
    })
})

test("refusals are problem documents", () => {
  for (const response of Object.values(document.components.responses)) {
    const { content, description } = response as {
      content: Record<string, { schema: { $ref: string } }>
      description: string
    }
    expect(description).not.toBe("")
    expect(Object.keys(content)).toEqual(["application/problem+json"])
    expect(content["application/problem+json"]?.schema.$ref).toBe("#/components/schemas/Problem")
  }
  expect(document.components.schemas.Problem?.required).toEqual([
    "type",
    "title",
    "status",
    "detail",
    "issues",
  ])
})

/** Faults of a schema by JSON Schema 2020-12, as far as contracts use it. */
function schemaFaults(schema: unknown, at: string): string[] {
  if (typeof schema === "boolean") return []
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return [`${at}: not a schema`]
  const found: string[] = []
  const known = schema as Record<string, unknown>
  const types = ["string", "number", "integer", "boolean", "object", "array", "null"]
  if (known.type !== undefined && ![known.type].flat().every((type) => types.includes(String(type))))
    found.push(`${at}: type ${String(known.type)}`)
  if (known.required !== undefined) {
    const names = Object.keys((known.properties as object | undefined) ?? {})
    for (const name of known.required as string[])
      if (!names.includes(name)) found.push(`${at}: requires ${name}, which it does not describe`)
  }
  if (known.enum !== undefined && !(Array.isArray(known.enum) && known.enum.length > 0))
    found.push(`${at}: enum`)
  if (typeof known.pattern === "string") new RegExp(known.pattern, "u")
  if (typeof known.$ref === "string" && !known.$ref.startsWith("#/components/"))
    found.push(`${at}: ${known.$ref}`)
  for (const key of ["properties", "patternProperties", "$defs"])
    for (const [name, inner] of Object.entries((known[key] as object | undefined) ?? {}))
      found.push(...schemaFaults(inner, `${at}/${name}`))
  for (const key of ["items", "additionalProperties", "not", "contains"])
    if (known[key] !== undefined) found.push(...schemaFaults(known[key], `${at}/${key}`))
  for (const key of ["anyOf", "oneOf", "allOf", "prefixItems"])
    for (const [i, inner] of ((known[key] as unknown[] | undefined) ?? []).entries())
      found.push(...schemaFaults(inner, `${at}/${key}/${i}`))
  return found
}

test("every schema is one of JSON Schema 2020-12", () => {
  const faults = operations.flatMap(({ path, method, operation }) => [
    ...(operation.parameters ?? []).flatMap((one) =>
      schemaFaults(one.schema, `${method} ${path} ${one.name}`),
    ),
    ...Object.values(operation.requestBody?.content ?? {}).flatMap(({ schema }) =>
      schemaFaults(schema, `${method} ${path} body`),
    ),
    ...Object.values(operation.responses["200"]?.content ?? {}).flatMap(({ schema }) =>
      schemaFaults(schema, `${method} ${path} 200`),
    ),
  ])
  expect(faults).toEqual([])
  expect(schemaFaults({ type: "object", required: ["a"], properties: {} }, "planted")).toHaveLength(1)
  expect(schemaFaults({ type: "text" }, "planted")).toHaveLength(1)
})
