import type { FastifyInstance } from "fastify"
import { papersRoutes } from "#contracts"
import { listPapers, makePaper, readReceipt, writeReceipt } from "#services/papers"
import { readSurvey } from "#services/surveys"
import type { ServerContext } from "../context.ts"
import { registerRoutes } from "../register-routes.ts"

const keyOf = ({ survey, unit }: { readonly survey: string; readonly unit: string }) => ({ survey, unit })

export function papersRoutesOn(app: FastifyInstance, context: ServerContext): void {
  registerRoutes(app, context, papersRoutes, {
    "GET /api/surveys/:survey/papers": ({ act, actor, params }) =>
      act(async (tx) => {
        const { survey } = await readSurvey(tx, actor, params.survey)
        return {
          papers: listPapers(survey, context).map(({ id, kind, title, asked, where, reference }) => ({
            id,
            kind,
            title,
            asked,
            where: where ?? null,
            source: [reference.source].flat().join(", "),
            certainty: reference.certainty ?? "low",
          })),
        }
      }),
    "GET /api/surveys/:survey/papers/:paper": ({ act, actor, params, query }) =>
      act(async (tx) => {
        const { survey } = await readSurvey(tx, actor, params.survey)
        const asked = { format: query.format, within: query.within, language: query.language ?? "zh" }
        return makePaper(tx, survey, params.paper, asked, context)
      }),
    "GET /api/receipts/:survey/:unit/:revision": ({ act, actor, params }) =>
      act(async (tx) => {
        const {
          survey,
          accepted,
          signature: _,
          forms: __,
          ...receipt
        } = await readReceipt(tx, actor, keyOf(params), Number(params.revision), context)
        const { id, zh, en, period } = survey
        return { ...receipt, survey: { id, title: { zh, en }, period }, accepted: [...accepted] }
      }),
    "GET /api/receipts/:survey/:unit/:revision/file": ({ act, actor, params, query }) =>
      act((tx) =>
        writeReceipt(tx, actor, keyOf(params), Number(params.revision), query.language ?? "zh", context),
      ),
  })
}
