import { Type } from "typebox"
import { origins, roles } from "#access"
import { roundActions } from "#rounds"
import { Id, Instant, Label, Nullable } from "./common.ts"
import { publicRoundsRoutes } from "./public-rounds.ts"
import { roundFiguresRoutes } from "./round-figures.ts"
import {
  Code,
  Column,
  Content,
  Decision,
  Done,
  everyone,
  Figure,
  Made,
  NamedOption,
  Publications,
  Reason,
  Round,
  Seen,
  Summary,
} from "./round-schemas.ts"
import type { RouteTable } from "./route.ts"

export const roundsRoutes = {
  "GET /api/rounds": {
    summary: { zh: "评价轮次一览", en: "Rounds" },
    purpose: "administration",
    roles: everyone,
    response: Type.Object({ rounds: Type.Array(Summary), mayCreate: Type.Boolean() }),
  },
  "GET /api/rounds/options": {
    summary: { zh: "可用的政策包、指标体系、方法、期间和园区", en: "What a new round can choose from" },
    purpose: "administration",
    roles: ["reviewer"],
    response: Type.Object({
      packs: Type.Array(
        Type.Object({
          id: Type.String(),
          title: Label,
          origin: Type.Enum(origins),
          frameworks: Type.Array(NamedOption),
          methods: Type.Array(NamedOption),
          /** Periods of the pack's own data; empty: it has none. */
          periods: Type.Array(Type.String()),
          /** Columns of text that may be classes. */
          classColumns: Type.Array(Type.String()),
        }),
      ),
      /** Frameworks of one's own, each by the period evaluated, and each of its versions. */
      own: Type.Array(
        Type.Object({ id: Type.String(), title: Type.String(), indicators: Type.Integer(), notice: Label }),
      ),
      zones: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), origin: Type.Enum(origins) })),
    }),
  },
  "POST /api/rounds/data": {
    summary: { zh: "上传一张数据表", en: "Upload a table of figures" },
    purpose: "administration",
    roles: ["reviewer"],
    upload: true,
    response: Made,
  },
  "POST /api/rounds": {
    summary: { zh: "建立评价轮次", en: "Set up a round" },
    purpose: "administration",
    roles: ["reviewer"],
    body: Type.Object({
      title: Type.Object({
        zh: Type.String({ minLength: 1, maxLength: 200 }),
        en: Type.String({ minLength: 1, maxLength: 200 }),
      }),
      period: Type.String({ pattern: "^[0-9]{4}(-(Q[1-4]|[0-9]{2}))?$" }),
      /** null: a framework of one's own. */
      pack: Nullable(Code),
      framework: Code,
      method: Nullable(Code),
      classColumn: Nullable(Code),
      participants: Type.Array(Id, { minItems: 1, maxItems: 2000 }),
      data: Nullable(Id),
    }),
    response: Made,
  },
  "GET /api/rounds/:round": {
    summary: {
      zh: "一个评价轮次：步骤、时限、可办事项、历史",
      en: "A round: steps, dates, actions, history",
    },
    purpose: "administration",
    roles: everyone,
    params: Round,
    response: Type.Object({
      ...Summary.properties,
      pack: Nullable(Type.String()),
      framework: Type.String(),
      /** Of a framework of the authority's own: the version that is pinned. */
      version: Nullable(
        Type.Object({ number: Type.Integer(), digest: Type.String(), title: Label, notice: Label }),
      ),
      method: Nullable(Type.String()),
      classColumn: Nullable(Type.String()),
      dataName: Nullable(Type.String()),
      /** Of an uploaded or imported table. */
      dataDigest: Nullable(Type.String()),
      seen: Type.String(),
      columns: Type.Array(Column),
      run: Nullable(Type.String()),
      participants: Type.Array(
        Type.Object({
          id: Type.String(),
          name: Type.String(),
          /** `null`: not asked yet, or not the caller's to know. */
          version: Figure,
          confirmed: Nullable(Type.Boolean()),
          confirmedAt: Nullable(Type.String()),
          openQuestions: Type.Integer(),
        }),
      ),
      history: Type.Array(
        Type.Object({
          id: Type.String(),
          action: Type.Enum(roundActions),
          at: Type.String(),
          person: Type.String(),
          role: Nullable(Type.Enum(roles)),
          organisation: Label,
          participant: Nullable(Type.String()),
          accepted: Nullable(Type.Boolean()),
          reason: Nullable(Type.String()),
          until: Nullable(Type.String()),
          proofDigest: Nullable(Type.String()),
          dataDigest: Nullable(Type.String()),
          run: Nullable(Type.String()),
        }),
      ),
    }),
  },
  ...roundFiguresRoutes,
  "GET /api/rounds/:round/objections": {
    summary: { zh: "异议", en: "Objections" },
    purpose: "administration",
    roles: everyone,
    params: Round,
    response: Type.Object({
      objections: Type.Array(
        Type.Object({
          id: Type.String(),
          organisation: Type.String(),
          name: Type.String(),
          objector: Type.String(),
          contact: Type.String(),
          columns: Type.Array(Type.String()),
          statement: Type.String(),
          evidence: Nullable(Type.String()),
          evidenceName: Nullable(Type.String()),
          filedAt: Type.String(),
          corrections: Nullable(Type.Array(Type.Object({ column: Type.String(), value: Figure }))),
          ...Decision,
        }),
      ),
    }),
  },
  "GET /api/rounds/:round/results": {
    summary: { zh: "结果（园区只见本园区的）", en: "Results; a zone sees its own only" },
    purpose: "administration",
    roles: everyone,
    params: Round,
    response: Type.Object({
      latest: Nullable(Type.Object({ run: Type.String(), frozen: Type.Boolean(), content: Content })),
      own: Nullable(
        Type.Object({
          status: Type.String(),
          ranked: Type.Integer(),
          rank: Figure,
          score: Figure,
          best: Figure,
          worst: Figure,
          themes: Type.Array(
            Type.Object({
              code: Type.String(),
              number: Nullable(Type.String()),
              label: Label,
              score: Figure,
              rank: Figure,
            }),
          ),
        }),
      ),
    }),
  },
  "GET /api/rounds/:round/publications": {
    summary: { zh: "本轮的公示与发布", en: "Notices and releases of the round" },
    purpose: "administration",
    roles: everyone,
    params: Round,
    response: Publications,
  },
  "GET /api/rounds/:round/proof/:kind": {
    summary: { zh: "下载证明：完整、本园区、核对底稿", en: "A proof: full, of one's own zone, openings" },
    purpose: "administration",
    roles: everyone,
    params: Type.Object({ round: Id, kind: Type.Enum(["full", "zone", "openings"]) }),
    response: "download",
  },
  "GET /api/rounds/:round/evidence/:file": {
    summary: { zh: "下载佐证文件", en: "An evidence file" },
    purpose: "administration",
    roles: everyone,
    params: Type.Object({ round: Id, file: Id }),
    response: "download",
  },
  "POST /api/rounds/:round/request-data": {
    summary: { zh: "请园区确认数据", en: "Ask the zones to confirm their figures" },
    purpose: "administration",
    roles: ["reviewer"],
    params: Round,
    body: Type.Object({ confirmBy: Instant, seen: Seen }),
    response: Done,
  },
  "POST /api/rounds/:round/confirm": {
    summary: { zh: "确认本园区数据", en: "Confirm one's own figures" },
    purpose: "administration",
    roles: ["reporter"],
    params: Round,
    body: Type.Object({ version: Type.Integer({ minimum: 1 }) }),
    response: Done,
  },
  "POST /api/rounds/:round/evidence": {
    summary: { zh: "上传佐证文件", en: "Upload evidence" },
    purpose: "administration",
    roles: ["reporter"],
    params: Round,
    upload: true,
    response: Made,
  },
  "POST /api/rounds/:round/questions": {
    summary: { zh: "对一个数值提出疑问", en: "Question one figure" },
    purpose: "administration",
    roles: ["reporter"],
    params: Round,
    body: Type.Object({ column: Code, proposed: Figure, reason: Reason, evidence: Nullable(Id) }),
    response: Made,
  },
  "POST /api/rounds/:round/questions/:question/decision": {
    summary: { zh: "处理数据疑问", en: "Decide a question" },
    purpose: "administration",
    roles: ["reviewer"],
    params: Type.Object({ round: Id, question: Id }),
    body: Type.Object({ accepted: Type.Boolean(), value: Type.Optional(Figure), reason: Reason }),
    response: Done,
  },
  "POST /api/rounds/:round/compute": {
    summary: { zh: "计算", en: "Compute" },
    purpose: "administration",
    roles: ["analyst"],
    params: Round,
    body: Type.Object({ seen: Seen }),
    response: Type.Object({ run: Type.String() }),
  },
  "POST /api/rounds/:round/freeze": {
    summary: { zh: "冻结（须由计算人以外的人）", en: "Freeze, by a second person" },
    purpose: "administration",
    roles: ["decision-maker"],
    params: Round,
    body: Type.Object({ seen: Seen }),
    response: Done,
  },
  "POST /api/rounds/:round/notice": {
    summary: { zh: "公示", en: "Give public notice" },
    purpose: "administration",
    roles: ["publisher"],
    params: Round,
    body: Type.Object({ from: Nullable(Instant), until: Instant, seen: Seen }),
    response: Made,
  },
  "POST /api/rounds/:round/objections": {
    summary: { zh: "实名提出异议", en: "Object, by real name" },
    purpose: "administration",
    roles: ["reporter"],
    params: Round,
    body: Type.Object({
      objector: Type.String({ minLength: 2, maxLength: 50 }),
      contact: Type.String({ maxLength: 200 }),
      columns: Type.Array(Code, { maxItems: 200 }),
      statement: Type.String({ minLength: 2, maxLength: 4000 }),
      evidence: Nullable(Id),
    }),
    response: Made,
  },
  "POST /api/rounds/:round/objections/:objection/decision": {
    summary: { zh: "处理异议（须由计算人以外的人）", en: "Decide an objection, by a second person" },
    purpose: "administration",
    roles: ["decision-maker"],
    params: Type.Object({ round: Id, objection: Id }),
    body: Type.Object({
      accepted: Type.Boolean(),
      reason: Type.String({ minLength: 2, maxLength: 4000 }),
      corrections: Type.Array(Type.Object({ column: Code, value: Figure }), { maxItems: 200 }),
    }),
    response: Done,
  },
  "POST /api/rounds/:round/finalise": {
    summary: { zh: "定稿", en: "Finalise" },
    purpose: "administration",
    roles: ["decision-maker"],
    params: Round,
    body: Type.Object({ seen: Seen }),
    response: Done,
  },
  "POST /api/rounds/:round/release": {
    summary: { zh: "定时发布", en: "Release at a set time" },
    purpose: "administration",
    roles: ["publisher"],
    params: Round,
    body: Type.Object({ at: Nullable(Instant), seen: Seen }),
    response: Made,
  },
  "POST /api/rounds/:round/revise": {
    summary: { zh: "修订已发布的数据", en: "Revise what was released" },
    purpose: "administration",
    roles: ["publisher"],
    params: Round,
    body: Type.Object({
      reason: Reason,
      corrections: Type.Array(Type.Object({ organisation: Id, column: Code, value: Figure }), {
        maxItems: 500,
      }),
      seen: Seen,
    }),
    response: Done,
  },
  "POST /api/rounds/:round/withdraw": {
    summary: { zh: "撤回", en: "Withdraw" },
    purpose: "administration",
    roles: ["publisher"],
    params: Round,
    body: Type.Object({ reason: Reason, seen: Seen }),
    response: Done,
  },
  "POST /api/rounds/:round/cancel": {
    summary: { zh: "取消", en: "Cancel" },
    purpose: "administration",
    roles: ["reviewer", "decision-maker"],
    params: Round,
    body: Type.Object({ reason: Reason, seen: Seen }),
    response: Done,
  },
  ...publicRoundsRoutes,
} as const satisfies RouteTable
