// What the routes of snapshots take and give.
import { type Static, Type } from "typebox"
import { origins } from "#access"
import { suppressionReasons } from "#disclosure"
import { Id, Instant, Label, Nullable } from "./common.ts"

const Text = Nullable(Type.String())
const Count = Type.Integer({ minimum: 0 })

/** Numbers in an address are text. */ export const SnapshotKey = Type.Object({
  survey: Id,
  number: Type.String({ pattern: "^[1-9][0-9]{0,4}$" }),
})
export const FrameworkAsked = Type.Object({ pack: Id, framework: Id })
export const Page = {
  offset: Type.Optional(Type.String({ pattern: "^[0-9]{1,7}$" })),
  /** Up to 1000; left out: 200. */
  limit: Type.Optional(Type.String({ pattern: "^([1-9][0-9]{0,2}|1000)$" })),
}

/** A job that writes, or was to write, a snapshot; see GET /api/jobs/:id. */
export const SnapshotJob = Type.Object({
  id: Type.String(),
  state: Type.Enum(["queued", "running", "done", "failed", "cancelled"]),
  progress: Type.Number(),
  message: Label,
})

export const SnapshotHead = Type.Object({
  number: Type.Integer(),
  at: Type.String(),
  person: Type.String(),
  manifestDigest: Type.String(),
  /** Returns in it, and units of the frame that it leaves out. */
  units: Count,
  excluded: Count,
  /** Against the snapshot before, of units; null: it is the first. */
  changes: Nullable(Type.Object({ entered: Count, left: Count, changed: Count })),
  releases: Count,
})

export const SnapshotFileLine = Type.Object({
  /** Its name, for the download. */
  file: Type.String(),
  form: Type.String(),
  period: Type.String(),
  units: Count,
  digest: Type.String(),
  bytes: Nullable(Count),
  /** Carried along from the locked snapshot of the period before. */
  carried: Type.Boolean(),
})

export const ExcludedLine = Type.Object({
  unit: Type.String(),
  name: Text,
  zone: Text,
  /** Phase of its return at the lock. */
  phase: Type.String(),
  reason: Label,
})

/** A cell that stands otherwise than in the snapshot before; a unit that came or went has no cell. */
export const ChangedCell = Type.Object({
  unit: Type.String(),
  kind: Type.Enum(["entered", "left", "changed"]),
  cell: Text,
  before: Text,
  now: Text,
})

export const ZoneOfSnapshot = Type.Object({
  code: Type.String(),
  name: Text,
  returns: Count,
  returnsBefore: Count,
  same: Count,
  entries: Count,
  exits: Count,
  movedIn: Count,
  movedOut: Count,
  missing: Nullable(Count),
})

export const IndicatorOfSnapshot = Type.Object({
  code: Type.String(),
  number: Text,
  label: Label,
  unit: Text,
  /** The formula over returns; null: it is not computed from them. */
  text: Text,
})

export const FigureOfSnapshot = Type.Object({
  zone: Type.String(),
  indicator: Type.String(),
  value: Text,
  state: Type.Enum(["computed", "substitute", "unknown"]),
  basis: Text,
  reason: Nullable(Label),
  note: Nullable(Label),
  leftOut: Nullable(Count),
})

export const GrowthOfSnapshot = Type.Object({
  zone: Type.String(),
  indicator: Type.String(),
  now: Text,
  before: Text,
  /** Per cent. */
  growth: Nullable(Type.Number()),
  sameNow: Text,
  sameBefore: Text,
  sameGrowth: Nullable(Type.Number()),
})

export const ChangeOfUnit = Type.Object({
  unit: Type.String(),
  name: Text,
  kind: Type.Enum(["entry", "exit", "move"]),
  zoneBefore: Text,
  zoneNow: Text,
})

export const MissingUnit = Type.Object({
  unit: Type.String(),
  name: Text,
  zone: Text,
  because: Type.Enum(["frame", "last-period"]),
})

