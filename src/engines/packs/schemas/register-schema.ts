import Type, { type Static } from "typebox"
import type { RegisterDefinition } from "#registers"
import { ChineseId, Code, Id, ReferenceSchema, record, Text } from "./common-schemas.ts"
import { Unit, WordsSchema } from "./variable-schema.ts"

const fieldTypes = ["text", "number", "date", "truth", "choice"] as const
const subjects = ["enterprise", "institution", "facility", "event", "designation", "amount"] as const
const validities = ["valid-at-end", "begun-within", "all"] as const
const Names = Type.Optional(Type.Array(Text, { description: "list of other names that headers use" }))
const Reference = Type.Optional(ReferenceSchema)

const FieldSchema = record(
  {
    code: Code,
    label: WordsSchema,
    type: Type.Enum([...fieldTypes], { description: `one of ${fieldTypes.join(", ")}` }),
    choices: Type.Optional(
      Type.Array(
        record(
          {
            code: Type.String({ minLength: 1, maxLength: 64, description: "text" }),
            label: WordsSchema,
            names: Names,
          },
          "{ code, label, names }",
        ),
        { minItems: 1, description: "list of { code, label, names }" },
      ),
    ),
    required: Type.Optional(Type.Boolean({ description: "true or false" })),
    unit: Type.Optional(Unit),
    decimals: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 9, description: "whole number from 0 to 9" }),
    ),
    names: Names,
    restricted: Type.Optional(Type.Boolean({ description: "true or false" })),
    reference: Reference,
  },
  "{ code, label, type, choices, required, unit, decimals, names, restricted, reference }",
)

const CountSchema = record(
  {
    code: Code,
    label: WordsSchema,
    indicator: Type.Optional(Code),
    expression: Text,
    when: Type.Enum([...validities], { description: `one of ${validities.join(", ")}` }),
    unit: Unit,
    reference: Reference,
  },
  "{ code, label, indicator, expression, when, unit, reference }",
)

const RolesSchema = record(
  {
    name: Code,
    uscc: Type.Optional(Code),
    zone: Type.Optional(Code),
    level: Type.Optional(Code),
    validFrom: Type.Optional(Code),
    validTo: Type.Optional(Code),
    proof: Type.Optional(Code),
  },
  "{ name, uscc, zone, level, validFrom, validTo, proof }",
)

/** registers/<id>.yaml: list, form, import, export, history and permissions follow from it. */
export const RegisterSchema = record(
  {
    id: Id,
    title: WordsSchema,
    description: Type.Optional(WordsSchema),
    theme: Type.Optional(Id),
    clauses: Type.Optional(Type.Array(ChineseId, { description: "list of clause ids" })),
    subject: Type.Enum([...subjects], { description: `one of ${subjects.join(", ")}` }),
    fields: Type.Array(FieldSchema, { minItems: 1, description: "list of fields" }),
    key: Type.Array(Code, { minItems: 1, description: "list of field codes" }),
    roles: RolesSchema,
    validYears: Type.Optional(Type.Number({ exclusiveMinimum: 0, description: "number above 0" })),
    expiryWarningDays: Type.Optional(Type.Integer({ minimum: 0, description: "whole number" })),
    proof: Type.Enum(["required", "optional", "none"], { description: "one of required, optional, none" }),
    counts: Type.Array(CountSchema, { description: "list of counts" }),
    evidenceFor: Type.Optional(Type.Array(Code, { description: "list of indicator codes" })),
    records: Type.Optional(
      Type.Array(Type.String({ pattern: "^[^/\\\\]+\\.csv$", description: "name of a .csv file in data/" }), {
        description: "list of .csv files in data/",
      }),
    ),
    reference: Reference,
  },
  "the keys of a register",
)
export type Register = Static<typeof RegisterSchema> & RegisterDefinition
