import Type, { type Static } from "typebox"
import { Id, LabelSchema, PeriodText, record, Text } from "./common-schemas.ts"

/** pack.yaml */
export const ManifestSchema = record(
  {
    id: Id,
    title: LabelSchema,
    kind: Type.Enum(["policy", "data", "demo"], { description: "one of policy, data, demo" }),
    origin: Type.Enum(["public", "invented"], { description: "one of public, invented" }),
    default: Type.Optional(
      record(
        {
          framework: Id,
          data: Type.Optional(Text),
          period: Type.Optional(PeriodText),
        },
        "{ framework, data, period }",
      ),
    ),
    population: Type.Optional(LabelSchema),
    watermark: Type.Optional(LabelSchema),
    description: Type.Optional(LabelSchema),
    publishers: Type.Optional(
      Type.Array(
        Type.String({
          pattern: "^[a-z0-9-]+(\\.[a-z0-9-]+)+$",
          description: "host name such as stats.gov.cn",
        }),
        { description: "hosts of publishers whose addresses sources.yaml may carry" },
      ),
    ),
    units: Type.Optional(Type.Array(Text, { description: "units of measure beside the known ones" })),
  },
  "the keys of pack.yaml",
)
export type Manifest = Static<typeof ManifestSchema>
