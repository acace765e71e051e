import { Type } from "typebox"
import { CitationSchema, SourceSchema, SourcesSchema } from "./cited.ts"
import { Id, Instant, IssueSchema, Label, Nullable } from "./common.ts"
import type { RouteTable } from "./route.ts"

const Interval = Type.Tuple([Type.Number(), Type.Number()])

const PackHead = Type.Object({
  id: Type.String(),
  title: Label,
  kind: Type.String(),
  origin: Type.Enum(["public", "invented"]),
  description: Nullable(Label),
  /** Read when the server started; one that could not be read is listed with its faults. */
  loaded: Type.Boolean(),
  counts: Type.Object({
    frameworks: Type.Integer(),
    indicators: Type.Integer(),
    sources: Type.Integer(),
    clauses: Type.Integer(),
    goals: Type.Integer(),
    tables: Type.Integer(),
    files: Type.Integer(),
  }),
  errors: Type.Integer(),
  warnings: Type.Integer(),
})

const FrameworkHead = Type.Object({
  pack: Type.String(),
  id: Type.String(),
  title: Label,
  issuer: Nullable(Label),
  number: Nullable(Type.String()),
  date: Nullable(Type.String()),
  inForceFrom: Nullable(Type.String()),
  /** complete, partial: published but not wholly found; ours. */
  status: Nullable(Type.String()),
  notice: Nullable(Label),
  origin: Type.Enum(["public", "user", "invented"]),
  indicators: Type.Integer(),
  unknownWeights: Type.Integer(),
})

const Node = Type.Object({
  code: Type.String(),
  parent: Nullable(Type.String()),
  depth: Type.Integer(),
  kind: Type.Enum(["indicator", "aggregate"]),
  number: Nullable(Type.String()),
  label: Label,
  /** As the source gives it; null: unknown. */
  weight: Nullable(Type.Number()),
  /** Share of the whole with unknown weights equal: one marked point; null: indicators of a part are not known. */
  share: Nullable(Type.Number()),
  /** Over all weights that the unknown ones may be by the framework's own assumption, else any; null: all known. */
  interval: Nullable(Interval),
  unit: Nullable(Type.String()),
  direction: Nullable(Type.Enum(["higher-is-better", "lower-is-better"])),
  qualitative: Type.Boolean(),
  formula: Nullable(Type.String()),
  /** The register whose records it counts. */
  register: Nullable(Type.String()),
  /** Codes in the formula with their names. */
  variables: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
  /** Target, goalposts, bands and the like, in words. */
  scoring: Type.Array(Label),
  definition: Nullable(Label),
  clauses: Type.Array(Type.String()),
  themes: Type.Array(Type.String()),
  citation: Nullable(CitationSchema),
})

const ConformityLine = Type.Object({
  theme: Type.String(),
  label: Label,
  article: Type.String(),
  indicators: Type.Array(Type.String()),
  equal: Nullable(Type.Number()),
  any: Nullable(Interval),
  assumed: Nullable(Interval),
})

const DraftNode = Type.Object({
  code: Type.String(),
  parent: Nullable(Type.String()),
  depth: Type.Integer(),
  kind: Type.Enum(["indicator", "aggregate"]),
  number: Nullable(Type.String()),
  label: Type.String(),
  weight: Nullable(Type.Number()),
  unit: Nullable(Type.String()),
  direction: Type.Enum(["higher-is-better", "lower-is-better"]),
  definition: Nullable(Type.String()),
  source: Type.Optional(Nullable(Type.String())),
  /** Rules of scoring as they stand, and what the plain ones say; absent from drafts of earlier versions. */
  scoring: Type.Optional(
    Type.Array(Type.Object({ header: Type.String(), text: Type.String(), cell: Type.String() })),
  ),
  rule: Type.Optional(
    Nullable(
      Type.Object({
        threshold: Nullable(Type.Number()),
        bands: Nullable(Type.Array(Type.Object({ from: Type.Number(), score: Type.Number() }))),
      }),
    ),
  ),
  /** Where it was read: `办法.xlsx/附件!B3`. */
  cell: Type.String(),
})

const Column = Type.Object({ letter: Type.String(), header: Type.String(), meaning: Nullable(Type.String()) })

/** What was read of a workbook: everything wrong at once, and everything that was not read. */
const Reading = Type.Object({
  title: Type.String(),
  file: Type.String(),
  sheet: Nullable(Type.String()),
  /** Sheets, or tables of a document; absent from drafts of earlier versions. */
  tables: Type.Optional(
    Type.Array(
      Type.Object({
        name: Nullable(Type.String()),
        rows: Type.Integer(),
        use: Type.Enum(["read", "joined", "not-read"]),
      }),
    ),
  ),
  columns: Type.Array(Column),
  nodes: Type.Array(DraftNode),
  /** Cells with text that no meaning was found for. */
  unread: Type.Array(Type.Object({ cell: Type.String(), text: Type.String() })),
  issues: Type.Array(IssueSchema),
})

