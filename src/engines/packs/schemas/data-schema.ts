import Type, { type Static } from "typebox"
import { Id, LabelSchema, Origin, record, SourceIds } from "./common-schemas.ts"

/** One table of data/data.yaml. */
export const DataTableSchema = record(
  {
    file: Type.String({ pattern: "^[^/\\\\]+\\.csv$", description: "name of a .csv file in data/" }),
    title: LabelSchema,
    source: SourceIds,
    origin: Origin,
    use: Type.Optional(
      Type.Enum(["entities", "adjustments", "benchmarks", "list"], {
        description: "one of entities (code, name, period, values), adjustments, benchmarks, list",
      }),
    ),
    register: Type.Optional(Id),
    units: Type.Optional(
      Type.Record(Type.String(), Type.String(), { description: "map: column → unit of measure" }),
    ),
    notes: Type.Optional(
      Type.Union([LabelSchema, Type.Array(LabelSchema)], { description: "text or list of texts" }),
    ),
  },
  "{ file, title, source, origin, use, register, units, notes }",
)
export type DataTableEntry = Static<typeof DataTableSchema>

export const DataSchema = Type.Array(DataTableSchema, { description: "list of tables" })
