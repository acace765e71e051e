import Type, { type TObject, type TSchema } from "typebox"
import { aggregations } from "./aggregate/index.ts"
import { methodSchema, overrideSchema, weightSchemas } from "./method-options.ts"
import { normalisations } from "./normalise/index.ts"

/**
 * The whole method file as one schema, for editors and pages: put together from the very schemas that `readMethod` reads
 * with, so that what an editor offers is what the engine takes.
 */
export function methodFileSchema(): TObject {
  const closed = { additionalProperties: false }
  const normalise = Type.Union([
    Type.Enum(Object.keys(normalisations)),
    ...Object.values(normalisations).map((entry) => loose(entry.options)),
  ])
  const aggregate = (place: Record<string, TSchema>) =>
    Object.values(aggregations).map((entry) => loose(entry.options, place))
  const place = { level: Type.Optional(Type.Integer({ minimum: 2 })), node: Type.Optional(Type.String()) }
  const none = (schema: TSchema) => Type.Union([Type.Literal("none"), loose(schema)])
  const own = methodSchema.properties
  const properties: Record<string, TSchema> = {
    ...own,
    screen: none(own.screen),
    impute: none(own.impute),
    treat: none(own.treat),
    normalise,
    weights: Type.Union([
      Type.Enum(Object.keys(weightSchemas)),
      Type.Object({ set: Type.String() }, closed),
      ...Object.values(weightSchemas).map((schema) => loose(schema)),
    ]),
    aggregate: Type.Union([
      Type.Enum(Object.keys(aggregations)),
      ...aggregate({}),
      Type.Array(Type.Union(aggregate(place))),
    ]),
    adjustments: Type.String({ description: "CSV: entity, kind, points, reason, reference, node, period" }),
    overrides: Type.Record(
      Type.String(),
      Type.Object({ ...overrideSchema.properties, normalise: Type.Optional(normalise) }, closed),
    ),
  }
  return Type.Object(
    Object.fromEntries(
      Object.entries(properties).map(([name, schema]) => [name, Type.Optional(loose(schema))]),
    ),
    closed,
  )
}

/** The same schema for what people write: whatever has a default may be left out. */
function loose(schema: TSchema, more: Record<string, TSchema> = {}): TSchema {
  const plain = JSON.parse(JSON.stringify(schema)) as Record<string, unknown>
  const relaxed = relax(plain) as Record<string, unknown>
  if (Object.keys(more).length > 0) relaxed.properties = { ...(relaxed.properties as object), ...more }
  return relaxed as TSchema
}

function relax(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relax)
  if (typeof value !== "object" || value === null) return value
  const result = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, relax(inner)]))
  const { properties, required } = result
  if (Array.isArray(required) && typeof properties === "object" && properties !== null) {
    const given = properties as Record<string, Record<string, unknown>>
    result.required = required.filter((name: string) => given[name]?.default === undefined)
  }
  return result
}
