import Type, { type Static } from "typebox"
import {
  ChineseId,
  Code,
  Finite,
  Id,
  LabelSchema,
  OfficialNumber,
  ReferenceSchema,
  record,
  Text,
} from "./common-schemas.ts"

const Direction = Type.Enum(["higher-is-better", "lower-is-better"], {
  description: "one of higher-is-better, lower-is-better",
})

/** Numbers that decide a score: each needs a reference (`checkCitations`). */
export const scoringProperties = {
  target: Type.Optional(Finite),
  goalposts: Type.Optional(
    Type.Array(Finite, {
      minItems: 2,
      maxItems: 2,
      description: "[value scored 0, value scored 1], lower first",
    }),
  ),
  efficacy: Type.Optional(
    record({ unallowable: Finite, satisfactory: Finite }, "{ unallowable: number, satisfactory: number }"),
  ),
  threshold: Type.Optional(Finite),
  bands: Type.Optional(
    Type.Array(record({ from: Finite, score: Finite }, "{ from: number, score: number }"), {
      minItems: 1,
      description: "list of { from, score }",
    }),
  ),
}

const bases = [
  "exact",
  "ours",
  "substitute",
  "code-list",
  "form",
  "register",
  "zone-figure",
  "expert",
] as const

/** How the value comes about from returns of enterprises, or what is lacking for it. */
const BasisSchema = record(
  {
    kind: Type.Enum([...bases], { description: `one of ${bases.join(", ")}` }),
    /** The list of codes, form, register or office that it needs. */
    needs: Type.Optional(LabelSchema),
    /** Said beside the number. */
    note: Type.Optional(LabelSchema),
  },
  "{ kind, needs, note }",
)

/** What an indicator says of itself; in a framework's tree the same keys override it. */
export const indicatorProperties = {
  number: Type.Optional(OfficialNumber),
  label: Type.Optional(LabelSchema),
  value: Type.Optional(Text),
  unit: Type.Optional(Type.String({ maxLength: 40, description: "unit of measure as text" })),
  direction: Type.Optional(Direction),
  kind: Type.Optional(
    Type.Enum(["quantitative", "qualitative"], { description: "one of quantitative, qualitative" }),
  ),
  denominator: Type.Optional(Code),
  scale: Type.Optional(Type.Number({ exclusiveMinimum: 0, description: "number above 0" })),
  ...scoringProperties,
  growthOf: Type.Optional(Code),
  /** The count of a register that gives its value; the register may stand in another pack. */
  count: Type.Optional(record({ register: Id, code: Code }, "{ register, code }")),
  basis: Type.Optional(BasisSchema),
  definition: Type.Optional(LabelSchema),
  reference: Type.Optional(ReferenceSchema),
  clauses: Type.Optional(Type.Array(ChineseId, { description: "list of clause ids" })),
  themes: Type.Optional(Type.Array(ChineseId, { description: "list of theme ids" })),
  theory: Type.Optional(LabelSchema),
}

/** One entry of indicators/*.yaml; the key before it is the code. */
export const IndicatorSchema = record(
  { ...indicatorProperties, label: LabelSchema, direction: Direction },
  "the keys of an indicator",
)
export type Indicator = Static<typeof IndicatorSchema>
