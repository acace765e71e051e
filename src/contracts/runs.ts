import { Type } from "typebox"
import { Id, Instant, IssueSchema, Label, Nullable } from "./common.ts"
import type { RouteTable } from "./route.ts"

const State = Type.Enum(["queued", "running", "done", "failed", "cancelled"])
const AnyOrigin = Type.Enum(["public", "user", "invented", "derived"])
const Organisation = Type.Object({ id: Type.String(), name: Label })

/** Who reads evaluations; a reporter those of its own organisation. */
const readers = ["analyst", "reviewer", "decision-maker", "publisher", "reporter"] as const
/** Who makes them. */
const makers = ["analyst", "reviewer", "decision-maker"] as const

const JobSchema = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  state: State,
  /** 0 to 1. */
  progress: Type.Number(),
  message: Label,
  object: Type.Object({ kind: Type.String(), id: Type.String() }),
  cancelRequested: Type.Boolean(),
  issues: Type.Array(IssueSchema),
  createdAt: Instant,
  startedAt: Nullable(Instant),
  finishedAt: Nullable(Instant),
})

const RunHeadProperties = {
  id: Type.String(),
  title: Type.String(),
  status: State,
  /** Null until the data were read. */
  origin: Nullable(AnyOrigin),
  organisation: Organisation,
  pack: Nullable(Type.String()),
  framework: Type.Object({ id: Type.String(), title: Label, digest: Nullable(Type.String()) }),
  /** Title of the uploaded table; null: the pack's own data. */
  dataset: Nullable(Type.String()),
  period: Nullable(Type.String()),
  entities: Nullable(Type.Integer()),
  /** Weights unknown: 权重未公布 · 非官方. */
  unofficial: Type.Boolean(),
  issues: Type.Integer(),
  job: Nullable(Type.String()),
  mine: Type.Boolean(),
  proofDigest: Nullable(Type.String()),
  methodDigest: Nullable(Type.String()),
  dataDigest: Nullable(Type.String()),
  createdAt: Instant,
  finishedAt: Nullable(Instant),
  releasedAt: Nullable(Instant),
}

const FileKind = Type.Enum(["result", "ranking", "workbook", "proof", "report", "public-proof", "openings"])

const RunDetail = Type.Object({
  ...RunHeadProperties,
  asked: Type.Record(Type.String(), Type.Unknown()),
  files: Type.Array(
    Type.Object({
      kind: FileKind,
      fileName: Type.String(),
      mediaType: Type.String(),
      bytes: Type.Integer(),
      digest: Type.String(),
    }),
  ),
})

const Dataset = Type.Object({
  id: Type.String(),
  title: Type.String(),
  fileName: Type.String(),
  digest: Type.String(),
  organisation: Organisation,
  header: Type.Array(Type.String()),
  rowCount: Type.Integer(),
  periods: Type.Array(Type.String()),
  origin: Type.Enum(["public", "user", "invented"]),
  issues: Type.Array(IssueSchema),
  createdAt: Instant,
})

const Pair = Type.Object({ a: Nullable(Type.Number()), b: Nullable(Type.Number()) })

const short = (most: number) => Type.String({ minLength: 1, maxLength: most })
const Method = Type.Union([
  Type.String({ maxLength: 64 }),
  Type.Record(Type.String(), Type.Unknown()),
  Type.Null(),
])

