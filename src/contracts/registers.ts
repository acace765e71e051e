import { Type } from "typebox"
import { Id, IssueSchema, Label, Nullable } from "./common.ts"
import {
  CountRow,
  DefinitionView,
  EvidenceFolder,
  ExpiryRadar,
  HistoryEvent,
  RecordQuery,
  RecordView,
} from "./register-schemas.ts"
import type { RouteTable } from "./route.ts"

/** Who enters records. */
const makers = ["analyst", "reviewer", "reporter"] as const
/** Who reads them; a reporter those of its own organisation and public lists. */
const readers = ["analyst", "reviewer", "decision-maker", "publisher", "reporter"] as const
/** Who signs them off. */
const checkers = ["reviewer"] as const

/** Ids of registers are kebab-case. */
const register = Type.String({ maxLength: 64, pattern: "^[a-z0-9][a-z0-9_-]*$" })
const Period = Type.String({ maxLength: 16, pattern: "^\\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$" })
const Reason = Type.String({ minLength: 1, maxLength: 2000 })
const Version = Type.Integer({ minimum: 1 })
const Values = Type.Record(
  Type.String({ maxLength: 48 }),
  Type.Union([Type.String({ maxLength: 4000 }), Type.Null()]),
)
/** `signed-off`: only records that a second person has signed off are counted. */
const Basis = Type.Enum(["standing", "signed-off"])
const exact = { additionalProperties: false } as const
const one = Type.Object({ register, id: Id })

