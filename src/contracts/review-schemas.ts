// What the routes of reviewing returns give.
import { Type } from "typebox"
import { returnActions, reviewLevels } from "#surveys"
import { Label, Nullable } from "./common.ts"

export const ReviewCell = Type.Object({
  /** Of the variable, as checks name it: qc05_0. */
  code: Type.String(),
  /** As the form prints it. */
  officialCode: Type.String(),
  label: Label,
  unit: Nullable(Type.String()),
  form: Type.String(),
  section: Nullable(Type.String()),
  type: Type.Enum(["number", "text", "date", "truth"]),
  definition: Nullable(Label),
  /** Exact text, in the form's own unit; `null`: missing. */
  value: Nullable(Type.String()),
  /** In the revision before. */
  before: Nullable(Type.String()),
  /** In the period before. */
  prior: Nullable(Type.String()),
  /** Otherwise than in the revision before; false where there is none. */
  changed: Type.Boolean(),
})

export const ReviewFinding = Type.Object({
  check: Type.String(),
  level: Type.Enum(["error", "warning"]),
  label: Nullable(Label),
  /** The first is where it is shown. */
  cells: Type.Array(Type.String()),
  text: Label,
  /** Of the respondent; `null`: none. */
  explanation: Nullable(Type.String()),
})

export const RevisionView = Type.Object({
  number: Type.Integer(),
  at: Type.String(),
  /** `keyed`: by a clerk from a stamped paper (代录). */
  kind: Type.Enum(["typed", "workbook", "keyed"]),
  digest: Type.String(),
  organisation: Label,
  personName: Nullable(Type.String()),
  signature: Type.Object({
    filler: Type.String(),
    head: Type.String(),
    statisticsHead: Type.String(),
    telephone: Type.String(),
  }),
  /** Of the scan; `null`: it was not keyed. */
  scan: Nullable(Type.String()),
})

const Remark = {
  id: Type.String(),
  body: Type.String(),
  at: Type.String(),
  personName: Type.String(),
  organisation: Label,
  /** Of the unit itself. */
  respondent: Type.Boolean(),
}

export const ReviewQuestion = Type.Object({
  ...Remark,
  cell: Type.String(),
  answers: Type.Array(Type.Object(Remark)),
})

export const ReturnHistoryEvent = Type.Object({
  id: Type.String(),
  action: Type.Enum(returnActions),
  at: Type.String(),
  /** As it was then; `null`: not recorded. */
  personName: Nullable(Type.String()),
  organisation: Label,
  level: Nullable(Type.Enum(reviewLevels)),
  revision: Nullable(Type.Integer()),
  reason: Nullable(Type.String()),
  cells: Type.Array(Type.Object({ cell: Type.String(), reason: Type.String() })),
  restated: Type.Array(Type.String()),
  keyed: Type.Boolean(),
})