export const runsRoutes = {
  "GET /api/evaluation-choices": {
    summary: { zh: "可选的指标体系、数据和方法", en: "Frameworks, data and methods to choose from" },
    purpose: "administration",
    roles: makers,
    response: Type.Array(
      Type.Object({
        /** Null: drafts of frameworks. */
        pack: Nullable(Type.String()),
        title: Label,
        origin: Type.Enum(["public", "user", "invented"]),
        frameworks: Type.Array(
          Type.Object({
            id: Type.String(),
            title: Label,
            notice: Nullable(Label),
            indicators: Type.Integer(),
            unknownWeights: Type.Boolean(),
            method: Nullable(Type.String()),
          }),
        ),
        methods: Type.Array(Type.Object({ id: Type.String(), title: Label, description: Nullable(Label) })),
        /** The pack's own table; null: it has none. */
        data: Nullable(
          Type.Object({
            file: Type.String(),
            header: Type.Array(Type.String()),
            rowCount: Type.Integer(),
            periods: Type.Array(Type.String()),
          }),
        ),
        isDefault: Type.String(),
      }),
    ),
  },
  "POST /api/methods/check": {
    summary: { zh: "检查评价方法的每个选项", en: "Check every option of a method" },
    purpose: "administration",
    roles: makers,
    body: Type.Object(
      { method: Type.Record(Type.String(), Type.Unknown()) },
      { additionalProperties: false },
    ),
    response: Type.Object({ issues: Type.Array(IssueSchema) }),
  },
  "GET /api/runs": {
    summary: { zh: "评价列表", en: "Evaluations" },
    purpose: "administration",
    roles: readers,
    query: Type.Object(
      {
        status: Type.Optional(State),
        origin: Type.Optional(AnyOrigin),
        mine: Type.Optional(Type.Literal("true")),
        text: Type.Optional(Type.String({ maxLength: 100 })),
      },
      { additionalProperties: false },
    ),
    response: Type.Array(Type.Object(RunHeadProperties)),
  },
  "POST /api/runs": {
    summary: { zh: "发起评价", en: "Ask for an evaluation" },
    purpose: "administration",
    roles: makers,
    body: Type.Object(
      {
        title: Type.Optional(Type.String({ maxLength: 200 })),
        /** Null: the framework is a draft. */
        pack: Nullable(short(64)),
        framework: short(128),
        data: Type.Union([
          Type.Object({ kind: Type.Literal("pack") }, { additionalProperties: false }),
          Type.Object({ kind: Type.Literal("dataset"), id: Id }, { additionalProperties: false }),
        ]),
        method: Method,
        period: Type.Optional(short(32)),
        class: Type.Optional(short(128)),
        where: Type.Optional(Type.String({ maxLength: 300, pattern: "^[^=]+=.*$" })),
        size: Type.Optional(short(128)),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ run: Type.String(), job: Type.String() }),
  },
  "GET /api/runs/:id": {
    summary: { zh: "一次评价", en: "One evaluation" },
    purpose: "administration",
    roles: readers,
    params: Type.Object({ id: Id }),
    response: RunDetail,
  },
  "DELETE /api/runs/:id": {
    summary: { zh: "删除评价（留痕）", en: "Delete an evaluation (its trail stays)" },
    purpose: "administration",
    roles: makers,
    params: Type.Object({ id: Id }),
    response: Type.Object({ id: Type.String() }),
  },
  "GET /api/runs/:id/result": {
    summary: { zh: "评价结果（JSON）", en: "The result as JSON" },
    purpose: "administration",
    roles: readers,
    params: Type.Object({ id: Id }),
    response: "download",
  },
  "GET /api/runs/:id/issues": {
    summary: { zh: "评价中发现的全部问题", en: "Everything that was noticed" },
    purpose: "administration",
    roles: readers,
    params: Type.Object({ id: Id }),
    response: Type.Array(IssueSchema),
  },
  "GET /api/runs/:id/sources": {
    summary: { zh: "各指标的来源、年份和出处", en: "Source, year and reference of each indicator" },
    purpose: "administration",
    roles: readers,
    params: Type.Object({ id: Id }),
    response: Type.Array(
      Type.Object({ code: Type.String(), definition: Nullable(Label), source: Nullable(Label) }),
    ),
  },
  "GET /api/runs/:id/files/:kind": {
    summary: { zh: "下载评价文件", en: "Download a file of an evaluation" },
    purpose: "administration",
    roles: readers,
    params: Type.Object({ id: Id, kind: FileKind }),
    response: "download",
  },
  "GET /api/runs/:id/zone-proofs/:entity": {
    summary: { zh: "某一对象的单独证明", en: "One entity's own proof" },
    purpose: "administration",
    roles: readers,
    params: Type.Object({ id: Id, entity: short(200) }),
    response: "download",
  },
  "POST /api/runs/:id/public-proof": {
    summary: { zh: "生成公开证明", en: "Make the public proof" },
    purpose: "administration",
    roles: makers,
    params: Type.Object({ id: Id }),
    response: Type.Object({ id: Type.String() }),
  },
  "GET /api/run-comparison": {
    summary: { zh: "两次评价对比", en: "Two evaluations compared" },
    purpose: "administration",
    roles: readers,
    query: Type.Object({ a: Id, b: Id }, { additionalProperties: false }),
    response: Type.Object({
      a: RunDetail,
      b: RunDetail,
      same: Type.Object({
        data: Type.Boolean(),
        framework: Type.Boolean(),
        method: Type.Boolean(),
        engine: Type.Boolean(),
      }),
      settings: Type.Array(Type.Object({ option: Type.String(), a: Type.Unknown(), b: Type.Unknown() })),
      entities: Type.Array(
        Type.Object({
          code: Type.String(),
          name: Nullable(Type.String()),
          rank: Pair,
          gained: Nullable(Type.Number()),
          score: Pair,
          change: Nullable(Type.Number()),
        }),
      ),
      onlyIn: Type.Object({ a: Type.Array(Type.String()), b: Type.Array(Type.String()) }),
      rankCorrelation: Nullable(Type.Number()),
      issues: Type.Array(IssueSchema),
    }),
  },
  "GET /api/datasets": {
    summary: { zh: "已上传的表格", en: "Uploaded tables" },
    purpose: "administration",
    roles: readers,
    response: Type.Array(Dataset),
  },
  "POST /api/datasets": {
    summary: { zh: "上传表格（CSV、XLSX、Parquet）", en: "Upload a table (CSV, XLSX, Parquet)" },
    purpose: "administration",
    roles: makers,
    upload: true,
    response: Dataset,
  },
  "GET /api/datasets/:id": {
    summary: {
      zh: "一张表格：前 100 行、适用的指标体系",
      en: "One table: first 100 rows, frameworks that fit",
    },
    purpose: "administration",
    roles: readers,
    params: Type.Object({ id: Id }),
    response: Type.Object({
      dataset: Dataset,
      preview: Type.Array(Type.Object({ line: Type.Integer(), cells: Type.Array(Type.String()) })),
      /** Best fit first. */
      fits: Type.Array(
        Type.Object({
          pack: Type.String(),
          framework: Type.String(),
          title: Label,
          matched: Type.Array(Type.String()),
          unknown: Type.Array(Type.String()),
          missing: Type.Array(Type.String()),
        }),
      ),
    }),
  },
  "DELETE /api/datasets/:id": {
    summary: { zh: "删除表格（留痕）", en: "Delete a table (its trail stays)" },
    purpose: "administration",
    roles: makers,
    params: Type.Object({ id: Id }),
    response: Type.Object({ id: Type.String() }),
  },
  "GET /api/jobs/:id": {
    summary: { zh: "一项任务", en: "One job" },
    purpose: "administration",
    roles: readers,
    params: Type.Object({ id: Id }),
    response: JobSchema,
  },
  "GET /api/jobs/:id/events": {
    summary: { zh: "任务进度（事件流）", en: "Progress of a job as server-sent events" },
    purpose: "administration",
    roles: readers,
    params: Type.Object({ id: Id }),
    response: "events",
  },
  "POST /api/jobs/:id/cancel": {
    summary: { zh: "取消任务", en: "Cancel a job" },
    purpose: "administration",
    roles: makers,
    params: Type.Object({ id: Id }),
    response: JobSchema,
  },
} as const satisfies RouteTable