export const registersRoutes = {
  "GET /api/registers": {
    summary: { zh: "台账目录", en: "Registers" },
    purpose: "administration",
    roles: readers,
    response: Type.Array(DefinitionView),
  },
  "GET /api/registers/:register": {
    summary: { zh: "一种台账", en: "One register" },
    purpose: "administration",
    roles: readers,
    params: Type.Object({ register }),
    response: DefinitionView,
  },
  "GET /api/registers/:register/records": {
    summary: { zh: "台账记录", en: "Records of a register" },
    purpose: "administration",
    roles: readers,
    params: Type.Object({ register }),
    query: Type.Object(
      {
        ...RecordQuery,
        page: Type.Optional(Type.String({ pattern: "^\\d{1,6}$" })),
        size: Type.Optional(Type.String({ pattern: "^\\d{1,3}$" })),
        sort: Type.Optional(Type.Enum(["name", "-name", "validTo", "-validTo", "updatedAt", "-updatedAt"])),
      },
      exact,
    ),
    response: Type.Object({
      total: Type.Integer(),
      /** There are more than `total`: 10,000 are counted at most, of a search 1,000. */
      more: Type.Boolean(),
      records: Type.Array(RecordView),
    }),
  },
  "GET /api/registers/:register/export": {
    summary: { zh: "导出台账（CSV、XLSX）", en: "Export a register (CSV, XLSX)" },
    purpose: "administration",
    roles: readers,
    params: Type.Object({ register }),
    query: Type.Object({ ...RecordQuery, format: Type.Optional(Type.Enum(["csv", "xlsx"])) }, exact),
    response: "download",
  },
  "GET /api/registers/:register/template": {
    summary: { zh: "台账填报模板", en: "Template of a register" },
    purpose: "administration",
    roles: readers,
    params: Type.Object({ register }),
    /** Left out: Chinese. */
    query: Type.Object({ language: Type.Optional(Type.Enum(["zh", "en"])) }, exact),
    response: "download",
  },
  "POST /api/registers/:register/records": {
    summary: { zh: "登记", en: "Enter a record" },
    purpose: "administration",
    roles: makers,
    params: Type.Object({ register }),
    body: Type.Object({ values: Values, zone: Type.Optional(Id) }, exact),
    response: RecordView,
  },
  "GET /api/registers/:register/records/:id": {
    summary: { zh: "一条记录及其历史", en: "One record and its history" },
    purpose: "administration",
    roles: readers,
    params: one,
    response: Type.Object({ record: RecordView, history: Type.Array(HistoryEvent) }),
  },
  "PUT /api/registers/:register/records/:id": {
    summary: { zh: "修改记录（留痕）", en: "Change a record (its history stays)" },
    purpose: "administration",
    roles: makers,
    params: one,
    body: Type.Object({ values: Values, version: Version, reason: Reason }, exact),
    response: RecordView,
  },
  "POST /api/registers/:register/records/:id/sign-off": {
    summary: { zh: "审核通过", en: "Sign a record off" },
    purpose: "administration",
    roles: checkers,
    params: one,
    body: Type.Object({ version: Version, reason: Type.Optional(Reason) }, exact),
    response: RecordView,
  },
  "POST /api/registers/:register/records/:id/query": {
    summary: { zh: "质疑记录", en: "Query a record" },
    purpose: "administration",
    roles: checkers,
    params: one,
    body: Type.Object({ version: Version, reason: Reason }, exact),
    response: RecordView,
  },
  "POST /api/registers/:register/records/:id/withdraw": {
    summary: { zh: "撤销记录（留痕）", en: "Withdraw a record (its history stays)" },
    purpose: "administration",
    roles: makers,
    params: one,
    body: Type.Object({ version: Version, reason: Reason }, exact),
    response: RecordView,
  },
  "POST /api/registers/:register/records/:id/proof": {
    summary: { zh: "上传佐证材料", en: "Attach the document that proves a record" },
    purpose: "administration",
    roles: makers,
    params: one,
    upload: true,
    response: RecordView,
  },
  "GET /api/registers/:register/records/:id/proof": {
    summary: { zh: "下载佐证材料", en: "Download the document that proves a record" },
    purpose: "administration",
    roles: readers,
    params: one,
    response: "download",
  },
  "POST /api/registers/:register/none": {
    summary: { zh: "声明本期没有", en: "Declare that there is none in a period" },
    purpose: "administration",
    roles: makers,
    params: Type.Object({ register }),
    body: Type.Object({ period: Period, reason: Reason, zone: Type.Optional(Id) }, exact),
    response: Type.Object({ zone: Type.String(), period: Type.String(), declaredNone: Type.Boolean() }),
  },
  "DELETE /api/registers/:register/none": {
    summary: { zh: "撤回“本期没有”的声明", en: "Take back that there is none in a period" },
    purpose: "administration",
    roles: makers,
    params: Type.Object({ register }),
    query: Type.Object({ period: Period, reason: Reason, zone: Type.Optional(Id) }, exact),
    response: Type.Object({ zone: Type.String(), period: Type.String(), declaredNone: Type.Boolean() }),
  },
  "GET /api/registers/:register/counts": {
    summary: { zh: "台账计数", en: "Counts of a register" },
    purpose: "administration",
    roles: readers,
    params: Type.Object({ register }),
    query: Type.Object({ period: Period, zone: Type.Optional(Id), basis: Type.Optional(Basis) }, exact),
    response: Type.Array(CountRow),
  },
  "GET /api/registers/:register/expiry": {
    summary: { zh: "到期预警", en: "What expires when" },
    purpose: "administration",
    roles: readers,
    params: Type.Object({ register }),
    query: Type.Object({ within: Type.Optional(Type.String({ pattern: "^\\d{1,4}$" })) }, exact),
    response: ExpiryRadar,
  },
  "GET /api/indicators/:code/records": {
    summary: { zh: "指标值背后的台账记录", en: "The records behind an indicator's value" },
    purpose: "administration",
    roles: readers,
    params: Type.Object({ code: Type.String({ minLength: 1, maxLength: 64 }) }),
    query: Type.Object(
      {
        period: Period,
        zone: Type.Optional(Id),
        /** Left out: national. */
        pack: Type.Optional(Id),
        basis: Type.Optional(Basis),
      },
      exact,
    ),
    response: Type.Object({
      register: DefinitionView,
      count: Type.String(),
      expression: Type.String(),
      explanation: Label,
      counts: Type.Array(CountRow),
      /** The first 500 of those that count; `total` says how many there are. */
      records: Type.Array(RecordView),
      total: Type.Integer(),
    }),
  },
  "GET /api/zones/:code/registers": {
    summary: { zh: "一个园区的台账", en: "The registers of one zone" },
    purpose: "administration",
    roles: readers,
    params: Type.Object({ code: Id }),
    query: Type.Object({ period: Period }, exact),
    response: Type.Array(
      Type.Object({
        id: Type.String(),
        title: Label,
        theme: Nullable(Type.String()),
        /** Of the zone, that the caller may see. */
        records: Type.Integer(),
        signedOff: Type.Integer(),
        queried: Type.Integer(),
        /** Empty for who does not oversee the zone. */
        counts: Type.Array(CountRow),
      }),
    ),
  },
  "POST /api/registers/counts-dataset": {
    summary: { zh: "由台账计数生成评价数据", en: "Make a table for evaluation of the counts of registers" },
    purpose: "administration",
    roles: ["analyst", "reviewer"],
    body: Type.Object(
      {
        pack: Id,
        framework: Id,
        period: Period,
        basis: Type.Optional(Basis),
      },
      exact,
    ),
    response: Type.Object({
      dataset: Type.String(),
      zones: Type.Integer(),
      indicators: Type.Array(Type.String()),
      missing: Type.Integer(),
      issues: Type.Array(IssueSchema),
    }),
  },
  "GET /api/evidence/:framework": {
    summary: { zh: "定性指标佐证材料", en: "Evidence for indicators of judgement" },
    purpose: "administration",
    roles: readers,
    params: Type.Object({ framework: Id }),
    query: Type.Object(
      { pack: Type.Optional(Id), zone: Type.Optional(Id), period: Type.Optional(Period) },
      exact,
    ),
    response: EvidenceFolder,
  },
  "GET /api/evidence/:framework/export": {
    summary: { zh: "下载佐证材料包", en: "Download the evidence folder" },
    purpose: "administration",
    roles: readers,
    params: Type.Object({ framework: Id }),
    query: Type.Object(
      { pack: Type.Optional(Id), zone: Type.Optional(Id), period: Type.Optional(Period) },
      exact,
    ),
    response: "download",
  },
} as const satisfies RouteTable
