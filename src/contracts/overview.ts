import { Type } from "typebox"
import { roles } from "#access"
import { CitationSchema, OriginSchema, PopulationSchema, SourcesSchema, ZoneSchema } from "./cited.ts"
import { Instant, Label, Nullable } from "./common.ts"
import type { RouteTable } from "./route.ts"

const Figure = Type.Object({ label: Label, value: Type.String() })

const Station = Type.Object({
  id: Type.String(),
  label: Label,
  href: Nullable(Type.String()),
  inUse: Type.Boolean(),
  figures: Type.Array(Figure),
  asOf: Nullable(Instant),
  /** What a station that is not in use waits for. */
  needs: Label,
})

const Task = Type.Object({
  id: Type.String(),
  text: Label,
  href: Type.String(),
  due: Nullable(Type.String()),
})

const ClauseStateSchema = Type.Enum([
  "in-use",
  "waits-for-data",
  "waits-for-decision",
  "not-built",
  "not-software",
])

const StateCounts = Type.Record(Type.String(), Type.Integer())

const Rank = Type.Object({
  zone: Type.String(),
  shortName: Type.String(),
  evaluator: Type.String(),
  year: Type.Integer(),
  indicator: Type.String(),
  unitsEvaluated: Nullable(Type.Integer()),
  rank: Nullable(Type.Integer()),
  /** "Among the first 50", the rank itself not published. */
  within: Nullable(Type.Integer()),
  score: Nullable(Type.Number()),
  previousRank: Nullable(Type.Integer()),
  basis: Type.String(),
  citation: CitationSchema,
})

/** A value with its unit and who says so. */
const Value = Type.Object({
  indicator: Type.String(),
  label: Label,
  year: Type.String(),
  period: Type.String(),
  value: Type.Number(),
  unit: Label,
  citation: CitationSchema,
})

const Fact = Type.Object({
  id: Type.String(),
  label: Label,
  /** null: not known. */
  value: Nullable(Type.String()),
  citation: CitationSchema,
})

const Point = Type.Object({
  year: Type.Integer(),
  period: Type.String(),
  value: Type.Number(),
  zones: Nullable(Type.Integer()),
  citation: CitationSchema,
})

const Clause = Type.Object({
  id: Type.String(),
  article: Type.String(),
  phrase: Type.String(),
  summary: Label,
  force: Type.String(),
  bearers: Type.Array(Type.String()),
  kind: Type.String(),
  state: ClauseStateSchema,
  needs: Nullable(Label),
  through: Type.Array(Type.String()),
  indicators: Type.Array(
    Type.Object({
      code: Type.String(),
      label: Label,
      hasData: Type.Boolean(),
      /** Frameworks that hold it. */
      frameworks: Type.Array(Type.Object({ pack: Type.String(), id: Type.String(), title: Label })),
    }),
  ),
  registers: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Label,
      /** empty: defined, without a record that counts; not-built: no pack defines it. */
      state: Type.Enum(["in-use", "empty", "not-built"]),
    }),
  ),
  rules: Type.Array(Type.String()),
  caseTypes: Type.Array(Type.String()),
  changedBy: Type.Array(Type.String()),
  note: Nullable(Label),
})

const Article = Type.Object({
  article: Type.String(),
  title: Label,
  clauses: Type.Integer(),
  states: StateCounts,
})

