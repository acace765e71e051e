import Type, { type Static } from "typebox"
import { Certainty, Code, Id, ReferenceSchema, record, Text } from "./common-schemas.ts"
import { WordsSchema } from "./variable-schema.ts"

const kinds = ["pages", "list", "comparison"] as const

/**
 * A paper about the returns of a period that a notice asks of the authorities in a place. `pages`: one page for each unit
 * that it concerns; `list`: one line each; `comparison`: totals of this period beside those of the one before.
 */
export const PaperSchema = record(
  {
    id: Id,
    kind: Type.Enum([...kinds], { description: `one of ${kinds.join(", ")}` }),
    title: WordsSchema,
    /** What the notice asks for. */
    asked: WordsSchema,
    forms: Type.Array(Id, { minItems: 1, description: "list of forms" }),
    /** Units that it concerns: an expression over one return; left out: all. */
    where: Type.Optional(Text),
    cells: Type.Array(Code, { minItems: 1, description: "list of codes of variables" }),
    /** What is stated at its foot, before the signatures; left out: to be written by hand. */
    statement: Type.Optional(WordsSchema),
    certainty: Type.Optional(Certainty),
    reference: ReferenceSchema,
  },
  "{ id, kind, title, asked, forms, where, cells, statement, certainty, reference }",
)

export type Paper = Static<typeof PaperSchema>
