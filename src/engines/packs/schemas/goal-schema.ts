import Type, { type Static } from "typebox"
import {
  ChineseId,
  Code,
  Finite,
  LabelSchema,
  PeriodText,
  ReferenceSchema,
  record,
  Text,
} from "./common-schemas.ts"

/** One goal of goals.yaml. A goal without a number in its text has no `target`. */
export const GoalSchema = record(
  {
    id: ChineseId,
    label: LabelSchema,
    article: Type.Optional(Text),
    clause: Type.Optional(ChineseId),
    scope: Type.Optional(LabelSchema),
    indicator: Type.Optional(Code),
    target: Type.Optional(Finite),
    comparison: Type.Optional(
      Type.Enum(["at-least", "about", "at-most"], { description: "one of at-least, about, at-most" }),
    ),
    unit: Type.Optional(Text),
    by: Type.Optional(PeriodText),
    actual: Type.Optional(
      record(
        { value: Finite, period: PeriodText, reference: ReferenceSchema },
        "{ value, period, reference }",
      ),
    ),
    reference: ReferenceSchema,
    note: Type.Optional(LabelSchema),
  },
  "the keys of a goal",
)
export type Goal = Static<typeof GoalSchema>

export const GoalsSchema = Type.Array(GoalSchema, { description: "list of goals" })
