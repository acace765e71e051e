// What the routes of filling in returns take and give.
import { Type } from "typebox"
import { origins } from "#access"
import { type ReturnBarrier, returnActions, returnPhases, reviewLevels, surveyPhases } from "#surveys"
import { Id, IssueSchema, Label, Nullable } from "./common.ts"
import { FormView, SurveyKind } from "./survey-schemas.ts"

export const OneReturn = Type.Object({ survey: Id, unit: Id })
export const CellCode = Type.String({ minLength: 1, maxLength: 64 })
/** As it is typed; also what cannot be read. */
export const CellText = Type.String({ maxLength: 2000 })
/** Texts by the code of the variable (`qc05_0`), in the form's own unit; a cell without text is left out. */
export const Cells = Type.Record(Type.String(), Type.String())

export const returnBarriers = [
  "other-role",
  "other-phase",
  "period-closed",
  "other-level",
  "already-reviewed",
] as const satisfies readonly ReturnBarrier[]

export const EntryKinds = Type.Enum(["typed", "workbook", "keyed"])

export const SignatureView = Type.Object(
  {
    /** 填表人 */
    filler: Type.String({ minLength: 1, maxLength: 60 }),
    /** 单位负责人 */
    head: Type.String({ minLength: 1, maxLength: 60 }),
    /** 统计负责人 */
    statisticsHead: Type.String({ minLength: 1, maxLength: 60 }),
    telephone: Type.String({ minLength: 1, maxLength: 40 }),
  },
  { additionalProperties: false },
)

/** What a check says of the return as it stands, and what the respondent said to exactly that. */
export const FindingView = Type.Object({
  check: Type.String(),
  level: Type.Enum(["error", "warning"]),
  title: Label,
  /** Codes of the cells that it marks, the first where it is shown. */
  cells: Type.Array(Type.String()),
  text: Label,
  /** `null`: none, or one of another finding. */
  explanation: Nullable(Type.String()),
  /** A required cell without a value: no explanation stands for a figure. */
  missing: Type.Boolean(),
})

/** What is said of the cells as they stand. */
export const CheckedCells = {
  /** Cells that cannot be read, and required ones without a value; the path is the code of the variable. */
  issues: Type.Array(IssueSchema),
  findings: Type.Array(FindingView),
  /** Checks that could not be decided, and why. */
  undecided: Type.Array(Type.Object({ check: Type.String(), cells: Type.Array(Type.String()), text: Label })),
  /** Errors and warnings are findings; `unexplained` are those of either without an explanation. */
  counts: Type.Object({
    unreadable: Type.Integer(),
    missing: Type.Integer(),
    errors: Type.Integer(),
    warnings: Type.Integer(),
    unexplained: Type.Integer(),
  }),
}

export const SheetCell = Type.Object({
  code: Type.String(),
  /** As the form prints it: QC05_0. */
  officialCode: Type.String(),
  label: Label,
  type: Type.Enum(["number", "text", "date", "truth"]),
  unit: Nullable(Type.String()),
  /** `null`: not known, any number of them. */
  decimals: Nullable(Type.Integer()),
  definition: Nullable(Label),
  form: Type.String(),
  section: Nullable(Type.String()),
  /** Name of a list in `choices`. */
  choices: Nullable(Type.String()),
  /** Who the unit is: set by the frame where it is known. */
  role: Nullable(Type.String()),
})

export const SheetForm = Type.Object({
  ...FormView.properties,
  /** Codes of cells, in the form's order; a section without a title: `null`. */
  sections: Type.Array(Type.Object({ title: Nullable(Type.String()), cells: Type.Array(Type.String()) })),
})

export const RemarkView = Type.Object({
  id: Type.String(),
  kind: Type.Enum(["explanation", "question", "answer"]),
  cell: Nullable(Type.String()),
  check: Nullable(Type.String()),
  /** Its Chinese text as it was when it was explained. */
  finding: Nullable(Type.String()),
  /** The question that it answers. */
  answers: Nullable(Type.String()),
  body: Type.String(),
  at: Type.String(),
  person: Type.String(),
  personName: Type.String(),
})

