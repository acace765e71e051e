import type { FastifyInstance } from "fastify"
import { roundsRoutes } from "#contracts"
import { issue, Problem } from "#issues"
import {
  computeRound,
  confirmFigures,
  createRound,
  decideObjection,
  decideQuestion,
  describeRound,
  endRound,
  figureSource,
  fileObjection,
  finaliseRound,
  freezeRound,
  keepFile,
  listRounds,
  openEvidence,
  publishNotice,
  questionFigure,
  readFigures,
  readObjections,
  readProof,
  readPublications,
  readPublicProof,
  readQuestions,
  readResults,
  releaseRound,
  requestData,
  reviseRound,
  roundOptions,
  writePublishedTable,
} from "#services/rounds"
import type { ServerContext } from "../context.ts"
import { registerRoutes } from "../register-routes.ts"
import {
  presentDescription,
  presentObjections,
  presentPublications,
  presentQuestions,
  presentSummary,
} from "./rounds-presented.ts"

const done = { done: true as const }

/** The one file of an upload. @throws Problem invalid when there is none */
async function oneFile(
  files: AsyncIterable<{ filename: string; mimetype: string; toBuffer: () => Promise<Buffer> }>,
) {
  for await (const file of files)
    return { fileName: file.filename, mediaType: file.mimetype, content: await file.toBuffer() }
  throw new Problem("invalid", [issue("error", "round-no-file", "file", {})])
}

/** Left out and given as undefined are two things to the services. */
const seenOf = ({ seen }: { seen?: string | undefined }) => (seen === undefined ? {} : { seen })

