import Type, { type Static } from "typebox"
import { LabelSchema, record } from "./common-schemas.ts"

const step = (description: string) => Type.Optional(Type.Unknown({ description }))

/**
 * The keys of a method (design §5). What stands under a key is checked by the evaluation engine, which
 * owns the methods; here only an unknown key is refused.
 */
export const MethodSchema = record(
  {
    title: Type.Optional(LabelSchema),
    description: Type.Optional(LabelSchema),
    steps: Type.Optional(Type.Array(Type.String(), { description: "list of steps" })),
    denominate: step("true, false or options"),
    screen: step("{ minAvailability, minNonZero, include, exclude }"),
    impute: step("none or { method, group, by }"),
    treat: step("none or { winsorise, transform }"),
    transform: step("none, ln, log10, sqrt or { box-cox: lambda }"),
    normalise: step("{ method, … }"),
    weights: step("framework, { method } or { set }"),
    aggregate: step("{ method } or a list of { level | node, method }"),
    availability: step("share of children present"),
    missing: step("renormalise, zero or propagate"),
    constant: step("missing, middle or full"),
    unknownWeights: step("interval, equal or refuse"),
    over: step("period, pooled or fixed"),
    classes: step("{ by, scope, minimum }"),
    rank: step("{ decimals }"),
    adjustments: step("file, from the folder of the pack or of this file"),
    overrides: step("map: code → steps"),
    size: step("size column"),
  },
  "the keys of a method",
)
export type MethodFile = Static<typeof MethodSchema>
