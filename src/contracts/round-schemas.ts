// What the routes of rounds take and give.
import { Type } from "typebox"
import { origins, type Role } from "#access"
import { barriers, roundActions, roundPhases, roundStages } from "#rounds"
import { Id, Label, Nullable } from "./common.ts"

export const officers = [
  "reviewer",
  "analyst",
  "decision-maker",
  "publisher",
  "auditor",
] as const satisfies Role[]
export const everyone = ["reporter", ...officers] as const satisfies Role[]

export const Round = Type.Object({ round: Id })
export const Reason = Type.String({ minLength: 2, maxLength: 2000 })
/** The last event of the whole round that the person saw. */
export const Seen = Type.Optional(Type.String({ pattern: "^[0-9]{1,20}$" }))
export const Done = Type.Object({ done: Type.Literal(true) })
export const Made = Type.Object({ id: Type.String() })
export const Figure = Nullable(Type.Number())
export const Code = Type.String({ minLength: 1, maxLength: 64 })
export const Figures = Type.Record(Type.String(), Figure)

export const Summary = Type.Object({
  id: Type.String(),
  title: Label,
  period: Type.String(),
  origin: Type.Enum(origins),
  authority: Label,
  /** How the caller stands to the round. */
  side: Type.Enum(["authority", "participant", "outside"]),
  phase: Type.Enum(roundPhases),
  stages: Type.Array(
    Type.Object({
      stage: Type.Enum(roundStages),
      status: Type.Enum(["done", "current", "ahead"]),
      at: Nullable(Type.String()),
      person: Nullable(Type.String()),
    }),
  ),
  /** The authority's own dates (本机关设定); none is statutory. */
  deadlines: Type.Array(
    Type.Object({
      kind: Type.Enum(["confirm", "notice", "release"]),
      at: Type.String(),
      over: Type.Boolean(),
    }),
  ),
  /** What the caller may do next, and what bars the rest that is the caller's. */
  actions: Type.Array(
    Type.Object({ action: Type.Enum(roundActions), barrier: Nullable(Type.Enum(barriers)) }),
  ),
  zones: Type.Integer(),
  confirmed: Type.Integer(),
  openQuestions: Type.Integer(),
  openObjections: Type.Integer(),
})

export const Column = Type.Object({
  code: Type.String(),
  number: Nullable(Type.String()),
  label: Label,
  unit: Nullable(Type.String()),
  group: Nullable(Label),
})

export const PublishedRow = Type.Object({
  code: Type.String(),
  name: Nullable(Type.String()),
  class: Nullable(Type.String()),
  status: Type.String(),
  score: Figure,
  rank: Figure,
  classRank: Figure,
  best: Figure,
  worst: Figure,
})

export const Content = Type.Object({
  title: Label,
  period: Type.String(),
  authority: Label,
  origin: Type.Enum(origins),
  watermark: Nullable(Label),
  framework: Type.Object({
    id: Type.String(),
    title: Label,
    notice: Nullable(Label),
    digest: Type.String(),
  }),
  method: Type.Object({ title: Label, digest: Type.String() }),
  themes: Type.Array(Type.Object({ number: Nullable(Type.String()), label: Label, weight: Figure })),
  indicators: Type.Integer(),
  weightsUnknown: Type.Boolean(),
  zones: Type.Integer(),
  ranked: Type.Integer(),
  rows: Type.Array(PublishedRow),
  adjustments: Type.Array(
    Type.Object({
      code: Type.String(),
      kind: Type.String(),
      points: Figure,
      reason: Type.String(),
      reference: Type.String(),
    }),
  ),
  dataDigest: Type.String(),
  proofDigest: Type.String(),
})

export const Publications = Type.Object({
  publications: Type.Array(
    Type.Object({
      id: Type.String(),
      round: Type.String(),
      kind: Type.Enum(["notice", "release"]),
      from: Type.String(),
      until: Nullable(Type.String()),
      content: Content,
      proof: Type.Boolean(),
      reason: Type.String(),
      replaces: Nullable(Type.String()),
    }),
  ),
  ended: Type.Array(
    Type.Object({
      round: Type.String(),
      kind: Type.Enum(["replaced", "withdrawn"]),
      title: Label,
      reason: Type.String(),
      from: Type.String(),
      endedAt: Type.String(),
    }),
  ),
})

export const Decision = {
  accepted: Nullable(Type.Boolean()),
  decision: Nullable(Type.String()),
  decidedAt: Nullable(Type.String()),
}

export const NamedOption = Type.Object({ id: Type.String(), title: Label })
