// Routes of reviewing returns.
import { Type } from "typebox"
import { origins } from "#access"
import { returnActions, returnPhases, reviewLevels, surveyPhases } from "#surveys"
import { Id, Label, Nullable } from "./common.ts"
import {
  ReturnHistoryEvent,
  ReviewCell,
  ReviewFinding,
  ReviewQuestion,
  RevisionView,
} from "./review-schemas.ts"
import type { RouteTable } from "./route.ts"
import { Done, Made, Reason, Survey, statisticians } from "./survey-schemas.ts"

const exact = { additionalProperties: false } as const
const Return = Type.Object({ survey: Id, unit: Id })
const Revision = Type.Integer({ minimum: 1, maximum: 1_000_000 })
const revisionText = Type.String({ pattern: "^[1-9][0-9]{0,5}$" })
const Body = Type.String({ minLength: 1, maxLength: 4000 })

export const reviewingRoutes = {
  "GET /api/reviews": {
    summary: { zh: "待本级审核的调查期", en: "Periods with returns to review" },
    purpose: "statistics",
    roles: ["reviewer", "analyst"],
    response: Type.Object({
      /** The caller's own level of review. */
      level: Type.Enum(reviewLevels),
      surveys: Type.Array(
        Type.Object({
          id: Type.String(),
          title: Label,
          period: Type.String(),
          origin: Type.Enum(origins),
          example: Type.Boolean(),
          phase: Type.Enum(surveyPhases),
          dueAt: Nullable(Type.String()),
          /** Units that the caller sees, without those that were left out. */
          units: Type.Integer(),
          /** Returns whose turn it is at the caller's level. */
          waiting: Type.Integer(),
          /** …of them with findings that carry no explanation. */
          unexplained: Type.Integer(),
          /** Submitted, waiting for other levels. */
          elsewhere: Type.Integer(),
          returned: Type.Integer(),
          accepted: Type.Integer(),
        }),
      ),
    }),
  },
  "GET /api/reviews/:survey/:unit": {
    summary: {
      zh: "审核一份报表：数据、上期、前一版、审核结果、说明、历史",
      en: "Review a return: figures, last period, the revision before, findings, explanations, history",
    },
    purpose: "statistics",
    roles: ["reviewer", "analyst"],
    params: Return,
    /** Left out: the revision last submitted. */
    query: Type.Object({ revision: Type.Optional(revisionText) }, exact),
    response: Type.Object({
      survey: Type.Object({
        id: Type.String(),
        title: Label,
        period: Type.String(),
        origin: Type.Enum(origins),
        example: Type.Boolean(),
        phase: Type.Enum(surveyPhases),
        dueAt: Nullable(Type.String()),
      }),
      unit: Type.Object({
        id: Type.String(),
        name: Type.String(),
        uscc: Nullable(Type.String()),
        zone: Nullable(Type.Object({ id: Type.String(), name: Label })),
        levels: Type.Array(Type.Enum(reviewLevels)),
      }),
      phase: Type.Enum(returnPhases),
      waitingFor: Nullable(Type.Enum(reviewLevels)),
      accepted: Type.Array(
        Type.Object({
          level: Type.Enum(reviewLevels),
          at: Type.String(),
          personName: Nullable(Type.String()),
        }),
      ),
      submittedAt: Nullable(Type.String()),
      late: Nullable(Type.Boolean()),
      /** How often it went back. */
      returns: Type.Integer(),
      /** Cells that the last return named. */
      openCells: Type.Array(Type.Object({ cell: Type.String(), reason: Type.String() })),
      /** Cells changed after the first submission. */
      restated: Type.Array(Type.String()),
      /** The caller's own level; `null`: the caller reviews nothing here. */
      level: Nullable(Type.Enum(reviewLevels)),
      /** What the caller may do now, and what bars the rest that is the caller's. */
      actions: Type.Array(
        Type.Object({
          action: Type.Enum(returnActions),
          /** `null`: it can be done. */
          barrier: Nullable(Label),
        }),
      ),
      forms: Type.Array(Type.Object({ id: Type.String(), number: Type.String(), title: Label })),
      /** In the order of the forms. */
      cells: Type.Array(ReviewCell),
      /** The revision that is shown; `null`: nothing was submitted. */
      revision: Nullable(RevisionView),
      /** Number of the revision that `before` of the cells is of; `null`: this is the first. */
      before: Nullable(Type.Integer()),
      /** The period that `prior` of the cells is of; `null`: there is none. `accepted`: its return was accepted. */
      prior: Nullable(
        Type.Object({
          survey: Type.String(),
          period: Type.String(),
          revision: Nullable(Type.Integer()),
          accepted: Type.Boolean(),
        }),
      ),
      /** Of the revision: errors first. */
      findings: Type.Array(ReviewFinding),
      /** Checks that could not be decided for want of figures. */
      undecided: Type.Array(
        Type.Object({ check: Type.String(), cells: Type.Array(Type.String()), text: Label }),
      ),
      revisions: Type.Array(RevisionView),
      questions: Type.Array(ReviewQuestion),
      history: Type.Array(ReturnHistoryEvent),
    }),
  },
  "GET /api/reviews/:survey/:unit/export": {
    summary: { zh: "导出一份报表的审核表（CSV、XLSX）", en: "Export the review of a return (CSV, XLSX)" },
    purpose: "statistics",
    roles: ["reviewer", "analyst"],
    params: Return,
    query: Type.Object(
      {
        format: Type.Optional(Type.Enum(["csv", "xlsx"])),
        language: Type.Optional(Type.Enum(["zh", "en"])),
      },
      exact,
    ),
    response: "download",
  },
  "GET /api/reviews/:survey/:unit/difference": {
    summary: { zh: "两次上报之间的差异", en: "What differs between two revisions" },
    purpose: "statistics",
    roles: statisticians,
    params: Return,
    query: Type.Object({ a: revisionText, b: revisionText }, exact),
    response: Type.Object({
      a: RevisionView,
      b: RevisionView,
      cells: Type.Array(
        Type.Object({
          code: Type.String(),
          officialCode: Type.String(),
          label: Label,
          unit: Nullable(Type.String()),
          form: Type.String(),
          a: Nullable(Type.String()),
          b: Nullable(Type.String()),
        }),
      ),
    }),
  },
  "GET /api/reviews/:survey/:unit/revisions/:revision/scan": {
    summary: { zh: "代录报表的盖章原件扫描件", en: "Scan of the stamped paper that was keyed" },
    purpose: "statistics",
    roles: statisticians,
    params: Type.Object({ survey: Id, unit: Id, revision: revisionText }),
    response: "download",
  },
  "POST /api/reviews/:survey/:unit/return": {
    summary: { zh: "退回：指明单元格和理由", en: "Send back: name cells and reasons" },
    purpose: "statistics",
    roles: ["reviewer"],
    params: Return,
    body: Type.Object({
      /** As it was seen: another one is a conflict. */
      revision: Revision,
      cells: Type.Array(Type.Object({ cell: Type.String({ minLength: 1, maxLength: 64 }), reason: Reason }), {
        minItems: 1,
        maxItems: 500,
      }),
      reason: Type.Optional(Reason),
    }),
    response: Done,
  },
  "POST /api/reviews/:survey/:unit/accept": {
    summary: { zh: "审核通过（本级）", en: "Accept, at one's own level" },
    purpose: "statistics",
    roles: ["reviewer"],
    params: Return,
    body: Type.Object({ revision: Revision }),
    /** `accepted`: every level has accepted it. */
    response: Type.Object({
      phase: Type.Enum(returnPhases),
      waitingFor: Nullable(Type.Enum(reviewLevels)),
    }),
  },
  "POST /api/reviews/:survey/accept": {
    summary: {
      zh: "批量通过：错误项都有说明的报表",
      en: "Accept many: returns without unexplained errors",
    },
    purpose: "statistics",
    roles: ["reviewer"],
    params: Survey,
    body: Type.Object({
      /** Each with the revision that was seen; `null`: all that wait for the caller's level. */
      units: Nullable(
        Type.Array(Type.Object({ unit: Id, revision: Revision }), { minItems: 1, maxItems: 1000 }),
      ),
      /** Of `null`: only units within a place. */
      within: Type.Optional(Id),
    }),
    response: Type.Object({
      accepted: Type.Integer(),
      /** Not accepted, each with why. */
      held: Type.Array(Type.Object({ unit: Type.String(), name: Type.String(), why: Label })),
      /** Of `null`: still waiting beyond what one call takes. */
      more: Type.Integer(),
    }),
  },
  "POST /api/reviews/:survey/:unit/exclude": {
    summary: { zh: "移出本期（须说明理由）", en: "Leave a unit out, with the reason" },
    purpose: "statistics",
    roles: ["reviewer"],
    params: Return,
    body: Type.Object({ reason: Reason }),
    response: Done,
  },
  "POST /api/reviews/:survey/:unit/include": {
    summary: { zh: "移入本期（须说明理由）", en: "Take a unit in again, with the reason" },
    purpose: "statistics",
    roles: ["reviewer"],
    params: Return,
    body: Type.Object({ reason: Reason }),
    response: Done,
  },
  "GET /api/reviews/:survey/:unit/questions": {
    summary: { zh: "单元格疑问与答复", en: "Questions on cells, with answers" },
    purpose: "statistics",
    roles: statisticians,
    params: Return,
    response: Type.Object({ questions: Type.Array(ReviewQuestion) }),
  },
  "POST /api/reviews/:survey/:unit/questions": {
    summary: { zh: "就一个单元格提问", en: "Ask about a cell" },
    purpose: "statistics",
    roles: ["reporter", "reviewer"],
    params: Return,
    body: Type.Object({ cell: Type.String({ minLength: 1, maxLength: 64 }), body: Body }),
    response: Made,
  },
  "POST /api/reviews/:survey/:unit/questions/:question/answer": {
    summary: { zh: "答复一个疑问", en: "Answer a question" },
    purpose: "statistics",
    roles: ["reporter", "reviewer"],
    params: Type.Object({ survey: Id, unit: Id, question: Type.String({ pattern: "^[0-9]{1,18}$" }) }),
    body: Type.Object({ body: Body }),
    response: Made,
  },
} as const satisfies RouteTable
