import { createHash } from "node:crypto"
import type { FastifyInstance } from "fastify"
import { auditRoutes } from "#contracts"
import { describeIssue } from "#issues"
import {
  type AuditFilter,
  actionsPerDay,
  exportEntries,
  occurringWords,
  recordAction,
  searchEntries,
  verifyChain,
} from "#services/audit"
import type { ServerContext } from "../context.ts"
import { registerRoutes } from "../register-routes.ts"

const digest = (text: string) => createHash("sha256").update(text).digest("hex")

function filterOf(query: AuditFilter): AuditFilter {
  const { from, to, person, organisation, action, objectKind, objectId } = query
  return { from, to, person, organisation, action, objectKind, objectId }
}

export function auditRoutesOn(app: FastifyInstance, context: ServerContext): void {
  registerRoutes(app, context, auditRoutes, {
    "GET /api/audit": async ({ query, act }) =>
      act(async (tx) => {
        const filter = filterOf(query)
        const found = await searchEntries(tx, filter, query.before, Number(query.limit ?? 50))
        // Looking at who did what is itself a look at people; the pages after the first belong to the same look.
        if (query.before === undefined)
          await recordAction(tx, {
            action: "audit.search",
            objectKind: "audit",
            objectId: "search",
            detail: filter as Record<string, unknown>,
          })
        return { entries: [...found.entries], next: found.next }
      }),
    "GET /api/audit/statistics": async ({ act }) =>
      act(async (tx) => ({ days: await actionsPerDay(tx, 30), ...(await occurringWords(tx)) })),
    "POST /api/audit/verify": async ({ act }) => {
      // Every row is part of the chain, those of others too: the system reads them, the auditor hears the outcome.
      const report = await context.withActor(
        { kind: "system", task: "audit-verify" },
        "administration",
        verifyChain,
      )
      await act((tx) =>
        recordAction(tx, {
          action: "audit.verify",
          objectKind: "audit",
          objectId: String(report.last ?? 0),
          detail: { intact: report.intact, checked: report.checked, head: report.head },
        }),
      )
      const { fault } = report
      return {
        ...report,
        fault:
          fault === null
            ? null
            : {
                ...fault,
                values: { ...fault.values },
                text: {
                  zh: describeIssue(fault, "zh", context.texts),
                  en: describeIssue(fault, "en", context.texts),
                },
              },
      }
    },
    "GET /api/audit/export": async ({ query, act }) => {
      const now = context.now()
      const text = await act((tx) => exportEntries(tx, filterOf(query), query.format, now, digest))
      return {
        fileName: `audit-${now.toISOString().slice(0, 19).replaceAll(":", "")}Z.${query.format}`,
        mediaType: query.format === "csv" ? "text/csv; charset=utf-8" : "application/x-ndjson",
        content: text,
      }
    },
  })
}
