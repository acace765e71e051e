import type { FastifyInstance } from "fastify"
import { isTopScope } from "#access"
import { operationsRoutes } from "#contracts"
import { issue, Problem } from "#issues"
import { recordAction } from "#services/audit"
import {
  changeSetting,
  listSettings,
  listTokens,
  makeToken,
  probeGroups,
  revokeToken,
  runDoctor,
  type SettingRow,
} from "#services/operations"
import type { ServerContext } from "../context.ts"
import { registerRoutes } from "../register-routes.ts"

const plain = (value: SettingRow["value"]) => (typeof value === "object" ? [...value] : value)

export function operationsRoutesOn(app: FastifyInstance, context: ServerContext): void {
  registerRoutes(app, context, operationsRoutes, {
    "GET /api/doctor": async ({ act, actor }) => {
      if (actor.kind !== "person" || !isTopScope(actor.scope))
        throw new Problem("refused", [issue("error", "installation-only", "", {})])
      const report = await runDoctor(context.doctor)
      await act((tx) =>
        recordAction(tx, {
          action: "doctor.run",
          objectKind: "installation",
          objectId: "doctor",
          detail: {
            notGood: report.lines.filter((line) => line.state !== "good").map((line) => line.id),
          },
        }),
      )
      return {
        at: report.at,
        groups: probeGroups.map(({ id, title }) => ({ id, title })),
        lines: [...report.lines],
      }
    },
    "GET /api/tokens": async ({ act }) => act((tx) => listTokens(tx, context.now())),
    "POST /api/tokens": async ({ act, body }) => act((tx) => makeToken(tx, body, context)),
    "DELETE /api/tokens/:id": async ({ act, params }) => {
      await act((tx) => revokeToken(tx, params.id, context.now()))
      return { id: params.id }
    },
    "GET /api/settings": async ({ act }) =>
      (await act(listSettings)).map((row) => ({
        ...row,
        value: plain(row.value),
        default: plain(row.default),
      })),
    "PUT /api/settings/:name": async ({ act, actor, params, body }) => {
      await act((tx) => changeSetting(tx, actor, params.name, body.value))
      return { name: params.name, value: body.value }
    },
  })
}
