// Figures of a round, where they come from, and questions on them.
import { Type } from "typebox"
import { Id, Instant, Nullable } from "./common.ts"
import { SurveyOrigin, ValueOrigin } from "./imports.ts"
import { Code, Decision, everyone, Figure, Figures, Round } from "./round-schemas.ts"
import type { RouteTable } from "./route.ts"

export const roundFiguresRoutes = {
  "GET /api/rounds/:round/figures": {
    summary: { zh: "数据（园区只见本园区的）", en: "Figures; a zone sees its own only" },
    purpose: "administration",
    roles: everyone,
    params: Round,
    response: Type.Object({
      zones: Type.Array(
        Type.Object({
          organisation: Type.String(),
          name: Type.String(),
          version: Type.Integer(),
          figures: Figures,
          before: Nullable(Figures),
          beforePeriod: Nullable(Type.String()),
        }),
      ),
    }),
  },
  "GET /api/rounds/:round/figures/:organisation/:code/source": {
    summary: {
      zh: "一项数据的出处：文件、工作表、单元格，或改动它的决定",
      en: "Where a figure comes from: a cell, or a decision",
    },
    purpose: "administration",
    roles: everyone,
    params: Type.Object({ round: Id, organisation: Id, code: Code }),
    response: Type.Union([
      ValueOrigin,
      SurveyOrigin,
      Type.Object({
        kind: Type.Literal("correction"),
        version: Type.Integer(),
        value: Figure,
        before: Figure,
        reason: Type.String(),
        at: Instant,
      }),
      Type.Null(),
    ]),
  },
  "GET /api/rounds/:round/questions": {
    summary: { zh: "对数据的疑问", en: "Questions on figures" },
    purpose: "administration",
    roles: everyone,
    params: Round,
    response: Type.Object({
      questions: Type.Array(
        Type.Object({
          id: Type.String(),
          organisation: Type.String(),
          name: Type.String(),
          column: Type.String(),
          version: Type.Integer(),
          present: Figure,
          proposed: Figure,
          reason: Type.String(),
          evidence: Nullable(Type.String()),
          evidenceName: Nullable(Type.String()),
          askedAt: Type.String(),
          value: Figure,
          ...Decision,
        }),
      ),
    }),
  },
} as const satisfies RouteTable
