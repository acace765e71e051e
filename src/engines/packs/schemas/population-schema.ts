import Type, { type Static } from "typebox"
import { Certainty, DateText, LabelSchema, record, SourceIds } from "./common-schemas.ts"

/** population.yaml: what is evaluated on a date, and how many there were. */
export const PopulationSchema = record(
  {
    rule: LabelSchema,
    firstEvaluation: Type.Optional(
      record(
        {
          zh: Type.Optional(Type.String()),
          en: Type.Optional(Type.String()),
          source: SourceIds,
          certainty: Certainty,
        },
        "{ zh, en, source, certainty }",
      ),
    ),
    counts: Type.Array(
      record(
        {
          asOf: DateText,
          zones: Type.Integer({ minimum: 0, description: "whole number" }),
          source: SourceIds,
          certainty: Certainty,
          note: Type.Optional(LabelSchema),
        },
        "{ asOf, zones, source, certainty, note }",
      ),
      { description: "list of { asOf, zones, source, certainty }" },
    ),
  },
  "{ rule, firstEvaluation, counts }",
)
export type Population = Static<typeof PopulationSchema>
