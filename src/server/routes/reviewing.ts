import type { FastifyInstance } from "fastify"
import { reviewingRoutes } from "#contracts"
import {
  acceptMany,
  acceptReturn,
  answerQuestion,
  askQuestion,
  compareRevisions,
  exportReview,
  listReviews,
  openScan,
  readQuestions,
  readReview,
  returnToRespondent,
  setAside,
} from "#services/reviewing"
import type { ServerContext } from "../context.ts"
import { registerRoutes } from "../register-routes.ts"

const done = { done: true } as const

export function reviewingRoutesOn(app: FastifyInstance, context: ServerContext): void {
  registerRoutes(app, context, reviewingRoutes, {
    "GET /api/reviews": ({ act, actor }) => act((tx) => listReviews(tx, actor)),
    "GET /api/reviews/:survey/:unit": ({ act, actor, params, query }) => {
      const number = query.revision === undefined ? null : Number(query.revision)
      return act((tx) => readReview(tx, actor, params, number, context))
    },
    "GET /api/reviews/:survey/:unit/export": ({ act, actor, params, query }) =>
      act((tx) => exportReview(tx, actor, params, query, context)),
    "GET /api/reviews/:survey/:unit/difference": ({ act, actor, params, query }) =>
      act((tx) => compareRevisions(tx, actor, params, Number(query.a), Number(query.b), context)),
    "GET /api/reviews/:survey/:unit/revisions/:revision/scan": ({ act, actor, params }) =>
      act((tx) => openScan(tx, actor, params, Number(params.revision), context)),
    "POST /api/reviews/:survey/:unit/return": async ({ act, actor, params, body }) => {
      const { reason, ...rest } = body
      const sent = { ...rest, ...(reason === undefined ? {} : { reason }) }
      await act((tx) => returnToRespondent(tx, actor, params, sent, context))
      return done
    },
    "POST /api/reviews/:survey/:unit/accept": ({ act, actor, params, body }) =>
      act(async (tx) => {
        const { phase, waitingFor } = await acceptReturn(tx, actor, params, body.revision, context)
        return { phase, waitingFor }
      }),
    "POST /api/reviews/:survey/accept": ({ act, actor, params, body }) =>
      act(async (tx) => {
        const { held, ...counts } = await acceptMany(
          tx,
          actor,
          params.survey,
          body.units,
          body.within ?? null,
          context,
        )
        return { ...counts, held: [...held] }
      }),
    "POST /api/reviews/:survey/:unit/exclude": async ({ act, actor, params, body }) => {
      await act((tx) => setAside(tx, actor, params, "exclude", body.reason, context))
      return done
    },
    "POST /api/reviews/:survey/:unit/include": async ({ act, actor, params, body }) => {
      await act((tx) => setAside(tx, actor, params, "include", body.reason, context))
      return done
    },
    "GET /api/reviews/:survey/:unit/questions": ({ act, actor, params }) =>
      act(async (tx) => ({ questions: await readQuestions(tx, actor, params) })),
    "POST /api/reviews/:survey/:unit/questions": ({ act, actor, params, body }) =>
      act(async (tx) => ({ id: await askQuestion(tx, actor, params, body, context) })),
    "POST /api/reviews/:survey/:unit/questions/:question/answer": ({ act, actor, params, body }) =>
      act(async (tx) => ({
        id: await answerQuestion(tx, actor, params, params.question, body.body, context),
      })),
  })
}
