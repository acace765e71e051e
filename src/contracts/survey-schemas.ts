// What the routes of survey periods take and give.
import { Type } from "typebox"
import { origins, type Role } from "#access"
import { returnPhases, reviewLevels, type SurveyBarrier, surveyActions, surveyPhases } from "#surveys"
import { Id, Instant, Label, Nullable } from "./common.ts"

/** Who works in the statistics plane. */
export const statisticians = ["reporter", "reviewer", "analyst"] as const satisfies Role[]

export const Survey = Type.Object({ survey: Id })
export const Reason = Type.String({ minLength: 2, maxLength: 2000 })
export const Done = Type.Object({ done: Type.Literal(true) })
export const Made = Type.Object({ id: Type.String() })
export const SurveyPeriod = Type.String({
  maxLength: 16,
  pattern: "^[0-9]{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$",
})
const Kind = Type.Enum(["annual", "flash", "monthly"])
const Opens = Type.Enum(["survey", "example", "nothing"])
const surveyBarriers = [
  "other-role",
  "other-phase",
  "second-person",
  "already-snapshot",
] as const satisfies readonly SurveyBarrier[]

/** A form's head as it has to be shown (统计法第十七条), and whether it holds today. */
export const FormView = Type.Object({
  id: Type.String(),
  title: Label,
  /** 表号 */
  number: Type.String(),
  /** 制定机关 */
  maker: Label,
  /** 批准或备案文号 */
  approval: Type.String(),
  /** 有效期限: 2025-02-28, 2025-02, 2025; unknown: not seen. */
  validUntil: Type.String(),
  state: Type.Enum(["valid", "expired", "incomplete", "no-survey"]),
  example: Type.Boolean(),
  opens: Opens,
  /** Why no survey opens with it, with the article; `null`: it does. */
  refusal: Nullable(Label),
})

/** Units of a place and how their returns stand; those left out with a reason are counted apart. */
export const Counts = Type.Object({
  due: Type.Integer(),
  submitted: Type.Integer(),
  onTime: Type.Integer(),
  late: Type.Integer(),
  /** Not submitted yet, or called back before the first review. */
  missing: Type.Integer(),
  accepted: Type.Integer(),
  /** Sent back at least once. */
  sentBack: Type.Integer(),
  /** With findings that carry no explanation. */
  unexplained: Type.Integer(),
  /** Cells whose figures were changed after the first submission. */
  restatedCells: Type.Integer(),
  excluded: Type.Integer(),
  /** Submitted ÷ due; `null`: nothing is due. */
  coverage: Nullable(Type.Number()),
})

/** Units by the phase of their return. */
export const PhaseCounts = Type.Object({
  due: Type.Integer(),
  filling: Type.Integer(),
  submitted: Type.Integer(),
  returned: Type.Integer(),
  accepted: Type.Integer(),
  excluded: Type.Integer(),
})

export const SurveySummary = Type.Object({
  id: Type.String(),
  title: Label,
  pack: Type.String(),
  /** The survey of the pack, a form's id or its number. */
  formSet: Type.String(),
  kind: Kind,
  period: Type.String(),
  origin: Type.Enum(origins),
  /** 示例: for invented units only. */
  example: Type.Boolean(),
  authority: Label,
  /** Whether it is a period of the caller's own organisation. */
  own: Type.Boolean(),
  phase: Type.Enum(surveyPhases),
  /** The authority's own deadline (本机关设定). */
  dueAt: Nullable(Type.String()),
  /** The deadline has passed; closes nothing. */
  over: Type.Boolean(),
  createdAt: Type.String(),
  /** Number of the newest snapshot, 0: none yet. */
  snapshot: Type.Integer(),
  /** Why it was opened again after a lock; `null`: it was not. */
  reopened: Nullable(Type.String()),
  /** Of the units that the caller sees. */
  counts: Counts,
  phases: PhaseCounts,
  /** What the caller may do next, and what bars the rest that is the caller's. */
  actions: Type.Array(
    Type.Object({ action: Type.Enum(surveyActions), barrier: Nullable(Type.Enum(surveyBarriers)) }),
  ),
})

