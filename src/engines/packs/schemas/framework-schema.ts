import Type, { type Static } from "typebox"
import {
  ChineseId,
  Code,
  DateText,
  Finite,
  Id,
  LabelSchema,
  OfficialNumber,
  ReferenceSchema,
  record,
  SourceIds,
  Text,
} from "./common-schemas.ts"
import { indicatorProperties } from "./indicator-schema.ts"

/** Relative within the parent. Left out, `unknown` and null are one thing: not known, never equal. */
export const WeightSchema = Type.Union([Type.Number({ minimum: 0 }), Type.Literal("unknown"), Type.Null()], {
  description: "number from 0 up, or unknown",
})

// A node's children are checked one by one (`readTree`): one fault then names one node, not a whole branch.
// None: a part of a published framework whose indicators were not found (`partial` only).
const Children = Type.Array(Type.Unknown(), { description: "list of nodes" })

/** `{ code, label, weight, children }` */
export const AggregateSchema = record(
  {
    code: Code,
    label: LabelSchema,
    weight: Type.Optional(WeightSchema),
    number: Type.Optional(OfficialNumber),
    cap: Type.Optional(Finite),
    definition: Type.Optional(LabelSchema),
    reference: Type.Optional(ReferenceSchema),
    clauses: Type.Optional(Type.Array(ChineseId, { description: "list of clause ids" })),
    themes: Type.Optional(Type.Array(ChineseId, { description: "list of theme ids" })),
    theory: Type.Optional(LabelSchema),
    children: Children,
  },
  "an aggregate: { code, label, weight, children }",
)
export type AggregateNode = Static<typeof AggregateSchema>

/** `{ indicator: code, weight }`: a definition of indicators/*.yaml, its keys overridden by those given here. */
export const ReferenceNodeSchema = record(
  { indicator: Code, weight: Type.Optional(WeightSchema), ...indicatorProperties },
  "an indicator of indicators/*.yaml: { indicator, weight } and the keys that differ",
)
export type ReferenceNode = Static<typeof ReferenceNodeSchema>

/** `{ code, label, direction, … }` without children: an indicator defined where it stands. */
export const InlineIndicatorSchema = record(
  {
    ...indicatorProperties,
    code: Code,
    weight: Type.Optional(WeightSchema),
    label: LabelSchema,
    direction: Type.Enum(["higher-is-better", "lower-is-better"], {
      description: "one of higher-is-better, lower-is-better",
    }),
  },
  "an indicator: { code, label, direction, unit, weight }",
)
export type InlineIndicator = Static<typeof InlineIndicatorSchema>

const Share = Type.Integer({ minimum: 0, description: "whole number" })

/** frameworks/<id>.yaml. `indicators` serves a framework that stands alone in one file. */
export const FrameworkSchema = record(
  {
    id: Id,
    title: Type.Optional(LabelSchema),
    issuer: Type.Optional(LabelSchema),
    number: Type.Optional(OfficialNumber),
    date: Type.Optional(DateText),
    inForceFrom: Type.Optional(DateText),
    source: Type.Optional(SourceIds),
    status: Type.Optional(
      Type.Enum(["complete", "partial", "ours"], { description: "one of complete, partial, ours" }),
    ),
    notice: Type.Optional(LabelSchema),
    theory: Type.Optional(LabelSchema),
    weightsSumTo: Type.Optional(Type.Number({ exclusiveMinimum: 0, description: "number above 0" })),
    assumedWeights: Type.Optional(
      record(
        {
          between: Type.Array(Type.Number({ minimum: 0 }), {
            minItems: 2,
            maxItems: 2,
            description: "[lowest, highest] weight",
          }),
          reference: Type.Union([Text, ReferenceSchema], { description: "who assumes it, and why" }),
        },
        "{ between: [lowest, highest], reference }",
      ),
    ),
    weightSets: Type.Optional(
      Type.Record(
        Type.String(),
        Type.Record(Type.String(), Type.Number({ minimum: 0, description: "number from 0 up" })),
        {
          description: "map: name of the set → map: code → weight",
        },
      ),
    ),
    method: Type.Optional(
      Type.Union([Id, Type.Object({})], { description: "name of a method of methods.yaml, or a method" }),
    ),
    expected: Type.Optional(
      record(
        {
          groups: Type.Optional(Share),
          indicators: Type.Optional(Share),
          quantitative: Type.Optional(Share),
          qualitative: Type.Optional(Share),
          note: Type.Optional(LabelSchema),
        },
        "{ groups, indicators }",
      ),
    ),
    indicators: Type.Optional(
      Type.Record(Type.String(), Type.Unknown(), { description: "map: code → indicator" }),
    ),
    tree: Type.Union(
      [Type.Array(Type.Unknown(), { minItems: 1 }), Type.Record(Type.String(), Type.Unknown())],
      {
        description: "one node, or a list of nodes; the first is the index",
      },
    ),
  },
  "the keys of a framework",
)
export type FrameworkFile = Static<typeof FrameworkSchema>
