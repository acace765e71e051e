import type { FastifyInstance } from "fastify"
import { feedbackRoutes } from "#contracts"
import { issue, Problem } from "#issues"
import { enterFeedback, getFeedback } from "#services/feedback"
import type { ServerContext } from "../context.ts"
import { type Call, registerRoutes } from "../register-routes.ts"

export function feedbackRoutesOn(app: FastifyInstance, context: ServerContext): void {
  registerRoutes(app, context, feedbackRoutes, {
    "GET /api/feedback": ({ act, actor, query }) =>
      act((tx) => getFeedback(tx, ownerOf({ actor }).organisation, query.year, context.packs, context)),
    "POST /api/feedback": async ({ act, actor, body }) => ({
      year: body.year,
      version: await act((tx) => enterFeedback(tx, ownerOf({ actor }), body, context.packs)),
    }),
  })
}

function ownerOf({ actor }: Pick<Call<unknown>, "actor">) {
  if (actor.kind !== "person") throw new Problem("not-found", [issue("error", "feedback-empty", "")])
  return actor
}
