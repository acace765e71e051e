import { type Issue, issue } from "#issues"
import type { RegisterDefinition, RegisterField } from "./model.ts"
import { plain } from "./plain.ts"

/** What a role's field has to be. */
const roleTypes: Readonly<Record<keyof RegisterDefinition["roles"], readonly RegisterField["type"][]>> = {
  name: ["text"],
  uscc: ["text"],
  zone: ["text"],
  level: ["choice", "text"],
  validFrom: ["date"],
  validTo: ["date"],
  proof: ["text"],
}

/**
 * What does not fit within a definition; expressions are checked where they are read (`readCounts`). Paths are those of
 * the definition: `fields.2.code`.
 */
export function checkDefinition(definition: RegisterDefinition): Issue[] {
  const issues: Issue[] = []
  const fault = (code: string, path: string, values: Record<string, unknown> = {}) =>
    issues.push(issue("error", code, path, { register: definition.id, ...values }))
  const fields = new Map<string, RegisterField>()
  const headers = new Map<string, string>()
  for (const [i, field] of definition.fields.entries()) {
    const path = `fields.${i}`
    if (fields.has(field.code)) fault("register-field-twice", `${path}.code`, { field: field.code })
    fields.set(field.code, field)
    for (const name of new Set([field.label.zh, field.label.en, ...(field.names ?? [])].map(plain))) {
      const other = headers.get(name)
      if (other !== undefined && other !== field.code)
        fault("register-header-twice", `${path}.names`, { name, field: field.code, other })
      headers.set(name, field.code)
    }
    if (field.type === "choice") checkChoices(field, path, fault)
    else if (field.choices !== undefined)
      fault("register-choices-unused", `${path}.choices`, { field: field.code })
    if (field.type !== "number" && (field.unit !== undefined || field.decimals !== undefined))
      fault("register-unit-unused", `${path}.unit`, { field: field.code })
  }
  if (definition.key.length === 0) fault("register-key-empty", "key")
  for (const [i, code] of definition.key.entries())
    if (!fields.has(code)) fault("register-field-not-there", `key.${i}`, { field: code })
  for (const [role, code] of Object.entries(definition.roles)) {
    const field = fields.get(code)
    const allowed = roleTypes[role as keyof RegisterDefinition["roles"]]
    if (field === undefined) fault("register-field-not-there", `roles.${role}`, { field: code })
    else if (!allowed.includes(field.type))
      fault("register-role-type", `roles.${role}`, { role, field: code, type: field.type, allowed })
  }
  if (definition.validYears !== undefined && definition.roles.validFrom === undefined)
    fault("register-years-without-start", "validYears")
  if (
    definition.expiryWarningDays !== undefined &&
    definition.roles.validTo === undefined &&
    definition.validYears === undefined
  )
    fault("register-warning-without-end", "expiryWarningDays")
  if (definition.validYears !== undefined && !Number.isInteger(definition.validYears))
    fault("register-years-not-whole", "validYears", { years: definition.validYears })
  for (const code of [definition.roles.name, ...definition.key])
    if (fields.get(code)?.restricted) fault("register-name-restricted", "fields", { field: code })
  const counts = new Set<string>()
  for (const [i, count] of definition.counts.entries()) {
    if (counts.has(count.code)) fault("register-count-twice", `counts.${i}.code`, { count: count.code })
    counts.add(count.code)
    if (count.when === "begun-within" && definition.roles.validFrom === undefined)
      fault("register-count-without-start", `counts.${i}.when`, { count: count.code })
  }
  return issues
}

function checkChoices(
  field: RegisterField,
  path: string,
  fault: (code: string, path: string, values?: Record<string, unknown>) => void,
): void {
  if ((field.choices ?? []).length === 0)
    fault("register-choices-missing", `${path}.choices`, { field: field.code })
  const names = new Map<string, string>()
  for (const [i, choice] of (field.choices ?? []).entries())
    for (const name of new Set(
      [choice.code, choice.label.zh, choice.label.en, ...(choice.names ?? [])].map(plain),
    )) {
      const other = names.get(name)
      if (other !== undefined && other !== choice.code)
        fault("register-choice-twice", `${path}.choices.${i}`, { field: field.code, name, other })
      names.set(name, choice.code)
    }
}
