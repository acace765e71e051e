import { Type } from "typebox"
import type {
  GridWindow,
  ImportAnswers,
  ImportOutcome,
  ImportPlan,
  KnownEntity,
  Measure,
  ReadRow,
} from "#imports"
import type { Words } from "#issues"
import { Id, Instant, IssueSchema, Label, Nullable } from "./common.ts"
import type { RouteTable } from "./route.ts"

/** Who brings files in; a reporter those of its own organisation. */
const makers = ["analyst", "reviewer", "reporter"] as const
/** Who reads what was brought in. */
const readers = ["analyst", "reviewer", "decision-maker", "publisher", "reporter"] as const

const exact = { additionalProperties: false } as const
const one = Type.Object({ id: Id })

export const ImportView = Type.Object({
  id: Type.String(),
  title: Type.String(),
  fileName: Type.String(),
  format: Type.Enum(["xlsx", "xls", "csv", "docx"]),
  digest: Type.String(),
  state: Type.Enum(["proposed", "kept", "undone"]),
  /** Grows with every answer: an answer to an older one is refused. */
  version: Type.Integer(),
  organisation: Type.Object({ id: Type.String(), name: Label }),
  pack: Type.String(),
  /** Whose indicators the columns may be; null: all of the pack. */
  framework: Nullable(Type.String()),
  period: Nullable(Type.String()),
  profile: Nullable(Type.Object({ id: Type.String(), title: Label })),
  rows: Type.Integer(),
  values: Type.Integer(),
  missing: Type.Integer(),
  unread: Type.Integer(),
  questions: Type.Integer(),
  /** Errors that no answer mends, such as one value given twice. */
  errors: Type.Integer(),
  by: Type.String(),
  when: Instant,
  keptAt: Nullable(Instant),
  undoneAt: Nullable(Instant),
  dataset: Nullable(Type.String()),
  /** Register that the records are for, or went to. */
  register: Nullable(Type.Object({ id: Type.String(), title: Label })),
  /** An import of the same file that is kept. */
  sameAs: Nullable(Type.Object({ id: Type.String(), title: Type.String(), when: Instant })),
  mayKeep: Type.Boolean(),
  mayUndo: Type.Boolean(),
})

export const ImportPreview = Type.Object({
  import: ImportView,
  // Shapes of the engine, made by it and kept as they are.
  plan: Type.Unsafe<ImportPlan>({}),
  outcome: Type.Unsafe<Omit<ImportOutcome, "issues">>({}),
  issues: Type.Array(IssueSchema),
  answers: Type.Unsafe<ImportAnswers>({}),
  /** At most 50 of each table, by its id. */
  firstRows: Type.Unsafe<Readonly<Record<string, readonly ReadRow[]>>>({}),
  grid: Type.Unsafe<readonly GridWindow[]>({}),
  /** What columns and rows can be chosen to mean. */
  measures: Type.Unsafe<readonly Pick<Measure, "code" | "label" | "unit">[]>({}),
  entities: Type.Unsafe<readonly KnownEntity[] | null>({}),
  profiles: Type.Unsafe<readonly { readonly id: string; readonly title: Words; readonly score: number }[]>(
    {},
  ),
})

const period = Type.String({ maxLength: 16, pattern: "^\\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$" })
const text = (most: number) => Type.String({ minLength: 1, maxLength: most })
const tableId = Type.String({ maxLength: 200 })

const Role = Type.Enum([
  "measure",
  "entity-code",
  "entity-name",
  "period",
  "group",
  "serial",
  "item",
  "value",
  "unit",
  "ignored",
  "unknown",
])

const ColumnAnswer = Type.Object(
  {
    role: Role,
    measure: Type.Optional(Nullable(Type.String({ maxLength: 128 }))),
    unit: Type.Optional(Nullable(Type.String({ maxLength: 32 }))),
  },
  exact,
)

const Answers = Type.Object(
  {
    skip: Type.Optional(Type.Array(tableId, { maxItems: 1000 })),
    include: Type.Optional(Type.Array(tableId, { maxItems: 1000 })),
    periods: Type.Optional(Type.Record(tableId, period)),
    columns: Type.Optional(Type.Record(tableId, Type.Record(Type.String({ maxLength: 8 }), ColumnAnswer))),
    entities: Type.Optional(
      Type.Record(Type.String({ maxLength: 300 }), Nullable(Type.String({ minLength: 1, maxLength: 300 }))),
    ),
    items: Type.Optional(
      Type.Record(Type.String({ maxLength: 300 }), Nullable(Type.String({ maxLength: 128 }))),
    ),
  },
  exact,
)

const ProfileView = Type.Object({
  id: Type.String(),
  title: Label,
  /** Null: an organisation's own. */
  pack: Nullable(Type.String()),
  rows: Type.Enum(["entities", "enterprises", "records"]),
  register: Nullable(Type.String()),
  columns: Type.Integer(),
  version: Nullable(Type.Integer()),
  createdAt: Nullable(Instant),
  mine: Type.Boolean(),
})

/** Where a value of a kept table stood. */
export const ValueOrigin = Type.Object({
  kind: Type.Literal("cell"),
  file: Type.String(),
  digest: Type.String(),
  sheet: Nullable(Type.String()),
  cell: Type.String(),
  /** As it stood there. */
  text: Type.String(),
  /** As it was kept; null: missing, and why. */
  value: Nullable(Type.String()),
  missing: Nullable(Type.String()),
  /** Heading of its column or line. */
  header: Type.String(),
  unit: Nullable(Type.String()),
  /** 亿元 → 千元 × 100,000; null: nothing was converted. */
  factor: Nullable(Label),
  profile: Nullable(Label),
  import: Type.String(),
  importedAt: Instant,
  importedBy: Type.String(),
})