export function roundsRoutesOn(app: FastifyInstance, context: ServerContext): void {
  registerRoutes(app, context, roundsRoutes, {
    "GET /api/rounds": ({ act, actor }) =>
      act(async (tx) => ({
        rounds: (await listRounds(tx, actor, context.now())).map(presentSummary),
        mayCreate: actor.kind === "person" && actor.role === "reviewer",
      })),
    "GET /api/rounds/options": ({ act, actor }) => act((tx) => roundOptions(tx, actor, context)),
    "POST /api/rounds/data": async ({ act, actor, files }) => {
      const file = await oneFile(files())
      return act(async (tx) => ({ id: await keepFile(tx, actor, "round-data", file, context) }))
    },
    "POST /api/rounds": ({ act, actor, body }) =>
      act(async (tx) => ({ id: await createRound(tx, actor, body, context) })),
    "GET /api/rounds/:round": ({ act, actor, params }) =>
      act(async (tx) => presentDescription(await describeRound(tx, actor, params.round, context))),
    "GET /api/rounds/:round/figures": ({ act, actor, params }) =>
      act(async (tx) => ({
        zones: (await readFigures(tx, actor, params.round, context)).map((zone) => ({
          ...zone,
          figures: { ...zone.figures },
          before: zone.before === null ? null : { ...zone.before },
        })),
      })),
    "GET /api/rounds/:round/figures/:organisation/:code/source": ({ act, actor, params }) =>
      act((tx) => figureSource(tx, actor, params.round, params, context)),
    "GET /api/rounds/:round/questions": ({ act, params }) =>
      act(async (tx) => presentQuestions(await readQuestions(tx, params.round))),
    "GET /api/rounds/:round/objections": ({ act, params }) =>
      act(async (tx) => presentObjections(await readObjections(tx, params.round))),
    "GET /api/rounds/:round/results": ({ act, actor, params }) =>
      act(async (tx) => structuredClone(await readResults(tx, actor, params.round, context)) as never),
    "GET /api/rounds/:round/publications": ({ act, actor, params }) =>
      act(async (tx) => {
        await describeRound(tx, actor, params.round, context)
        return presentPublications(await readPublications(tx, params.round).catch(noneYet))
      }),
    "GET /api/rounds/:round/proof/:kind": ({ act, actor, params }) =>
      act((tx) => readProof(tx, actor, params.round, params.kind, context)),
    "GET /api/rounds/:round/evidence/:file": ({ act, params }) =>
      act((tx) => openEvidence(tx, params.round, params.file, context)),
    "POST /api/rounds/:round/request-data": async ({ act, actor, params, body }) => {
      const asked = { confirmBy: body.confirmBy, ...seenOf(body) }
      await act((tx) => requestData(tx, actor, params.round, asked, context))
      return done
    },
    "POST /api/rounds/:round/confirm": async ({ act, actor, params, body }) => {
      await act((tx) => confirmFigures(tx, actor, params.round, body.version, context))
      return done
    },
    "POST /api/rounds/:round/evidence": async ({ act, actor, params, files }) => {
      const file = await oneFile(files())
      return act(async (tx) => {
        await describeRound(tx, actor, params.round, context)
        return { id: await keepFile(tx, actor, "round-evidence", file, context) }
      })
    },
    "POST /api/rounds/:round/questions": ({ act, actor, params, body }) =>
      act(async (tx) => ({ id: await questionFigure(tx, actor, params.round, body, context) })),
    "POST /api/rounds/:round/questions/:question/decision": async ({ act, actor, params, body }) => {
      const { value, ...rest } = body
      const decision = { ...rest, ...(value === undefined ? {} : { value }) }
      await act((tx) => decideQuestion(tx, actor, params.round, params.question, decision, context))
      return done
    },
    "POST /api/rounds/:round/compute": ({ act, actor, params, body }) =>
      act(async (tx) => ({ run: await computeRound(tx, actor, params.round, body.seen, context) })),
    "POST /api/rounds/:round/freeze": async ({ act, actor, params, body }) => {
      await act((tx) => freezeRound(tx, actor, params.round, body.seen, context))
      return done
    },
    "POST /api/rounds/:round/notice": ({ act, actor, params, body }) => {
      const wanted = { from: body.from, until: body.until, ...seenOf(body) }
      return act(async (tx) => ({ id: await publishNotice(tx, actor, params.round, wanted, context) }))
    },
    "POST /api/rounds/:round/objections": ({ act, actor, params, body }) =>
      act(async (tx) => ({ id: await fileObjection(tx, actor, params.round, body, context) })),
    "POST /api/rounds/:round/objections/:objection/decision": async ({ act, actor, params, body }) => {
      await act((tx) => decideObjection(tx, actor, params.round, params.objection, body, context))
      return done
    },
    "POST /api/rounds/:round/finalise": async ({ act, actor, params, body }) => {
      await act((tx) => finaliseRound(tx, actor, params.round, body.seen, context))
      return done
    },
    "POST /api/rounds/:round/release": ({ act, actor, params, body }) => {
      const wanted = { at: body.at, ...seenOf(body) }
      return act(async (tx) => ({ id: await releaseRound(tx, actor, params.round, wanted, context) }))
    },
    "POST /api/rounds/:round/revise": async ({ act, actor, params, body }) => {
      const revision = { reason: body.reason, corrections: body.corrections, ...seenOf(body) }
      await act((tx) => reviseRound(tx, actor, params.round, revision, context))
      return done
    },
    "POST /api/rounds/:round/withdraw": async ({ act, actor, params, body }) => {
      const ending = { reason: body.reason, ...seenOf(body) }
      await act((tx) => endRound(tx, actor, params.round, "withdraw", ending, context))
      return done
    },
    "POST /api/rounds/:round/cancel": async ({ act, actor, params, body }) => {
      const ending = { reason: body.reason, ...seenOf(body) }
      await act((tx) => endRound(tx, actor, params.round, "cancel", ending, context))
      return done
    },
    "GET /api/public/rounds": ({ act }) => act(async (tx) => presentPublications(await readPublications(tx))),
    "GET /api/public/rounds/:round": ({ act, params }) =>
      act(async (tx) => presentPublications(await readPublications(tx, params.round))),
    "GET /api/public/rounds/:round/:publication/proof": ({ act, params }) =>
      act((tx) => readPublicProof(tx, params.round, params.publication, context)),
    "GET /api/public/rounds/:round/:publication/ranking": ({ act, params }) =>
      act((tx) => writePublishedTable(tx, params.round, params.publication, context)),
  })
}

/** To those who take part a round without publications is there all the same. */
function noneYet(cause: unknown) {
  if (cause instanceof Problem && cause.kind === "not-found") return { publications: [], ended: [] }
  throw cause
}