export const ReturnEventView = Type.Object({
  id: Type.String(),
  action: Type.Enum(returnActions),
  at: Type.String(),
  person: Type.String(),
  /** `null`: another system's token. */
  personName: Nullable(Type.String()),
  revision: Nullable(Type.Integer()),
  level: Nullable(Type.Enum(reviewLevels)),
  reason: Nullable(Type.String()),
  cells: Type.Array(Type.Object({ cell: Type.String(), reason: Type.String() })),
  keyed: Type.Boolean(),
})

export const ReturnSurvey = Type.Object({
  id: Type.String(),
  title: Label,
  period: Type.String(),
  kind: SurveyKind,
  origin: Type.Enum(origins),
  /** 示例 */
  example: Type.Boolean(),
  authority: Label,
  phase: Type.Enum(surveyPhases),
  dueAt: Nullable(Type.String()),
  /** The deadline has passed; closes nothing. */
  over: Type.Boolean(),
})

/** A return in the list of those that the caller fills in. */
export const ReturnRow = Type.Object({
  survey: ReturnSurvey,
  unit: Type.String(),
  name: Type.String(),
  uscc: Nullable(Type.String()),
  zone: Nullable(Type.String()),
  /** clerk: keys a stamped paper return for it (代录). */
  side: Type.Enum(["respondent", "clerk"]),
  phase: Type.Enum(returnPhases),
  revision: Nullable(Type.Integer()),
  waitingFor: Nullable(Type.Enum(reviewLevels)),
  submittedAt: Nullable(Type.String()),
  late: Nullable(Type.Boolean()),
  timesReturned: Type.Integer(),
  errors: Type.Integer(),
  warnings: Type.Integer(),
  unexplained: Type.Integer(),
  keyed: Type.Boolean(),
  remindedAt: Nullable(Type.String()),
})

/** What happened to a unit of a workbook. */
export const uploadOutcomes = ["good", "held", "unknown", "not-now"] as const

export const UploadView = Type.Object({
  id: Type.String(),
  survey: Type.String(),
  fileName: Type.String(),
  /** reading, accepting: a job is under way. */
  state: Type.Enum(["reading", "read", "accepting", "accepted", "failed", "cancelled"]),
  job: Nullable(
    Type.Object({
      id: Type.String(),
      progress: Type.Number(),
      message: Label,
      cancelRequested: Type.Boolean(),
    }),
  ),
  /** Of the file as a whole; of a failed one why. */
  issues: Type.Array(IssueSchema),
  layout: Nullable(Type.Enum(["rows", "sheets", "none"])),
  period: Nullable(Type.String()),
  /**
   * Units of the file. good: readable, complete, no error without an explanation; held: everything else; unknown: not in
   * the frame, or not the caller's; not-now: submitted already, so that nothing can be saved.
   */
  counts: Type.Object({
    units: Type.Integer(),
    good: Type.Integer(),
    held: Type.Integer(),
    unknown: Type.Integer(),
    notNow: Type.Integer(),
    errors: Type.Integer(),
    warnings: Type.Integer(),
  }),
  /** Units saved, and of these submitted, by accepting. */
  accepted: Nullable(
    Type.Object({
      saved: Type.Integer(),
      submitted: Type.Integer(),
      same: Type.Integer(),
      refused: Type.Integer(),
    }),
  ),
  /** The same workbook with its findings, or a list of them where it is too large: see annotated. */
  annotated: Nullable(Type.String()),
  at: Type.String(),
})

/** One unit of a workbook. */
export const UploadUnit = Type.Object({
  unit: Type.String(),
  name: Nullable(Type.String()),
  outcome: Type.Enum(uploadOutcomes),
  /** Where its row or sheet begins: `年报!A5` */
  at: Type.String(),
  errors: Type.Integer(),
  warnings: Type.Integer(),
  /** Why it is not good, beside findings of its cells. */
  why: Nullable(Label),
  findings: Type.Array(
    Type.Object({
      level: Type.Enum(["error", "warning"]),
      check: Type.String(),
      title: Nullable(Label),
      /** Official code of the variable; `null`: of none. */
      variable: Nullable(Type.String()),
      /** `年报!C5` */
      cell: Type.String(),
      also: Type.Array(Type.String()),
      text: Label,
    }),
  ),
})