/** Records of a register that a value of a kept table is the count of. */
export const CountedOrigin = Type.Object({
  kind: Type.Literal("count"),
  register: Type.Object({ id: Type.String(), title: Label }),
  count: Type.String(),
  period: Type.String(),
  value: Nullable(Type.String()),
  /** Why there is no value. */
  reason: Nullable(Label),
  expression: Type.String(),
  basis: Type.Enum(["standing", "signed-off"]),
  records: Type.Integer(),
})

/** A table that was handed on from a locked survey: its statisticians open the figure there. */
export const SurveyOrigin = Type.Object({
  kind: Type.Literal("survey"),
  survey: Type.String(),
  title: Label,
  period: Type.String(),
  snapshot: Type.Integer(),
  manifestDigest: Type.String(),
  pack: Type.String(),
  framework: Type.String(),
  zone: Type.String(),
  indicator: Type.String(),
  /** Why the table does not hold the figure; null: it does. */
  reason: Nullable(Label),
  releasedAt: Instant,
})

export const importsRoutes = {
  "POST /api/imports": {
    summary: {
      zh: "导入文件（XLSX、XLS、CSV、DOCX），先看读到了什么",
      en: "Bring a file in: what it says is shown first",
    },
    purpose: "administration",
    roles: makers,
    upload: true,
    response: ImportPreview,
  },
  "GET /api/imports": {
    summary: { zh: "导入记录", en: "Imports" },
    purpose: "administration",
    roles: readers,
    response: Type.Array(ImportView),
  },
  "GET /api/imports/:id": {
    summary: {
      zh: "一次导入：各表、各列、疑问、未读内容",
      en: "One import: tables, columns, questions, what was not read",
    },
    purpose: "administration",
    roles: readers,
    params: one,
    response: ImportPreview,
  },
  "PUT /api/imports/:id/answers": {
    summary: { zh: "回答疑问、改列义、定单位", en: "Answer questions, change what columns mean" },
    purpose: "administration",
    roles: makers,
    params: one,
    body: Type.Object(
      {
        answers: Answers,
        version: Type.Integer({ minimum: 1 }),
        /** Another profile than the one that was chosen by likeness; null: none. */
        profile: Type.Optional(Nullable(Id)),
      },
      exact,
    ),
    response: ImportPreview,
  },
  "POST /api/imports/:id/keep": {
    summary: {
      zh: "保存：成为可评价的表格，或进入台账",
      en: "Keep: a table for evaluations, or records of a register",
    },
    purpose: "administration",
    roles: makers,
    params: one,
    body: Type.Object(
      {
        title: text(200),
        /** What was seen: another one has changed the answers when it is older. */
        version: Type.Integer({ minimum: 1 }),
        /** Of records: rows with a fault are left out and told; else nothing is kept while there is one. */
        leaveOutFaulty: Type.Optional(Type.Boolean()),
        /** Remembers the columns for next year. */
        profile: Type.Optional(Type.Object({ id: Id, title: text(200) }, exact)),
      },
      exact,
    ),
    response: Type.Object({
      import: ImportView,
      dataset: Nullable(Type.String()),
      register: Nullable(
        Type.Object({
          id: Type.String(),
          added: Type.Integer(),
          changed: Type.Integer(),
          same: Type.Integer(),
          duplicates: Type.Integer(),
          leftOut: Type.Integer(),
          issues: Type.Array(IssueSchema),
        }),
      ),
    }),
  },
  "POST /api/imports/:id/undo": {
    summary: { zh: "撤销导入（留痕）", en: "Undo an import; its trail stays" },
    purpose: "administration",
    roles: makers,
    params: one,
    response: Type.Object({ id: Type.String() }),
  },
  "GET /api/imports/:id/unread": {
    summary: { zh: "下载全部未读单元格", en: "Download every cell that was not read" },
    purpose: "administration",
    roles: readers,
    params: one,
    response: "download",
  },
  "GET /api/imports/:id/file": {
    summary: { zh: "下载原文件", en: "Download the original file" },
    purpose: "administration",
    roles: readers,
    params: one,
    response: "download",
  },
  "GET /api/import-choices": {
    summary: { zh: "可选的政策包、指标体系和导入方案", en: "Packs, frameworks and profiles to choose from" },
    purpose: "administration",
    roles: makers,
    response: Type.Array(
      Type.Object({
        pack: Type.String(),
        title: Label,
        origin: Type.Enum(["public", "user", "invented"]),
        frameworks: Type.Array(Type.Object({ id: Type.String(), title: Label })),
        profiles: Type.Array(ProfileView),
      }),
    ),
  },
  "GET /api/import-profiles": {
    summary: { zh: "导入方案", en: "Import profiles" },
    purpose: "administration",
    roles: readers,
    response: Type.Array(ProfileView),
  },
  "GET /api/import-profiles/:id": {
    summary: { zh: "下载导入方案（政策包文件）", en: "Download a profile as a file of a pack" },
    purpose: "administration",
    roles: readers,
    params: one,
    response: "download",
  },
  "DELETE /api/import-profiles/:id": {
    summary: { zh: "删除导入方案（留痕）", en: "Delete a profile (its trail stays)" },
    purpose: "administration",
    roles: makers,
    params: one,
    response: Type.Object({ id: Type.String() }),
  },
  "GET /api/datasets/:id/origin": {
    summary: { zh: "一个数值的出处：文件、工作表、单元格", en: "Where a value stood: file, sheet, cell" },
    purpose: "administration",
    roles: readers,
    params: one,
    query: Type.Object({ entity: text(200), period: Type.Optional(text(32)), code: text(128) }, exact),
    response: Type.Union([ValueOrigin, CountedOrigin, SurveyOrigin, Type.Null()]),
  },
} as const satisfies RouteTable
