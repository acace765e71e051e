import { Type } from "typebox"
import { Instant, Label, Nullable } from "./common.ts"
import type { RouteTable } from "./route.ts"

const Rank = Type.Integer({ minimum: 1, maximum: 9999 })

/** As it stands in the letter; null: the letter does not say. */
const Letter = Type.Object(
  {
    rank: Nullable(Rank),
    zones: Nullable(Rank),
    /** Average of the total scores, and the zone's own, where the letter gives them. */
    score: Nullable(Type.Number()),
    average: Nullable(Type.Number()),
    /** Ranks by group, by the codes of the framework. */
    groups: Type.Array(
      Type.Object(
        { code: Type.String({ maxLength: 64 }), rank: Nullable(Rank) },
        { additionalProperties: false },
      ),
      { maxItems: 20 },
    ),
    indicators: Type.Array(
      Type.Object(
        {
          code: Type.String({ maxLength: 64 }),
          rank: Nullable(Rank),
          own: Nullable(Type.Number()),
          average: Nullable(Type.Number()),
        },
        { additionalProperties: false },
      ),
      { maxItems: 200 },
    ),
  },
  { additionalProperties: false },
)

const Entered = Type.Object({
  year: Type.String(),
  version: Type.Integer(),
  letter: Letter,
  note: Type.String(),
  enteredAt: Instant,
  enteredBy: Type.String(),
})

const Gap = Type.Object({
  code: Type.String(),
  number: Nullable(Type.String()),
  label: Label,
  group: Type.String(),
  unit: Nullable(Type.String()),
  lowerIsBetter: Type.Boolean(),
  rank: Nullable(Type.Integer()),
  average: Nullable(Type.Number()),
  own: Nullable(Type.Number()),
  /** Table and period that the own figure is from; null: it was keyed in with the letter. */
  from: Nullable(Type.Object({ dataset: Type.String(), title: Type.String(), period: Type.String() })),
  /** Own less average, in the unit; null: one of them is missing. */
  difference: Nullable(Type.Number()),
  /** The difference as a share of the average, positive where the zone does better; null: no average but nought. */
  relative: Nullable(Type.Number()),
})

const readers = ["analyst", "reviewer", "decision-maker", "reporter"] as const

export const feedbackRoutes = {
  "GET /api/feedback": {
    summary: { zh: "本园区的评价反馈与差距", en: "The feedback of one's own zone, and its gaps" },
    purpose: "administration",
    roles: readers,
    query: Type.Object({ year: Type.Optional(Type.String({ pattern: "^\\d{4}$" })) }),
    response: Type.Object({
      zone: Type.String(),
      framework: Type.Object({ pack: Type.String(), id: Type.String(), title: Label }),
      groups: Type.Array(Type.Object({ code: Type.String(), label: Label })),
      indicators: Type.Array(
        Type.Object({
          code: Type.String(),
          number: Nullable(Type.String()),
          label: Label,
          unit: Nullable(Type.String()),
          group: Type.String(),
        }),
      ),
      /** Every entry, the latest first. */
      letters: Type.Array(Entered),
      /** Of the year asked for, else the latest; null: none was entered. */
      shown: Nullable(
        Type.Object({
          year: Type.String(),
          letter: Letter,
          /** Weakest first. */
          ranks: Type.Array(
            Type.Object({
              code: Type.String(),
              label: Label,
              rank: Nullable(Type.Integer()),
              /** Share of the zones that stand before it. */
              share: Nullable(Type.Number()),
            }),
          ),
          gaps: Type.Array(Gap),
          /** What is missing for a gap. */
          missing: Type.Array(
            Type.Object({ code: Type.String(), label: Label, what: Type.Enum(["own", "average", "both"]) }),
          ),
        }),
      ),
    }),
  },
  "POST /api/feedback": {
    summary: { zh: "录入评价反馈表", en: "Enters a feedback letter" },
    purpose: "administration",
    roles: ["analyst", "reviewer", "reporter"],
    body: Type.Object(
      {
        year: Type.String({ pattern: "^(19|20)\\d{2}$" }),
        letter: Letter,
        note: Type.String({ maxLength: 2000 }),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ year: Type.String(), version: Type.Integer() }),
  },
} as const satisfies RouteTable