export const SurveyHistoryEvent = Type.Object({
  id: Type.String(),
  action: Type.Enum(surveyActions),
  at: Type.String(),
  person: Type.String(),
  /** As it was then; `null`: not recorded, as with what the system did. */
  personName: Nullable(Type.String()),
  dueAt: Nullable(Type.String()),
  reason: Nullable(Type.String()),
  /** propose-lock: returns that are not accepted and would be left out. */
  excluded: Nullable(Type.Integer()),
  /** lock: the snapshot that it made. */
  snapshot: Nullable(Type.Integer()),
})

/** How a unit came into the frame: by the rule; `undecided`: the rule could not be decided for it; `added`: by hand. */
export const listings = ["rule", "undecided", "added"] as const

/** One unit of the frame with its return. */
export const UnitView = Type.Object({
  unit: Type.String(),
  name: Type.String(),
  uscc: Nullable(Type.String()),
  place: Type.String(),
  zone: Nullable(Type.Object({ id: Type.String(), name: Type.String() })),
  listedBy: Type.Enum(listings),
  addedAt: Type.String(),
  levels: Type.Array(Type.Enum(reviewLevels)),
  phase: Type.Enum(returnPhases),
  /** The revision last submitted. */
  revision: Nullable(Type.Integer()),
  /** The level of review whose turn it is. */
  waitingFor: Nullable(Type.Enum(reviewLevels)),
  submittedAt: Nullable(Type.String()),
  late: Nullable(Type.Boolean()),
  timesReturned: Type.Integer(),
  restated: Type.Integer(),
  /** Of the revision last submitted. */
  errors: Type.Integer(),
  warnings: Type.Integer(),
  unexplained: Type.Integer(),
  /** Keyed by a clerk from a stamped paper (代录). */
  keyed: Type.Boolean(),
  remindedAt: Nullable(Type.String()),
})

export const unitFilters = {
  /** In the name, the credit code or the unit's code. */
  search: Type.Optional(Type.String({ maxLength: 100 })),
  phase: Type.Optional(Type.Enum(returnPhases)),
  /** `missing`: nothing has been submitted, or it was sent back: due, filling, returned. */
  group: Type.Optional(
    Type.Enum(["missing", "reported", "late", "unexplained", "restated", "keyed", "undecided"]),
  ),
  waitingFor: Type.Optional(Type.Enum(reviewLevels)),
  /** A zone, a city, a province: units within it. */
  within: Type.Optional(Id),
  /** `no`: never. */
  reminded: Type.Optional(Type.Enum(["yes", "no"])),
}

/** A place and the units in it; flat, each with the place above it. */
export const PlaceRow = Type.Object({
  id: Type.String(),
  /** `null`: the topmost that the caller sees. */
  parent: Nullable(Type.String()),
  kind: Type.Enum(["nation", "province", "city", "zone", "other"]),
  name: Label,
  counts: Counts,
  phases: PhaseCounts,
  /** Returns that wait for a review, by level. */
  waiting: Type.Object({
    zone: Type.Integer(),
    city: Type.Integer(),
    province: Type.Integer(),
    nation: Type.Integer(),
  }),
})

/** Who would be listed by a rule. */
export const FrameAsked = Type.Object({
  pack: Type.String({ minLength: 1, maxLength: 64 }),
  formSet: Type.String({ minLength: 1, maxLength: 64 }),
  period: SurveyPeriod,
  /** An expression over a unit; `null`: every enterprise of the authority's places. */
  rule: Nullable(Type.String({ minLength: 1, maxLength: 4000 })),
  /** 示例: has to be said where the forms open nothing else; lists invented units only. */
  example: Type.Optional(Type.Boolean()),
})

export const FrameView = Type.Object({
  /** Enterprises of the authority's places. */
  candidates: Type.Integer(),
  /** The rule is true. */
  listed: Type.Integer(),
  /** The rule cannot be decided for want of figures; they are listed. */
  undecided: Type.Integer(),
  left: Type.Integer(),
  /** The period whose accepted returns the rule reads; `null`: there is none. */
  priorPeriod: Nullable(Type.String()),
  /** The rule in words; `null`: no rule. */
  inWords: Nullable(Label),
  /** Some of each, at most 50. */
  undecidedUnits: Type.Array(Type.Object({ unit: Type.String(), name: Type.String(), why: Label })),
  leftUnits: Type.Array(Type.Object({ unit: Type.String(), name: Type.String() })),
})

export const Due = Instant
export const SurveyKind = Kind
export const OpensView = Opens
