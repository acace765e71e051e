import type { Static, TSchema } from "typebox"
import { Settings } from "typebox/system"
import { Value } from "typebox/value"
import type { Issue } from "#issues"
import type { PackFile, PathPart } from "../pack-file.ts"
import { placeIssue } from "../place-issue.ts"

/**
 * Checks one value against its schema.
 * @param path where the value stands in its file
 * @returns the value, typed, or `null` after faults; all faults are added to `issues`, each with its line:
 *   `pack-unknown-key`, `pack-missing-key`, `pack-text-needed` (a number where text is meant), `pack-bad-value`
 */
export function checkShape<S extends TSchema>(
  schema: S,
  value: unknown,
  file: PackFile,
  path: readonly PathPart[],
  issues: Issue[],
): Static<S> | null {
  const faults = allErrors(schema, value)
  const chosen = new Set<string>()
  for (const fault of faults)
    if (fault.keyword === "anyOf" || fault.keyword === "enum") chosen.add(fault.instancePath)
  let found = false
  const said = new Set<string>()
  for (const fault of faults) {
    const here = [...path, ...partsOf(fault.instancePath)]
    if (fault.keyword === "boolean") continue
    found = true
    if (fault.keyword === "additionalProperties" && !insideOf(fault.instancePath, chosen)) {
      for (const key of fault.params.additionalProperties)
        issues.push(
          placeIssue("error", "pack-unknown-key", file, [...here, key], {
            key,
            allowed: keysAt(schema, fault.instancePath),
          }),
        )
      continue
    }
    if (fault.keyword === "required" && !insideOf(fault.instancePath, chosen)) {
      for (const key of fault.params.requiredProperties)
        issues.push(placeIssue("error", "pack-missing-key", file, here, { key }))
      continue
    }
    // The branches of a choice each complain; the choice itself says what is allowed.
    const top = [...chosen].find((p) => fault.instancePath === p || fault.instancePath.startsWith(`${p}/`))
    const pointer = top ?? fault.instancePath
    if (said.has(pointer)) continue
    said.add(pointer)
    issues.push(valueIssue(schema, value, pointer, fault.message, file, path))
  }
  return found ? null : (value as Static<S>) // no fault: the value has the schema's type
}

/** TypeBox stops after 8 errors unless told otherwise; the setting is put back at once. */
function allErrors(schema: TSchema, value: unknown) {
  const before = Settings.Get().maxErrors
  Settings.Set({ maxErrors: 10_000 })
  try {
    return [...Value.Errors(schema, value)]
  } finally {
    Settings.Set({ maxErrors: before })
  }
}

function valueIssue(
  schema: TSchema,
  value: unknown,
  pointer: string,
  message: string,
  file: PackFile,
  path: readonly PathPart[],
): Issue {
  const parts = partsOf(pointer)
  const given = parts.reduce<unknown>((v, part) => (isObject(v) ? v[part] : undefined), value)
  const at = schemaAt(schema, parts)
  const textMeant = typeof given === "number" && (at?.type === "string" || textOnly(at))
  return placeIssue("error", textMeant ? "pack-text-needed" : "pack-bad-value", file, [...path, ...parts], {
    given: shorten(given),
    expected: typeof at?.description === "string" ? at.description : message,
  })
}

function insideOf(pointer: string, chosen: ReadonlySet<string>): boolean {
  return [...chosen].some((p) => pointer === p || pointer.startsWith(`${p}/`))
}

function partsOf(pointer: string): PathPart[] {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null
}

function keysAt(schema: TSchema, pointer: string): string[] {
  const properties = schemaAt(schema, partsOf(pointer))?.properties
  return isObject(properties) ? Object.keys(properties) : []
}

function schemaAt(schema: TSchema, parts: readonly PathPart[]): Record<string, unknown> | undefined {
  let at: unknown = schema
  for (const part of parts) {
    if (!isObject(at)) return undefined
    const { properties, patternProperties, items } = at
    if (isObject(properties) && Object.hasOwn(properties, part)) at = properties[part]
    else if (isObject(patternProperties)) at = Object.values(patternProperties)[0]
    else at = items
  }
  return isObject(at) ? at : undefined
}

function textOnly(schema: Record<string, unknown> | undefined): boolean {
  const options = schema?.anyOf
  return (
    Array.isArray(options) &&
    !options.some((o) => isObject(o) && (o.type === "number" || o.type === "integer"))
  )
}

function shorten(value: unknown): unknown {
  if (typeof value === "string") return value.length > 80 ? `${value.slice(0, 80)}…` : value
  if (isObject(value))
    return Array.isArray(value) ? `list of ${value.length}` : `map of ${Object.keys(value).join(", ")}`
  return value === undefined ? null : String(value)
}