export const SnapshotIndicatorsView = Type.Object({
  pack: Type.String(),
  framework: Type.String(),
  title: Label,
  origin: Type.Enum(origins),
  period: Type.String(),
  prior: Text,
  indicators: Type.Array(IndicatorOfSnapshot),
  zones: Type.Array(ZoneOfSnapshot),
  figures: Type.Array(FigureOfSnapshot),
  growth: Type.Array(GrowthOfSnapshot),
  /** Entries, exits and moves of the zones that are shown: the first 500, and how many there are. */
  changes: Type.Object({ total: Count, rows: Type.Array(ChangeOfUnit) }),
  missing: Type.Object({ total: Count, rows: Type.Array(MissingUnit) }),
})

/** A unit's part of a figure, with the way to its return. */
export const UnitOfFigure = Type.Object({
  unit: Type.String(),
  name: Text,
  period: Type.String(),
  /** The survey whose return it is; null: its period is not kept here. */
  survey: Text,
  cells: Type.Record(Type.String(), Text),
  /** By text of the part; null: left out for a missing cell; not named: it does not meet the condition. */
  parts: Type.Record(Type.String(), Text),
})

export const DisclosureRulesSchema = Type.Object({
  minimumFrequency: Type.Integer({ minimum: 1, maximum: 1000 }),
  dominance: Type.Array(
    Type.Object({
      n: Type.Integer({ minimum: 1, maximum: 100 }),
      k: Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 100 }),
    }),
    { maxItems: 10 },
  ),
  pPercent: Nullable(Type.Number({ exclusiveMinimum: 0, maximum: 100 })),
  zeroCells: Type.Enum(["publish", "class", "suppress"]),
  frequencyRange: Type.Number({ minimum: 0, maximum: 100 }),
})

/** What would leave: never the value of what is held back. */
export const ReleasedFigure = Type.Object({
  zone: Type.String(),
  indicator: Type.String(),
  status: Type.Enum(["published", "suppressed", "unknown"]),
  value: Text,
  /** Of a suppressed figure, for statisticians of the survey. */
  cause: Nullable(Type.Enum(suppressionReasons)),
  reason: Nullable(Label),
})

const FoundWay = Type.Object({ text: Label, cells: Type.Array(Type.String()) })

export const DisclosurePreview = Type.Object({
  rules: DisclosureRulesSchema,
  indicators: Type.Array(IndicatorOfSnapshot),
  zones: Type.Array(Type.Object({ code: Type.String(), name: Text })),
  figures: Type.Array(ReleasedFigure),
  published: Count,
  suppressed: Count,
  unknown: Count,
  /** Ways in which a protected figure could still be found; empty: it may leave. */
  faults: Type.Array(FoundWay),
  /** Ways in what was handed on before; nothing takes them back. */
  alreadyOut: Type.Array(FoundWay),
  /** Whether the bounds that can be computed were audited; without that nothing is handed on. */
  intervals: Type.Boolean(),
  /** Tables handed on before that share returns, and that these figures were held against. */
  compared: Count,
})

export const ReleaseLine = Type.Object({
  id: Type.String(),
  number: Type.Integer(),
  pack: Type.String(),
  framework: Type.String(),
  dataset: Type.String(),
  at: Type.String(),
  person: Type.String(),
  heldBack: Type.Array(Type.Object({ zone: Type.String(), indicator: Type.String(), reason: Label })),
})

export const ReleaseAsked = Type.Object({
  pack: Id,
  framework: Id,
  title: Type.String({ minLength: 1, maxLength: 200 }),
  rules: Type.Optional(DisclosureRulesSchema),
})

export const ReleaseMade = Type.Object({ id: Type.String(), dataset: Type.String(), at: Instant })

export type IndicatorsView = Static<typeof SnapshotIndicatorsView>
export type DisclosureView = Static<typeof DisclosurePreview>
