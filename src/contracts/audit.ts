import { Type } from "typebox"
import { Id, Instant, IssueSchema, Nullable } from "./common.ts"
import type { RouteTable } from "./route.ts"

const Word = Type.String({ minLength: 1, maxLength: 128 })

/** What is left out matches everything. */
const filter = {
  /** Instants: from inclusive, to exclusive. */
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
  /** Id, username or name. */
  person: Type.Optional(Word),
  organisation: Type.Optional(Id),
  /** An action, `round.freeze`, or a domain, `round`. */
  action: Type.Optional(Type.String({ pattern: "^[a-z-]+(\\.[a-z-]+)?$", maxLength: 128 })),
  objectKind: Type.Optional(Word),
  objectId: Type.Optional(Word),
}

export const AuditEntrySchema = Type.Object({
  id: Type.String(),
  /** UTC with microseconds, as it was sealed. */
  at: Type.String(),
  person: Type.String(),
  personName: Nullable(Type.String()),
  organisation: Type.String(),
  organisationName: Nullable(Type.String()),
  role: Type.String(),
  purpose: Type.String(),
  action: Type.String(),
  objectKind: Type.String(),
  objectId: Type.String(),
  /** JSON as text, as it was sealed. */
  detail: Type.String(),
  /** Number of the link that seals it; null: not yet sealed. */
  seq: Nullable(Type.Integer()),
  sealedAt: Nullable(Type.String()),
  hash: Nullable(Type.String()),
})

export const auditRoutes = {
  "GET /api/audit": {
    summary: { zh: "查询审计记录", en: "Search the audit trail" },
    purpose: "administration",
    roles: ["auditor"],
    query: Type.Object({
      ...filter,
      /** Number of a record: only older ones. */
      before: Type.Optional(Type.String({ pattern: "^[0-9]{1,18}$" })),
      limit: Type.Optional(Type.String({ pattern: "^([1-9][0-9]?|1[0-9][0-9]|200)$" })),
    }),
    response: Type.Object({
      entries: Type.Array(AuditEntrySchema),
      next: Nullable(Type.String()),
    }),
  },
  "GET /api/audit/statistics": {
    summary: { zh: "每日操作数与出现过的操作", en: "Actions per day, and the actions that occur" },
    purpose: "administration",
    roles: ["auditor"],
    response: Type.Object({
      days: Type.Array(Type.Object({ day: Type.String(), actions: Type.Integer(), people: Type.Integer() })),
      actions: Type.Array(Type.String()),
      objectKinds: Type.Array(Type.String()),
    }),
  },
  "POST /api/audit/verify": {
    summary: { zh: "逐条重算审计链", en: "Recompute the audit chain row by row" },
    purpose: "administration",
    roles: ["auditor"],
    response: Type.Object({
      intact: Type.Boolean(),
      fault: Nullable(IssueSchema),
      checked: Type.Integer(),
      first: Nullable(Type.Integer()),
      last: Nullable(Type.Integer()),
      head: Type.String(),
      checkpoints: Type.Integer(),
      expired: Type.Integer(),
      unsealed: Type.Integer(),
      late: Type.Integer(),
      at: Type.String(),
    }),
  },
  "GET /api/audit/export": {
    summary: { zh: "导出审计记录及其散列", en: "Export the audit trail with its hashes" },
    purpose: "administration",
    roles: ["auditor"],
    query: Type.Object({ ...filter, format: Type.Enum(["jsonl", "csv"]) }),
    response: "download",
  },
} as const satisfies RouteTable
