import type { Static, TObject, TProperties } from "typebox"
import { Value } from "typebox/value"
import { type Issue, issue } from "#issues"

/**
 * Reads one object of a method file: fills defaults, refuses what the schema does not know.
 * All faults at once; each names the key and what is allowed.
 * @returns the object with every default written out, or `null` when there was a fault
 */
export function readOptions<P extends TProperties>(
  schema: TObject<P>,
  raw: unknown,
  path: string,
  issues: Issue[],
): Static<TObject<P>> | null {
  const filled = Value.Default(schema, Value.Clone(raw ?? {}))
  const faults = [...Value.Errors(schema, filled)].filter((fault) => fault.keyword !== "boolean")
  // A union tells once per alternative and once for itself: one fault per place is enough.
  const places = new Map<string, (typeof faults)[number]>()
  for (const fault of faults)
    if (
      fault.keyword !== "additionalProperties" &&
      (fault.keyword === "anyOf" || !places.has(fault.instancePath))
    )
      places.set(fault.instancePath, fault)
  for (const fault of faults) {
    if (fault.keyword !== "additionalProperties" && places.get(fault.instancePath) !== fault) continue
    const key = fault.instancePath.replaceAll("/", ".")
    if (fault.keyword === "additionalProperties")
      for (const name of fault.params.additionalProperties)
        issues.push(
          issue("error", "method-unknown-option", `${path}${key}.${name}`, {
            option: name,
            allowed: Object.keys(schema.properties),
          }),
        )
    else
      issues.push(
        issue("error", "method-bad-option", `${path}${key}`, {
          given: Value.Pointer.Get(filled, fault.instancePath),
          expected: fault.message,
          allowed: allowedOf(schema, fault.instancePath),
        }),
      )
  }
  // Value.Errors found nothing, so the value has the schema's type.
  return faults.length === 0 ? (filled as Static<TObject<P>>) : null
}

function allowedOf(schema: TObject<TProperties>, pointer: string): unknown {
  const key = pointer.split("/")[1]
  if (key === undefined || key === "") return Object.keys(schema.properties)
  const property: unknown = schema.properties[key]
  if (typeof property !== "object" || property === null) return null
  if ("anyOf" in property && Array.isArray(property.anyOf))
    return property.anyOf.map((option: Record<string, unknown>) => option.const ?? option.type)
  if ("description" in property) return property.description
  return "type" in property ? property.type : null
}
