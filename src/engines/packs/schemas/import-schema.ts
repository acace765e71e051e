import Type, { type Static } from "typebox"
import type { ImportProfile } from "#imports"
import { Code, Id, LabelSchema, ReferenceSchema, record, Text } from "./common-schemas.ts"
import { Unit, WordsSchema } from "./variable-schema.ts"

const roles = [
  "measure",
  "entity-code",
  "entity-name",
  "period",
  "group",
  "serial",
  "item",
  "value",
  "unit",
  "ignored",
  "unknown",
] as const

const Nothing = (schema: typeof Text) => Type.Union([schema, Type.Null()], { description: "text, or null" })

const ProfileColumnSchema = record(
  {
    headers: Type.Array(Text, { minItems: 1, description: "list of headers" }),
    role: Type.Optional(Type.Enum([...roles], { description: `one of ${roles.join(", ")}` })),
    measure: Type.Optional(Code),
    unit: Type.Optional(Unit),
    /** Before the point in the file that it was learnt from: a slip of 1,000 shows in them. */
    digits: Type.Optional(Type.Number({ minimum: 0, description: "digits before the point, on average" })),
    certainty: Type.Optional(
      Type.Enum(["verified", "memory"], { description: "verified (seen in a file) or memory" }),
    ),
    note: Type.Optional(LabelSchema),
  },
  "{ headers, role, measure, unit, digits, certainty, note }",
)

/** imports/<id>.yaml: how the columns of one kind of file are read. */
export const ImportProfileSchema = record(
  {
    id: Id,
    title: Type.Union([WordsSchema, Text], { description: "text, or { zh: text, en: text }" }),
    description: Type.Optional(
      Type.Union([WordsSchema, Text], { description: "text, or { zh: text, en: text }" }),
    ),
    rows: Type.Enum(["entities", "enterprises", "records"], {
      description: "one of entities, enterprises, records",
    }),
    register: Type.Optional(Id),
    recognise: Type.Optional(Type.Array(Text, { description: "list of words" })),
    columns: Type.Array(ProfileColumnSchema, { description: "list of columns" }),
    entities: Type.Optional(
      Type.Record(Type.String(), Nothing(Text), {
        description: "map: text in files → code of the entity, or null for one to be left out",
      }),
    ),
    items: Type.Optional(
      Type.Record(Type.String(), Nothing(Text), {
        description: "map: text in files → measure, or null for one to be left out",
      }),
    ),
    reference: Type.Optional(ReferenceSchema),
  },
  "the keys of a profile",
)

/** The import engine reads exactly this. */
export type Profile = Static<typeof ImportProfileSchema> & ImportProfile

const ColumnAnswerSchema = record(
  {
    role: Type.Enum([...roles], {
      description: `one of ${roles.join(", ")}`,
    }),
    measure: Type.Optional(Nothing(Text)),
    unit: Type.Optional(Nothing(Text)),
  },
  "{ role, measure, unit }",
)

/** A file of answers to the questions that an import asks. */
export const ImportAnswersSchema = record(
  {
    skip: Type.Optional(Type.Array(Text, { description: "list of tables" })),
    include: Type.Optional(Type.Array(Text, { description: "list of tables" })),
    periods: Type.Optional(Type.Record(Type.String(), Text, { description: "map: table → period" })),
    columns: Type.Optional(
      Type.Record(Type.String(), Type.Record(Type.String(), ColumnAnswerSchema), {
        description: "map: table → column number from 0 → { role, measure, unit }",
      }),
    ),
    entities: Type.Optional(
      Type.Record(Type.String(), Nothing(Text), { description: "map: text in the file → code, or null" }),
    ),
    items: Type.Optional(
      Type.Record(Type.String(), Nothing(Text), { description: "map: text in the file → measure, or null" }),
    ),
  },
  "{ skip, include, periods, columns, entities, items }",
)
