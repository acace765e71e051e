import Type, { type Static } from "typebox"
import type { CheckDefinition, CheckKind } from "#returns"
import { Certainty, Code, Id, LabelSchema, ReferenceSchema, record, Text } from "./common-schemas.ts"
import { WordsSchema } from "./variable-schema.ts"

const levels = ["error", "warning"] as const
const Cells = Type.Array(Code, { minItems: 1, description: "list of codes of variables" })
const AboveZero = Type.Number({ exclusiveMinimum: 0, description: "number above 0" })

const Over = Type.Optional(Text)
const Groups = Type.Array(Text, { description: "list of codes of variables, or of expressions" })
const Fewest = Type.Integer({ minimum: 3, description: "whole number, 3 or above" })
const Within = Type.Number({ minimum: 1, description: "number, 1 or above" })

const head = {
  level: Type.Enum([...levels], { description: `one of ${levels.join(", ")}` }),
  label: WordsSchema,
  certainty: Type.Optional(Certainty),
  note: Type.Optional(LabelSchema),
}
const headKeys = "level, label, certainty, note"

/** One schema for each kind of check; the key before it is its code. */
export const CheckSchemas = {
  relation: record(
    {
      kind: Type.Literal("relation"),
      ...head,
      holds: Text,
      where: Type.Optional(Text),
      cells: Type.Optional(Cells),
    },
    `{ kind, ${headKeys}, holds, where, cells }`,
  ),
  required: record(
    { kind: Type.Literal("required"), ...head, cells: Cells, where: Type.Optional(Text) },
    `{ kind, ${headKeys}, cells, where }`,
  ),
  change: record(
    {
      kind: Type.Literal("change"),
      ...head,
      cells: Cells,
      share: AboveZero,
      floor: Type.Optional(Type.Number({ minimum: 0, description: "number, 0 or above" })),
    },
    `{ kind, ${headKeys}, cells, share, floor }`,
  ),
  "unit-slip": record(
    {
      kind: Type.Literal("unit-slip"),
      ...head,
      cells: Cells,
      factors: Type.Array(Type.Number({ exclusiveMinimum: 1, description: "number above 1" }), {
        minItems: 1,
        description: "list of numbers above 1",
      }),
      within: Within,
      peers: Type.Optional(
        record(
          { over: Over, groups: Groups, within: Within, fewest: Fewest },
          "{ over, groups, within, fewest }",
        ),
      ),
    },
    `{ kind, ${headKeys}, cells, factors, within, peers }`,
  ),
  outlier: record(
    {
      kind: Type.Literal("outlier"),
      ...head,
      cells: Cells,
      over: Over,
      groups: Groups,
      deviations: AboveZero,
      fewest: Fewest,
    },
    `{ kind, ${headKeys}, cells, over, groups, deviations, fewest }`,
  ),
} as const satisfies Record<CheckKind["kind"], unknown>

const top = {
  id: Id,
  title: WordsSchema,
  forms: Type.Array(Id, { minItems: 1, description: "list of forms" }),
}

/** checks/<id>.yaml; its checks are read one by one. */
export const ChecksFileSchema = record(
  {
    ...top,
    reference: ReferenceSchema,
    checks: Type.Record(Type.String(), Type.Unknown(), { description: "map: code → check" }),
  },
  "{ id, title, forms, reference, checks }",
)

export const wholeChecksFile = record(
  {
    ...top,
    reference: ReferenceSchema,
    checks: Type.Record(Type.String(), Type.Union(Object.values(CheckSchemas))),
  },
  "{ id, title, forms, reference, checks }",
)

/** One check relation as the pack holds it: what the engine of returns reads, and how certain it is. */
export type PackCheck = CheckDefinition &
  Pick<Static<(typeof CheckSchemas)["relation"]>, "certainty" | "note">

/** Check relations (审核关系) over the variables of some forms. */
export type CheckFile = Omit<Static<typeof ChecksFileSchema>, "checks"> & {
  readonly checks: readonly PackCheck[]
}
