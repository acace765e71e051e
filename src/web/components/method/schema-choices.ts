// What a JSON schema lets one choose: the alternatives of a value, each with what belongs to it.

/** The part of JSON Schema that a method file's schema uses. */
export interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema | readonly Schema[]
  readonly patternProperties?: Readonly<Record<string, Schema>>
  readonly default?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly description?: string
}

export interface Choice {
  readonly key: string
  readonly kind: "fixed" | "method" | "object" | "null" | "number" | "text" | "boolean" | "list"
  /** The word of a fixed value or of a method; the first key of an object. */
  readonly name: string
  readonly schema: Schema
}

/** The alternatives of a value, without those that say the same as another. */
export function choicesOf(schema: Schema): Choice[] {
  const all = flatten(schema)
  const methods = new Set(all.filter((one) => one.kind === "method").map((one) => one.name))
  const hasNull = all.some((one) => one.kind === "null")
  return all.filter((one, i) => {
    if (one.kind === "fixed" && (methods.has(one.name) || (hasNull && one.name === "none"))) return false
    if (one.kind === "object" && methods.has(one.name)) return false
    return all.findIndex((other) => other.key === one.key) === i
  })
}

function flatten(schema: Schema): Choice[] {
  if (schema.anyOf !== undefined) return schema.anyOf.flatMap(flatten)
  if (schema.enum !== undefined)
    return schema.enum.map((value) => choice("fixed", String(value), { const: value }))
  if (schema.const !== undefined) return [choice("fixed", String(schema.const), schema)]
  if (schema.type === "null") return [choice("null", "null", schema)]
  if (schema.type === "number" || schema.type === "integer") return [choice("number", "number", schema)]
  if (schema.type === "boolean") return [choice("boolean", "boolean", schema)]
  if (schema.type === "array") return [choice("list", "list", schema)]
  if (schema.type === "string") return [choice("text", "text", schema)]
  const method = schema.properties?.method?.const
  if (typeof method === "string") return [choice("method", method, schema)]
  const first = schema.required?.[0] ?? Object.keys(schema.properties ?? {})[0] ?? "object"
  return [choice("object", first, schema)]
}

const choice = (kind: Choice["kind"], name: string, schema: Schema): Choice => ({
  key: `${kind}:${name}`,
  kind,
  name,
  schema,
})

/** The alternative that a value is of; `undefined`: none of them. */
export function chosenOf(choices: readonly Choice[], value: unknown): Choice | undefined {
  const named = (kind: Choice["kind"], name?: string) =>
    choices.find((one) => one.kind === kind && (name === undefined || one.name === name))
  if (value === null || value === "none")
    return named("null") ?? named("fixed", "none") ?? named("method", "none")
  if (typeof value === "string") return named("fixed", value) ?? named("method", value) ?? named("text")
  if (typeof value === "number") return named("number")
  if (typeof value === "boolean") return named("boolean")
  if (Array.isArray(value)) return named("list")
  if (typeof value !== "object") return undefined
  const method = "method" in value ? value.method : undefined
  if (typeof method === "string" && named("method", method) !== undefined) return named("method", method)
  const objects = choices.filter((one) => one.kind === "object")
  return objects.find((one) => one.name in value) ?? objects[0]
}

/** What a value becomes when an alternative is chosen: what may be left out is left out. */
export function startOf({ kind, name, schema }: Choice): unknown {
  if (kind === "fixed") return schema.const
  if (kind === "method") return { method: name }
  if (kind === "object") return {}
  if (kind === "null") return null
  if (kind === "list") return []
  if (kind === "boolean") return false
  if (kind === "number") return schema.minimum ?? schema.exclusiveMinimum ?? 0
  return ""
}

/** What stands where a value is left out: the schema's default, its own or that of an alternative. */
export function defaultOf(schema: Schema): unknown {
  if (schema.default !== undefined) return schema.default
  for (const one of schema.anyOf ?? []) {
    const found = defaultOf(one)
    if (found !== undefined) return found
  }
  return undefined
}
