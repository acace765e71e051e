import Type, { type TSchema } from "typebox"
import { methodFileSchema } from "#evaluation"
import {
  AggregateSchema,
  ClausesSchema,
  DataSchema,
  FrameworkSchema,
  GoalsSchema,
  ImportProfileSchema,
  IndicatorSchema,
  InlineIndicatorSchema,
  ManifestSchema,
  MethodSchema,
  PaperSchema,
  PopulationSchema,
  ReferenceNodeSchema,
  RegisterSchema,
  SourceSchema,
  ThemesSchema,
  wholeChecksFile,
  wholeVariablesFile,
} from "./schemas/index.ts"

const dialect = "https://json-schema.org/draft/2020-12/schema"

/**
 * JSON Schemas of the files of a pack, for editors, by file name in packs/schema/.
 * Made from the schemas that check the files, so that an editor and `pack check` cannot disagree.
 */
export function schemaDocuments(): Record<string, Record<string, unknown>> {
  return {
    "pack.schema.json": document("pack.yaml", ManifestSchema),
    "sources.schema.json": document("sources.yaml: id → source", Type.Record(Type.String(), SourceSchema)),
    "framework.schema.json": framework(),
    "indicators.schema.json": document(
      "indicators/*.yaml: code → indicator",
      Type.Record(Type.String(), IndicatorSchema),
    ),
    "method.schema.json": document("a method file", method()),
    "methods.schema.json": document("methods.yaml: name → method", Type.Record(Type.String(), method())),
    "data.schema.json": document("data/data.yaml", DataSchema),
    "clauses.schema.json": document("clauses.yaml", ClausesSchema),
    "themes.schema.json": document("themes.yaml", ThemesSchema),
    "population.schema.json": document("population.yaml", PopulationSchema),
    "variables.schema.json": document("variables/<form>.yaml", wholeVariablesFile),
    "checks.schema.json": document("checks/<id>.yaml", wholeChecksFile),
    "paper.schema.json": document("papers/<id>.yaml", PaperSchema),
    "import.schema.json": document("imports/<id>.yaml", ImportProfileSchema),
    "register.schema.json": document("registers/<id>.yaml", RegisterSchema),
    "goals.schema.json": document("goals.yaml", GoalsSchema),
  }
}

/** Title and description of a pack's method, and the engine's own options. */
function method(): TSchema {
  const options = methodFileSchema().properties
  return Type.Object({ ...MethodSchema.properties, ...options }, { additionalProperties: false })
}

function document(title: string, schema: TSchema): Record<string, unknown> {
  return { $schema: dialect, title, ...plain(schema) }
}

/** The one file whose shape repeats inside itself: `tree` and `children` hold nodes. */
function framework(): Record<string, unknown> {
  const nodes = { type: "array", minItems: 1, items: { $ref: "#/$defs/node" } }
  const aggregate = plain(AggregateSchema)
  const whole = plain(FrameworkSchema)
  return {
    $schema: dialect,
    title: "frameworks/<id>.yaml",
    ...whole,
    properties: {
      ...properties(whole),
      tree: nodes,
      indicators: plain(Type.Record(Type.String(), IndicatorSchema)),
    },
    $defs: {
      node: {
        anyOf: [
          { type: "string", description: "code of an indicator; its weight is unknown" },
          { ...aggregate, properties: { ...properties(aggregate), children: { ...nodes, minItems: 0 } } },
          plain(ReferenceNodeSchema),
          plain(InlineIndicatorSchema),
        ],
      },
    },
  }
}

function properties(schema: Record<string, unknown>): object {
  return typeof schema.properties === "object" && schema.properties !== null ? schema.properties : {}
}

/** Without the hidden marks that TypeBox keeps on its schemas. */
function plain(schema: TSchema): Record<string, unknown> {
  return JSON.parse(JSON.stringify(schema)) as Record<string, unknown> // a schema is an object
}
