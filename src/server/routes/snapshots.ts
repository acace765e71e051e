import { Readable } from "node:stream"
import type { FastifyInstance } from "fastify"
import { snapshotsRoutes } from "#contracts"
import {
  askForSnapshot,
  describeSnapshot,
  downloadIndicators,
  downloadSnapshot,
  listReleases,
  listSnapshots,
  openSnapshotFigure,
  previewRelease,
  readChanges,
  readExcluded,
  releaseSnapshot,
  snapshotIndicators,
} from "#services/snapshots"
import { readSurvey } from "#services/surveys"
import type { ServerContext } from "../context.ts"
import { registerRoutes } from "../register-routes.ts"

const keyOf = ({ survey, number }: { survey: string; number: string }) => ({ survey, number: Number(number) })
const pageOf = ({ offset, limit }: { offset?: string | undefined; limit?: string | undefined }) => ({
  ...(offset === undefined ? {} : { offset: Number(offset) }),
  ...(limit === undefined ? {} : { limit: Number(limit) }),
})

const streamed = <T extends { readonly content: AsyncIterable<Uint8Array> }>(file: T) => ({
  ...file,
  content: Readable.from(file.content, { objectMode: false }),
})

export function snapshotsRoutesOn(app: FastifyInstance, server: ServerContext): void {
  const context = { ...server, queue: server.jobs }
  registerRoutes(app, server, snapshotsRoutes, {
    "GET /api/surveys/:survey/snapshots": ({ act, actor, params }) =>
      act((tx) => listSnapshots(tx, actor, params.survey, server)),
    "POST /api/surveys/:survey/snapshots": async ({ act, actor, params }) => {
      const job = await act((tx) => askForSnapshot(tx, actor, params.survey, context))
      server.jobs.wake()
      return { job }
    },
    "GET /api/surveys/:survey/snapshots/:number": ({ act, actor, params }) =>
      act((tx) => describeSnapshot(tx, actor, keyOf(params), context)),
    "GET /api/surveys/:survey/snapshots/:number/excluded": ({ act, actor, params, query }) =>
      act((tx) => readExcluded(tx, actor, keyOf(params), pageOf(query), context)),
    "GET /api/surveys/:survey/snapshots/:number/changes": ({ act, actor, params, query }) =>
      act((tx) => readChanges(tx, actor, keyOf(params), pageOf(query), context)),
    "GET /api/surveys/:survey/snapshots/:number/download": ({ act, actor, params }) =>
      act((tx) => downloadSnapshot(tx, actor, keyOf(params), null, context)).then(streamed),
    "GET /api/surveys/:survey/snapshots/:number/files/:file": ({ act, actor, params }) =>
      act((tx) => downloadSnapshot(tx, actor, keyOf(params), params.file, context)).then(streamed),
    "GET /api/surveys/:survey/snapshots/:number/indicators": ({ act, actor, params, query }) =>
      snapshotIndicators(act, actor, keyOf(params), query, context),
    "GET /api/surveys/:survey/snapshots/:number/indicators/download": ({ act, actor, params, query }) =>
      downloadIndicators(act, actor, keyOf(params), query, context),
    "GET /api/surveys/:survey/snapshots/:number/figures/:zone/:indicator": ({ act, actor, params, query }) =>
      openSnapshotFigure(
        act,
        actor,
        keyOf(params),
        {
          ...pageOf(query),
          pack: query.pack,
          framework: query.framework,
          zone: params.zone,
          indicator: params.indicator,
        },
        context,
      ),
    "POST /api/surveys/:survey/snapshots/:number/disclosure": ({ act, actor, params, body }) =>
      previewRelease(act, actor, keyOf(params), body, context),
    "GET /api/surveys/:survey/releases": ({ act, actor, params }) =>
      act(async (tx) => {
        await readSurvey(tx, actor, params.survey)
        return { releases: await listReleases(tx, params.survey) }
      }),
    "POST /api/surveys/:survey/snapshots/:number/releases": ({ act, actor, params, body }) =>
      releaseSnapshot(act, actor, keyOf(params), body, context),
  })
}