const DraftHead = Type.Object({
  id: Type.String(),
  title: Type.String(),
  file: Type.String(),
  organisation: Type.String(),
  indicators: Type.Integer(),
  createdAt: Instant,
  createdBy: Type.String(),
})

export const packsRoutes = {
  "GET /api/packs": {
    summary: { zh: "数据包与检查结果", en: "Packs with the results of their checks" },
    purpose: "public",
    roles: "anybody",
    response: Type.Array(PackHead),
  },
  "GET /api/packs/:pack": {
    summary: { zh: "一个数据包：清单、文件、来源、检查", en: "One pack: manifest, files, sources, checks" },
    purpose: "public",
    roles: "anybody",
    params: Type.Object({ pack: Id }),
    response: Type.Object({
      head: PackHead,
      manifest: Type.Array(Type.Object({ key: Type.String(), value: Type.String() })),
      files: Type.Array(Type.Object({ path: Type.String(), characters: Type.Integer() })),
      tables: Type.Array(
        Type.Object({
          file: Type.String(),
          title: Label,
          origin: Type.String(),
          rows: Type.Integer(),
          columns: Type.Array(Type.String()),
          notes: Type.Array(Label),
          sources: Type.Integer(),
        }),
      ),
      sources: Type.Array(SourceSchema),
      issues: Type.Array(IssueSchema),
    }),
  },
  "GET /api/packs/:pack/tables/:file": {
    summary: { zh: "下载数据包的一张表（CSV）", en: "A table of a pack as CSV" },
    purpose: "public",
    roles: "anybody",
    params: Type.Object({ pack: Id, file: Id }),
    response: "download",
  },
  "GET /api/frameworks": {
    summary: { zh: "指标体系", en: "Frameworks" },
    purpose: "public",
    roles: "anybody",
    response: Type.Array(FrameworkHead),
  },
  "GET /api/frameworks/:pack/:id": {
    summary: {
      zh: "一个指标体系：树、权重、公式、对照",
      en: "One framework: tree, weights, formulas, conformity",
    },
    purpose: "public",
    roles: "anybody",
    params: Type.Object({ pack: Id, id: Id }),
    response: Type.Object({
      head: FrameworkHead,
      theory: Nullable(Label),
      weightsSumTo: Nullable(Type.Number()),
      assumedWeights: Nullable(Type.Object({ between: Interval, reference: Type.String() })),
      nodes: Type.Array(Node),
      conformity: Type.Array(ConformityLine),
      issues: Type.Array(IssueSchema),
      sources: SourcesSchema,
    }),
  },
  "GET /api/framework-comparison": {
    summary: { zh: "两个指标体系并排", en: "Two frameworks side by side" },
    purpose: "public",
    roles: "anybody",
    query: Type.Object({
      a: Type.String({ pattern: "^[a-z0-9-]+/[a-z0-9-]+$", maxLength: 130 }),
      b: Type.String({ pattern: "^[a-z0-9-]+/[a-z0-9-]+$", maxLength: 130 }),
    }),
    response: Type.Object({
      a: FrameworkHead,
      b: FrameworkHead,
      rows: Type.Array(
        Type.Object({
          /** How the two were matched: by code, by label, or one side only. */
          by: Type.Enum(["code", "label", "only-a", "only-b"]),
          a: Nullable(Node),
          b: Nullable(Node),
        }),
      ),
    }),
  },
  "POST /api/framework-drafts": {
    summary: {
      zh: "读入办法附件（xlsx、xls、docx、csv），得到指标体系草案；无错误且 save=yes，或 save=unfinished 时保存",
      en: "Reads a workbook or document into a draft framework; kept when nothing is wrong and save=yes, or save=unfinished",
    },
    purpose: "administration",
    roles: ["analyst", "reviewer"],
    upload: true,
    query: Type.Object({
      title: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
      sheet: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
      /** unfinished: also with errors, to be completed by hand. */
      save: Type.Optional(Type.Enum(["yes", "no", "unfinished"])),
    }),
    response: Type.Object({ id: Nullable(Type.String()), reading: Reading }),
  },
  "GET /api/framework-drafts": {
    summary: { zh: "本机构的指标体系草案", en: "Draft frameworks of the organisation" },
    purpose: "administration",
    roles: ["analyst", "reviewer"],
    response: Type.Array(DraftHead),
  },
  "GET /api/framework-drafts/:id": {
    summary: { zh: "一个草案", en: "One draft" },
    purpose: "administration",
    roles: ["analyst", "reviewer"],
    params: Type.Object({ id: Id }),
    response: Type.Object({ head: DraftHead, reading: Reading }),
  },
  "DELETE /api/framework-drafts/:id": {
    summary: { zh: "撤下草案", en: "Withdraws a draft" },
    purpose: "administration",
    roles: ["analyst", "reviewer"],
    params: Type.Object({ id: Id }),
    response: Type.Object({ id: Type.String() }),
  },
} as const satisfies RouteTable
