import Type, { type Static, type TProperties } from "typebox"
import { chineseIdPattern, codePattern, idPattern } from "../codes.ts"

/** An object that knows all its keys. `description` is what a person reads when the value does not fit. */
export function record<P extends TProperties>(properties: P, description: string) {
  return Type.Object(properties, { additionalProperties: false, description })
}

export const Text = Type.String({ minLength: 1, maxLength: 4000, description: "text" })

export const Id = Type.String({ pattern: idPattern, maxLength: 64, description: "kebab-case id" })

export const ChineseId = Type.String({
  pattern: chineseIdPattern,
  maxLength: 64,
  description: "id of small letters, digits or Chinese letters, joined by -",
})

export const Code = Type.String({
  pattern: codePattern,
  description: "code: a small letter, then small letters, digits, _ (48 at most); or 1 to 20 Chinese letters",
})

export const LabelSchema = Type.Union(
  [Text, Type.Object({ zh: Type.Optional(Text), en: Type.Optional(Text) }, { additionalProperties: false })],
  { description: "text, or { zh: text, en: text }" },
)

/** Official numbers such as "1.10" are text: as a number 1.10 would be 1.1. */
export const OfficialNumber = Type.String({
  minLength: 1,
  maxLength: 64,
  description: 'official number as quoted text, such as "1.10"',
})

export const DateText = Type.String({
  pattern: "^\\d{4}(-\\d{2}(-\\d{2})?)?$",
  description: 'date as text: "2021-04-22", "2021-04" or "2021"',
})

export const PeriodText = Type.String({
  pattern: "^\\d{4}(-(Q[1-4]|\\d{2}))?$",
  description: 'period as quoted text: "2024", "2024-Q1" or "2024-01"',
})

export const SourceIds = Type.Array(Id, { minItems: 1, description: "list of ids of sources.yaml" })

export const Certainty = Type.Enum(["high", "medium", "low", "memory"], {
  description: "one of high, medium, low, memory",
})

export const reads = [
  "official-text",
  "official-repost",
  "official-table",
  "law-text",
  "yearbook",
  "news",
  "paper",
  "third-party-code",
  "third-party-tool",
  "own-computation",
  "mirror",
  "invented",
  "not-read",
] as const

export const Read = Type.Enum([...reads], { description: `what was read: one of ${reads.join(", ")}` })

export const Origin = Type.Enum(["public", "user", "invented", "derived", "ours"], {
  description: "one of public, user, invented, derived, ours",
})

/** Who says so. `place` is the article, table or page. */
export const ReferenceSchema = record(
  {
    source: Type.Union([Id, SourceIds], { description: "an id of sources.yaml, or a list of them" }),
    certainty: Type.Optional(Certainty),
    read: Type.Optional(Read),
    place: Type.Optional(Text),
    note: Type.Optional(LabelSchema),
  },
  "{ source, certainty, read, place, note }",
)
export type Reference = Static<typeof ReferenceSchema>

export const Finite = Type.Number({ description: "number" })
