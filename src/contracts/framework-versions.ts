import { Type } from "typebox"
import { Day, Id, Instant, IssueSchema, Nullable } from "./common.ts"
import type { RouteTable } from "./route.ts"

const short = (most: number) => Type.String({ maxLength: most })
const Band = Type.Object({ from: Type.Number(), score: Type.Number() })
/** Two ends with their points, the smaller value first. */
const Line = Type.Array(Band, { minItems: 2, maxItems: 2 })
const Rule = Type.Object({
  threshold: Nullable(Type.Number()),
  bands: Nullable(Type.Array(Band, { maxItems: 50 })),
  line: Nullable(Line),
})

const Node = Type.Object(
  {
    code: Type.String({ minLength: 1, maxLength: 64 }),
    parent: Nullable(short(64)),
    kind: Type.Enum(["indicator", "aggregate"]),
    number: Nullable(short(64)),
    label: short(400),
    /** Weight or points; null: unknown. */
    weight: Nullable(Type.Number()),
    unit: Nullable(short(40)),
    direction: Type.Enum(["higher-is-better", "lower-is-better"]),
    definition: Nullable(short(4000)),
    /** Expression over survey variables. */
    value: Nullable(short(4000)),
    source: Nullable(short(400)),
    /** Rules of scoring as they stand. */
    scoring: Type.Array(
      Type.Object(
        { header: short(400), text: short(4000), cell: short(400) },
        { additionalProperties: false },
      ),
      { maxItems: 20 },
    ),
    threshold: Nullable(Type.Number()),
    bands: Nullable(Type.Array(Band, { maxItems: 50 })),
    /** In proportion between two ends, level beyond. */
    line: Nullable(Line),
    /** A rule read from the text, not in use until somebody confirms it. */
    proposed: Nullable(Rule),
    cell: Nullable(short(400)),
  },
  { additionalProperties: false },
)

const Document = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: 200 }),
    issuer: Nullable(short(200)),
    number: Nullable(short(64)),
    date: Nullable(Type.String({ pattern: "^\\d{4}(-\\d{2}(-\\d{2})?)?$" })),
    nodes: Type.Array(Node, { maxItems: 2000 }),
  },
  { additionalProperties: false },
)

const State = Type.Enum(["draft", "in-force", "ended"])

const VersionHead = Type.Object({
  version: Type.Integer(),
  title: Type.String(),
  note: Type.String(),
  createdAt: Instant,
  createdBy: Type.String(),
  /** It has no errors. */
  usable: Type.Boolean(),
  indicators: Type.Integer(),
  state: State,
  from: Nullable(Type.String()),
  until: Nullable(Type.String()),
  /** What was said of it, in order. */
  said: Type.Array(
    Type.Object({
      state: Type.Enum(["in-force", "ended"]),
      from: Type.String(),
      note: Type.String(),
      at: Instant,
      by: Type.String(),
    }),
  ),
})

const makers = ["analyst", "reviewer"] as const
const Version = Type.String({ pattern: "^[1-9]\\d{0,5}$" })
const params = Type.Object({ id: Id })
const versionParams = Type.Object({ id: Id, version: Version })
const Word = Type.Object(
  { from: Day, note: Type.String({ maxLength: 2000 }) },
  { additionalProperties: false },
)

export const frameworkVersionsRoutes = {
  "GET /api/framework-drafts/:id/versions": {
    summary: { zh: "一个指标体系的各版", en: "The versions of a framework" },
    purpose: "administration",
    roles: makers,
    params,
    response: Type.Array(VersionHead),
  },
  "GET /api/framework-drafts/:id/versions/:version": {
    summary: { zh: "一版，可以编辑", en: "One version, to edit" },
    purpose: "administration",
    roles: makers,
    params: versionParams,
    response: Type.Object({ head: VersionHead, document: Document, issues: Type.Array(IssueSchema) }),
  },
  "POST /api/framework-drafts/:id/check": {
    summary: { zh: "检查编辑中的指标体系，不保存", en: "Checks a framework being edited; keeps nothing" },
    purpose: "administration",
    roles: makers,
    params,
    body: Document,
    response: Type.Object({ usable: Type.Boolean(), issues: Type.Array(IssueSchema) }),
  },
  "POST /api/framework-drafts/:id/versions": {
    summary: { zh: "存为新的一版", en: "Saves a new version" },
    purpose: "administration",
    roles: makers,
    params,
    body: Type.Object(
      { document: Document, note: Type.String({ maxLength: 2000 }), basedOn: Type.Integer({ minimum: 0 }) },
      { additionalProperties: false },
    ),
    response: Type.Object({ version: Type.Integer() }),
  },
  "POST /api/framework-drafts/:id/versions/:version/in-force": {
    summary: { zh: "一版自某日起生效", en: "Puts a version in force from a day" },
    purpose: "administration",
    roles: makers,
    params: versionParams,
    body: Word,
    response: Type.Object({ version: Type.Integer() }),
  },
  "POST /api/framework-drafts/:id/versions/:version/end": {
    summary: { zh: "一版自某日起终止", en: "Ends a version from a day" },
    purpose: "administration",
    roles: makers,
    params: versionParams,
    body: Word,
    response: Type.Object({ version: Type.Integer() }),
  },
  "GET /api/framework-drafts/:id/difference": {
    summary: { zh: "两版的差别", en: "What differs between two versions" },
    purpose: "administration",
    roles: makers,
    params,
    query: Type.Object({ a: Version, b: Version }),
    response: Type.Array(
      Type.Object({
        code: Type.String(),
        label: Type.String(),
        kind: Type.Enum(["added", "removed", "changed"]),
        changes: Type.Array(
          Type.Object({ field: Type.String(), before: Type.String(), after: Type.String() }),
        ),
      }),
    ),
  },
  "GET /api/framework-drafts/:id/versions/:version/file": {
    summary: { zh: "下载为政策包的文件（YAML）", en: "A version as a file of a pack (YAML)" },
    purpose: "administration",
    roles: makers,
    params: versionParams,
    response: "download",
  },
} as const satisfies RouteTable
