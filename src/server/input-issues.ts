import type { FastifySchemaValidationError } from "fastify"
import { type Issue, issue } from "#issues"

/** More say nothing new, and a hostile list of a million faults is not described. */
const mostIssues = 50

const typeCodes: Readonly<Record<string, string>> = {
  string: "input-not-text",
  number: "input-not-number",
  integer: "input-not-integer",
  boolean: "input-not-boolean",
  array: "input-not-list",
  object: "input-not-object",
}

const limitCodes: Readonly<Record<string, string>> = {
  minimum: "input-below",
  exclusiveMinimum: "input-below",
  maximum: "input-above",
  exclusiveMaximum: "input-above",
  minLength: "input-too-short",
  maxLength: "input-too-long",
  minItems: "input-too-few",
  maxItems: "input-too-many",
  minProperties: "input-too-few",
  maxProperties: "input-too-many",
}

/**
 * What the validator found, all of it, as issues with a text in both languages.
 *
 * @param part of the request: `body`, `params`, `querystring`, `headers`
 */
export function inputIssues(found: readonly FastifySchemaValidationError[], part: string): readonly Issue[] {
  const place = part === "querystring" ? "query" : part
  const issues = new Map<string, Issue>()
  for (const one of withoutOtherBranches(found)) {
    const made = describe(one, `${place}${one.instancePath}`)
    issues.set(JSON.stringify([made.code, made.path]), made)
    if (issues.size === mostIssues) break
  }
  return [...issues.values()]
}

function describe({ keyword, params, message }: FastifySchemaValidationError, path: string): Issue {
  const text = (name: string) => String(params[name] ?? "")
  const made = (code: string, values: Issue["values"] = {}, at = path) => issue("error", code, at, values)
  const limit = limitCodes[keyword]
  if (limit !== undefined) return made(limit, { limit: params.limit })
  switch (keyword) {
    case "required":
      return made("input-required", {}, `${path}/${text("missingProperty")}`)
    case "additionalProperties":
      return made("input-unknown", {}, `${path}/${text("additionalProperty").slice(0, 100)}`)
    case "type": {
      const type = [params.type].flat().find((one) => one !== "null")
      return made(typeCodes[String(type)] ?? "input-shape", { message: message ?? keyword })
    }
    case "format":
      if (params.format === "date") return made("input-not-day")
      if (params.format === "date-time") return made("input-not-instant")
      return made("input-format", { format: text("format") })
    case "pattern":
      return made("input-pattern", { pattern: text("pattern") })
    case "enum":
      return made("input-choice", { allowed: params.allowedValues })
    case "const":
      return made("input-choice", { allowed: [params.allowedValue].flat() })
    case "uniqueItems":
      return made("input-twice")
    default:
      return made("input-shape", { message: message ?? keyword })
  }
}

/**
 * A union complains of each of its branches. Where one branch has the right type and fails otherwise, that failure is
 * what is told; where all are constants, the choice; else that the types do not fit.
 */
function withoutOtherBranches(
  found: readonly FastifySchemaValidationError[],
): FastifySchemaValidationError[] {
  let left = [...found]
  for (const union of found.filter(({ keyword }) => keyword === "anyOf" || keyword === "oneOf")) {
    const branches = left.filter(
      (one) => one !== union && one.schemaPath.startsWith(`${union.schemaPath}/`) && one.keyword !== "anyOf",
    )
    if (branches.length === 0) continue
    const atTop = (one: FastifySchemaValidationError) => one.instancePath === union.instancePath
    const constants = branches.filter((one) => one.keyword === "const" && atTop(one))
    const other = branches.filter((one) => !(atTop(one) && ["type", "const"].includes(one.keyword)))
    const types = branches.filter((one) => one.keyword === "type" && one.params.type !== "null")
    const kept =
      constants.length > 0
        ? [
            {
              ...union,
              keyword: "enum",
              params: { allowedValues: constants.map((one) => one.params.allowedValue) },
            },
          ]
        : other.length > 0
          ? other
          : types.slice(0, 1)
    const dropped = new Set<FastifySchemaValidationError>([union, ...branches])
    // The value has the type of no branch that failed otherwise: only what that branch says stays.
    left = [...left.filter((one) => !dropped.has(one)), ...(kept.length > 0 ? kept : [union])]
  }
  return left
}