export const overviewRoutes = {
  "GET /api/overview": {
    summary: {
      zh: "首屏：七站、二十一条、数据说明",
      en: "First screen: stations, articles, what the data are",
    },
    purpose: "public",
    roles: "anybody",
    response: Type.Object({
      document: Type.Object({ number: Type.String(), title: Label, date: Nullable(Type.String()) }),
      mode: Type.Enum(["production", "demo"]),
      stations: Type.Array(Station),
      articles: Type.Array(Article),
      states: StateCounts,
      data: Type.Object({
        real: Type.Array(Label),
        invented: Type.Array(Label),
        missing: Type.Array(Type.Object({ text: Label, href: Nullable(Type.String()) })),
      }),
      /** Empty while there is none. */
      mapApprovalNumber: Type.String(),
    }),
  },
  "GET /api/overview/mine": {
    summary: {
      zh: "我的首屏：七站（按我的权限）、待办、本园区",
      en: "My first screen: stations by my rights, tasks, my zone",
    },
    purpose: "administration",
    roles: roles,
    response: Type.Object({
      stations: Type.Array(Station),
      tasks: Type.Array(Task),
      zone: Nullable(
        Type.Object({
          code: Type.String(),
          name: Type.String(),
          origin: OriginSchema,
          latestRank: Nullable(Rank),
          publishedValues: Type.Integer(),
        }),
      ),
      /** My organisation's kind, for "my duties". */
      organisationKind: Nullable(Type.String()),
    }),
  },
  "GET /api/zones": {
    summary: { zh: "园区名录与各年园区数", en: "Register of zones, and how many there were by year" },
    purpose: "public",
    roles: "anybody",
    query: Type.Object({ origin: Type.Optional(Type.Enum(["public", "invented"])) }),
    response: Type.Object({
      origin: OriginSchema,
      /** Whether there are invented zones to be shown apart. */
      hasInvented: Type.Boolean(),
      populations: Type.Array(PopulationSchema),
      zones: Type.Array(ZoneSchema),
      notes: Type.Array(Label),
      sources: SourcesSchema,
    }),
  },
  "GET /api/zones/export": {
    summary: { zh: "导出园区名录（CSV）", en: "The register as CSV" },
    purpose: "public",
    roles: "anybody",
    query: Type.Object({
      origin: Type.Optional(Type.Enum(["public", "invented"])),
      year: Type.Optional(Type.String({ pattern: "^\\d{4}$" })),
    }),
    response: "download",
  },
  "GET /api/zones/:code": {
    summary: {
      zh: "一个园区：事实、沿革、公开位次与指标",
      en: "One zone: facts, history, published ranks and values",
    },
    purpose: "public",
    roles: "anybody",
    params: Type.Object({ code: Type.String({ pattern: "^[0-9]{6}(-[0-9]{1,3})?$" }) }),
    response: Type.Object({
      zone: ZoneSchema,
      facts: Type.Array(Fact),
      history: Type.Array(Type.Object({ at: Type.String(), text: Label, citation: CitationSchema })),
      ranks: Type.Array(Rank),
      values: Type.Array(Value),
      /** Evaluations with a released result that it took part in. */
      evaluations: Type.Array(
        Type.Object({
          id: Type.String(),
          title: Label,
          href: Type.String(),
          releasedAt: Instant,
          rank: Nullable(Type.Integer()),
          ranked: Type.Integer(),
        }),
      ),
      sources: SourcesSchema,
    }),
  },
  "GET /api/published-ranks": {
    summary: { zh: "公开的位次", en: "Published ranks" },
    purpose: "public",
    roles: "anybody",
    response: Type.Object({
      ranks: Type.Array(Rank),
      zones: Type.Integer(),
      notes: Type.Array(Label),
      sources: SourcesSchema,
    }),
  },
  "GET /api/national/series": {
    summary: { zh: "全国合计的历年数", en: "National totals by year" },
    purpose: "public",
    roles: "anybody",
    response: Type.Object({
      series: Type.Array(
        Type.Object({
          indicator: Type.String(),
          label: Label,
          unit: Label,
          points: Type.Array(Point),
          /** Years between which nothing was published, or the number of zones changed. */
          breaks: Type.Array(Type.Object({ year: Type.Integer(), text: Label })),
        }),
      ),
      notes: Type.Array(Label),
      sources: SourcesSchema,
    }),
  },
  "GET /api/national/goals": {
    summary: { zh: "公布的目标与实际", en: "Published goals and what became of them" },
    purpose: "public",
    roles: "anybody",
    response: Type.Object({
      goals: Type.Array(
        Type.Object({
          id: Type.String(),
          label: Label,
          article: Nullable(Type.String()),
          clause: Nullable(Type.String()),
          scope: Label,
          by: Nullable(Type.String()),
          target: Nullable(Type.Number()),
          comparison: Nullable(Type.String()),
          unit: Nullable(Type.String()),
          actual: Nullable(
            Type.Object({ value: Type.Number(), period: Type.String(), citation: CitationSchema }),
          ),
          /** met, not-met, near (for "about"), unknown; qualitative: for the authority to say. */
          outcome: Type.Enum(["met", "not-met", "unknown", "qualitative"]),
          citation: CitationSchema,
          note: Nullable(Label),
        }),
      ),
      sources: SourcesSchema,
    }),
  },
  "GET /api/national/layout": {
    summary: { zh: "布局：各省、各地级单位的园区数", en: "Layout: zones by province and prefecture" },
    purpose: "public",
    roles: "anybody",
    response: Type.Object({
      zones: Type.Integer(),
      prefectures: Type.Integer(),
      /** null: the pack holds no list of all prefectures. */
      prefecturesWithout: Nullable(Type.Integer()),
      regions: Type.Array(
        Type.Object({ region: Type.String(), zones: Type.Integer(), prefectures: Type.Integer() }),
      ),
      provinces: Type.Array(
        Type.Object({
          code: Type.String(),
          province: Type.String(),
          region: Type.String(),
          zones: Type.Integer(),
          prefectures: Type.Array(Type.Object({ name: Type.String(), zones: Type.Integer() })),
        }),
      ),
      needs: Label,
    }),
  },
  "GET /api/clauses": {
    summary: { zh: "条款矩阵：逐条机制及其状态", en: "The clauses: each mechanism and its state" },
    purpose: "public",
    roles: "anybody",
    response: Type.Object({
      document: Type.Object({ number: Type.String(), title: Label, date: Nullable(Type.String()) }),
      articles: Type.Array(Article),
      clauses: Type.Array(Clause),
      states: StateCounts,
      sources: SourcesSchema,
    }),
  },
  "GET /api/clauses/export": {
    summary: { zh: "导出条款矩阵（CSV）", en: "The clauses as CSV" },
    purpose: "public",
    roles: "anybody",
    query: Type.Object({ bearer: Type.Optional(Type.String({ pattern: "^[a-z]{1,20}$" })) }),
    response: "download",
  },
} as const satisfies RouteTable
