import Type, { type Static } from "typebox"
import { Certainty, DateText, LabelSchema, Read, record, Text } from "./common-schemas.ts"

/** One entry of sources.yaml. */
export const SourceSchema = record(
  {
    title: LabelSchema,
    issuer: LabelSchema,
    number: Type.Optional(Text),
    date: Type.Optional(DateText),
    certainty: Certainty,
    read: Read,
    address: Type.Optional(
      Type.String({
        pattern: "^https?://",
        maxLength: 500,
        description: "the publisher's own http(s) address",
      }),
    ),
    note: Type.Optional(LabelSchema),
  },
  "{ title, issuer, number, date, certainty, read, address, note }",
)
export type Source = Static<typeof SourceSchema>
