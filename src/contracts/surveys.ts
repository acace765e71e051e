// Routes of survey periods: opening, frame, progress, deadlines, reminders, locking.
import { Type } from "typebox"
import { origins } from "#access"
import { reviewLevels } from "#surveys"
import { Id, Label, Nullable } from "./common.ts"
import type { RouteTable } from "./route.ts"
import {
  Counts,
  Done,
  Due,
  FormView,
  FrameAsked,
  FrameView,
  Made,
  OpensView,
  PhaseCounts,
  PlaceRow,
  Reason,
  Survey,
  SurveyHistoryEvent,
  SurveyKind,
  SurveySummary,
  statisticians,
  UnitView,
  unitFilters,
} from "./survey-schemas.ts"

const exact = { additionalProperties: false } as const
const format = Type.Optional(Type.Enum(["csv", "xlsx"]))

export const surveysRoutes = {
  "GET /api/surveys": {
    summary: { zh: "调查期一览", en: "Survey periods" },
    purpose: "statistics",
    roles: statisticians,
    /** The newest period first. */
    response: Type.Object({ surveys: Type.Array(SurveySummary), mayOpen: Type.Boolean() }),
  },
  "GET /api/surveys/options": {
    summary: {
      zh: "可开启的报表及其有效状态、调查单位",
      en: "What a period can be opened with: forms, their validity, units",
    },
    purpose: "statistics",
    roles: ["reviewer"],
    response: Type.Object({
      packs: Type.Array(
        Type.Object({
          id: Type.String(),
          title: Label,
          formSets: Type.Array(
            Type.Object({
              id: Type.String(),
              title: Label,
              /** `null`: no statistical survey. */
              kind: Nullable(SurveyKind),
              forms: Type.Array(FormView),
              opens: OpensView,
              /** Why no survey opens, one for each form. */
              refusals: Type.Array(Label),
              /** What a rule may name: codes of the accepted return before. */
              variables: Type.Array(
                Type.Object({ code: Type.String(), label: Label, unit: Nullable(Type.String()) }),
              ),
            }),
          ),
        }),
      ),
      /** Enterprises of the authority's places, by where they come from. */
      units: Type.Array(Type.Object({ origin: Type.Enum(origins), units: Type.Integer() })),
      /** Levels that may review, from the zone up; the authority's own is the last and always does. */
      levels: Type.Array(Type.Enum(reviewLevels)),
    }),
  },
  "POST /api/surveys/frame": {
    summary: { zh: "试算调查名录规则", en: "Try a rule of the frame" },
    purpose: "statistics",
    roles: ["reviewer"],
    body: FrameAsked,
    response: FrameView,
  },
  "POST /api/surveys": {
    summary: { zh: "开启调查期", en: "Open a survey period" },
    purpose: "statistics",
    roles: ["reviewer"],
    body: Type.Object({
      ...FrameAsked.properties,
      title: Type.Object({
        zh: Type.String({ minLength: 1, maxLength: 200 }),
        en: Type.String({ minLength: 1, maxLength: 200 }),
      }),
      dueAt: Due,
      /** Levels that review, the authority's own among them; left out: every one between a unit and the authority. */
      levels: Type.Optional(Type.Array(Type.Enum(reviewLevels), { minItems: 1, maxItems: 4 })),
    }),
    response: Type.Object({ ...Made.properties, listed: Type.Integer(), undecided: Type.Integer() }),
  },
  "GET /api/surveys/:survey": {
    summary: {
      zh: "一个调查期：报表、名录、状态、可办事项、历史",
      en: "A survey period: forms, frame, state, actions, history",
    },
    purpose: "statistics",
    roles: statisticians,
    params: Survey,
    response: Type.Object({
      ...SurveySummary.properties,
      covers: Type.String(),
      /** As they stood at the opening, with their state today. */
      forms: Type.Array(FormView),
      frameRule: Nullable(Type.String()),
      frameInWords: Nullable(Label),
      /** Units in the frame that the rule could not be decided for. */
      undecided: Type.Integer(),
      history: Type.Array(SurveyHistoryEvent),
      /** The proposal to lock that stands; a second person locks by its id. */
      proposal: Nullable(SurveyHistoryEvent),
    }),
  },
  "POST /api/surveys/:survey/deadline": {
    summary: { zh: "调整截止时间", en: "Set the deadline" },
    purpose: "statistics",
    roles: ["reviewer"],
    params: Survey,
    body: Type.Object({ dueAt: Due, reason: Reason }),
    response: Done,
  },
  "GET /api/surveys/:survey/lock": {
    summary: { zh: "锁定前核对：入库与不入库的报表", en: "What a lock would take in and leave out" },
    purpose: "statistics",
    roles: ["reviewer", "analyst"],
    params: Survey,
    response: Type.Object({
      accepted: Type.Integer(),
      /** Not accepted: left out, by why. */
      left: PhaseCounts,
      /** Accepted with findings that carry no explanation. */
      unexplained: Type.Integer(),
      /** Left out, at most 200; all of them: units/export. */
      units: Type.Array(UnitView),
    }),
  },
  "POST /api/surveys/:survey/propose-lock": {
    summary: { zh: "提请锁定", en: "Propose to lock" },
    purpose: "statistics",
    roles: ["reviewer"],
    params: Survey,
    /** `excluded`: returns left out as the person saw it; another number is a conflict. */
    body: Type.Object({ excluded: Type.Integer({ minimum: 0 }), reason: Type.Optional(Reason) }),
    response: Made,
  },
  "POST /api/surveys/:survey/lock": {
    summary: { zh: "锁定（须由提请人以外的人）", en: "Lock, by a second person" },
    purpose: "statistics",
    roles: ["reviewer"],
    params: Survey,
    body: Type.Object({ proposal: Type.String({ pattern: "^[0-9]{1,20}$" }) }),
    response: Type.Object({ snapshot: Type.Integer(), job: Type.String() }),
  },
  "POST /api/surveys/:survey/reopen": {
    summary: { zh: "重新开启（原快照保留）", en: "Reopen; the snapshot stays" },
    purpose: "statistics",
    roles: ["reviewer"],
    params: Survey,
    body: Type.Object({ reason: Reason, dueAt: Type.Optional(Due) }),
    response: Done,
  },
  "POST /api/surveys/:survey/cancel": {
    summary: { zh: "取消调查期", en: "Cancel the period" },
    purpose: "statistics",
    roles: ["reviewer"],
    params: Survey,
    body: Type.Object({ reason: Reason }),
    response: Done,
  },
  "GET /api/surveys/:survey/units": {
    summary: { zh: "调查名录与报表状态", en: "Units of the frame with their returns" },
    purpose: "statistics",
    roles: statisticians,
    params: Survey,
    query: Type.Object(
      {
        ...unitFilters,
        page: Type.Optional(Type.String({ pattern: "^\\d{1,6}$" })),
        size: Type.Optional(Type.String({ pattern: "^\\d{1,3}$" })),
        sort: Type.Optional(
          Type.Enum([
            "name",
            "-name",
            "submittedAt",
            "-submittedAt",
            "unexplained",
            "-unexplained",
            "errors",
            "-errors",
          ]),
        ),
      },
      exact,
    ),
    response: Type.Object({ total: Type.Integer(), units: Type.Array(UnitView) }),
  },
  "GET /api/surveys/:survey/units/export": {
    summary: { zh: "导出名录与报表状态（CSV、XLSX）", en: "Export the units (CSV, XLSX)" },
    purpose: "statistics",
    roles: ["reviewer", "analyst"],
    params: Survey,
    query: Type.Object({ ...unitFilters, format, language: Type.Optional(Type.Enum(["zh", "en"])) }, exact),
    response: "download",
  },
  "POST /api/surveys/:survey/units": {
    summary: { zh: "补入调查单位", en: "Add units to the frame" },
    purpose: "statistics",
    roles: ["reviewer"],
    params: Survey,
    /** Codes of enterprises, or their credit codes. */
    body: Type.Object({
      units: Type.Array(Id, { minItems: 1, maxItems: 10_000 }),
      reason: Reason,
    }),
    /** `already`: those that were listed. */
    response: Type.Object({ added: Type.Integer(), already: Type.Array(Type.String()) }),
  },
  "GET /api/surveys/:survey/progress": {
    summary: { zh: "填报进度（按地区、园区）", en: "Progress by place" },
    purpose: "statistics",
    roles: statisticians,
    params: Survey,
    response: Type.Object({ places: Type.Array(PlaceRow) }),
  },
  "GET /api/surveys/:survey/discipline": {
    summary: {
      zh: "各园区报送纪律：迟报、退回、未说明、改报",
      en: "Reporting discipline of the zones: late, sent back, unexplained, restated",
    },
    purpose: "statistics",
    roles: ["reviewer", "analyst"],
    params: Survey,
    response: Type.Object({
      /** The indicator that it is evidence for, in frameworks that have it. */
      indicator: Type.Object({ number: Type.String(), label: Label }),
      zones: Type.Array(Type.Object({ zone: Nullable(Type.String()), name: Label, counts: Counts })),
    }),
  },
  "GET /api/surveys/:survey/discipline/export": {
    summary: { zh: "导出报送纪律（CSV、XLSX）", en: "Export reporting discipline (CSV, XLSX)" },
    purpose: "statistics",
    roles: ["reviewer", "analyst"],
    params: Survey,
    query: Type.Object({ format, language: Type.Optional(Type.Enum(["zh", "en"])) }, exact),
    response: "download",
  },
  "POST /api/surveys/:survey/reminders": {
    summary: { zh: "催报", en: "Remind units that have not reported" },
    purpose: "statistics",
    roles: ["reviewer"],
    params: Survey,
    /** `null`: all that have not reported, within a place or all that the caller oversees. */
    body: Type.Object({
      units: Nullable(Type.Array(Id, { minItems: 1, maxItems: 10_000 })),
      within: Type.Optional(Id),
    }),
    /** `reported`: asked for, but there is nothing to remind them of. */
    response: Type.Object({ reminded: Type.Integer(), reported: Type.Array(Type.String()) }),
  },
  "GET /api/reminders": {
    summary: { zh: "本单位收到的催报", en: "Reminders of one's own unit" },
    purpose: "statistics",
    roles: ["reporter"],
    response: Type.Object({
      reminders: Type.Array(
        Type.Object({
          survey: Type.String(),
          title: Label,
          period: Type.String(),
          authority: Label,
          example: Type.Boolean(),
          remindedAt: Type.String(),
          dueAt: Nullable(Type.String()),
          over: Type.Boolean(),
          phase: Type.Enum(["due", "filling", "returned"]),
        }),
      ),
    }),
  },
} as const satisfies RouteTable
