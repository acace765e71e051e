import { setTimeout as pause } from "node:timers/promises"
import type { FastifyInstance } from "fastify"
import { runsRoutes } from "#contracts"
import { compareResults } from "#evaluation"
import { issue, Problem } from "#issues"
import { versionChoices } from "#services/frameworks"
import {
  cancelJob,
  checkMethodObject,
  deleteDataset,
  deleteRun,
  draftChoices,
  evaluationChoices,
  fitsOf,
  getDataset,
  getJob,
  getRun,
  getRunFile,
  getRunResult,
  indicatorSources,
  type JobView,
  keepDataset,
  listDatasets,
  listRuns,
  makePublicProof,
  makeZoneProof,
  previewOf,
  readSentFile,
  requestRun,
} from "#services/runs"
import type { ServerContext } from "../context.ts"
import { withTexts } from "../issue-views.ts"
import { plainName } from "../plain-name.ts"
import { type Call, registerRoutes } from "../register-routes.ts"

/** How often the progress of a job is looked up while somebody watches, in milliseconds. */
const watchEvery = 300

const personOf = (call: Pick<Call<unknown>, "actor">) =>
  call.actor.kind === "person" ? call.actor.person : ""

export function runsRoutesOn(app: FastifyInstance, context: ServerContext): void {
  const seen = <T extends { readonly issues: Parameters<typeof withTexts>[0] }>(view: T) => ({
    ...view,
    issues: withTexts(view.issues, context.texts),
  })
  registerRoutes(app, context, runsRoutes, {
    "GET /api/evaluation-choices": async ({ act }) => [
      ...evaluationChoices(context.packs),
      ...draftChoices(await act(versionChoices)),
    ],
    "POST /api/methods/check": async ({ body }) => ({
      issues: withTexts(checkMethodObject(body.method), context.texts),
    }),
    "GET /api/runs": async (call) => {
      const { mine, ...filter } = call.query
      return call.act((tx) =>
        listRuns(tx, personOf(call), { ...filter, ...(mine === undefined ? {} : { mine: true }) }),
      )
    },
    "POST /api/runs": async ({ act, actor, body }) => {
      const asked = await act((tx) => requestRun(tx, actor, body, { ...context, queue: context.jobs }))
      context.jobs.wake()
      return asked
    },
    "GET /api/runs/:id": async (call) => call.act((tx) => getRun(tx, call.params.id, personOf(call))),
    "DELETE /api/runs/:id": async ({ act, params }) => {
      await act((tx) => deleteRun(tx, params.id, context.now()))
      return params
    },
    "GET /api/runs/:id/result": async ({ act, params }) => {
      const file = await act((tx) => getRunFile(tx, params.id, "result"))
      return { ...file, content: context.artefacts.stream(file.digest) }
    },
    "GET /api/runs/:id/issues": async ({ act, params }) => {
      const { issues } = await act((tx) => getRunResult(tx, params.id, context))
      return withTexts(issues, context.texts)
    },
    "GET /api/runs/:id/sources": async (call) => {
      const { pack, framework } = await call.act((tx) => getRun(tx, call.params.id, personOf(call)))
      return indicatorSources(context.packs, pack, framework.id)
    },
    "GET /api/runs/:id/files/:kind": async ({ act, params }) => {
      const file = await act((tx) => getRunFile(tx, params.id, params.kind))
      return { ...file, content: context.artefacts.stream(file.digest) }
    },
    "GET /api/runs/:id/zone-proofs/:entity": async ({ act, params }) => ({
      fileName: `zone-proof-${params.entity}.json`,
      mediaType: "application/json",
      content: await act((tx) => makeZoneProof(tx, params.id, params.entity, context)),
    }),
    "POST /api/runs/:id/public-proof": async ({ act, params }) => {
      await act((tx) => makePublicProof(tx, params.id, context))
      return params
    },
    "GET /api/run-comparison": async (call) => {
      const { a, b } = call.query
      const person = personOf(call)
      const found = await call.act(async (tx) => ({
        a: await getRun(tx, a, person),
        b: await getRun(tx, b, person),
        results: [await getRunResult(tx, a, context), await getRunResult(tx, b, context)] as const,
      }))
      const compared = compareResults(...found.results)
      return {
        a: found.a,
        b: found.b,
        ...compared,
        settings: [...compared.settings],
        entities: compared.entities.map((one) => ({
          ...one,
          rank: pair(one.rank),
          score: pair(one.score),
        })),
        onlyIn: { a: [...compared.onlyIn.a], b: [...compared.onlyIn.b] },
        issues: withTexts(compared.issues, context.texts),
      }
    },
    "GET /api/datasets": async ({ act }) => (await act(listDatasets)).map(seen),
    "POST /api/datasets": async ({ act, actor, files }) => {
      let upload: Parameters<typeof readSentFile>[0] | null = null
      for await (const file of files()) {
        const content = await file.toBuffer()
        if (upload !== null) throw new Problem("invalid", [issue("error", "upload-one-file", "file", {})])
        const fileName = plainName(file.filename)
        upload = { title: fileName.replace(/\.\w{1,8}$/, ""), fileName, content }
      }
      if (upload === null) throw new Problem("invalid", [issue("error", "upload-one-file", "file", {})])
      const read = await readSentFile(upload, context)
      const dataset = await act(async (tx) => getDataset(tx, await keepDataset(tx, actor, read, context)))
      return seen(dataset)
    },
    "GET /api/datasets/:id": async ({ act, params }) => {
      const dataset = await act((tx) => getDataset(tx, params.id))
      return {
        dataset: seen(dataset),
        preview: await previewOf(dataset, context),
        fits: fitsOf(dataset.header, context.packs),
      }
    },
    "DELETE /api/datasets/:id": async ({ act, params }) => {
      await act((tx) => deleteDataset(tx, params.id, context.now()))
      return params
    },
    "GET /api/jobs/:id": async ({ act, params }) => seen(await act((tx) => getJob(tx, params.id))),
    "GET /api/jobs/:id/events": async ({ act, params }) => {
      const first = await act((tx) => getJob(tx, params.id))
      const over = (job: JobView) => job.state !== "queued" && job.state !== "running"
      return async function* (signal) {
        let shown = ""
        let job = first
        for (;;) {
          const text = JSON.stringify(job)
          if (text !== shown) yield { event: "job", data: seen(job) }
          shown = text
          if (over(job) || signal.aborted) return
          await pause(watchEvery, undefined, { signal }).catch(() => {})
          if (signal.aborted) return
          job = await act((tx) => getJob(tx, params.id))
        }
      }
    },
    "POST /api/jobs/:id/cancel": async ({ act, params }) => {
      await act(async (tx) => {
        const { objectKind, objectId, over } = await cancelJob(tx, params.id)
        if (over && objectKind === "run")
          await tx
            .updateTable("run")
            .set({ status: "cancelled", finished_at: context.now() })
            .where("id", "=", objectId)
            .execute()
      })
      return seen(await act((tx) => getJob(tx, params.id)))
    },
  })
}

const pair = ([a, b]: readonly [number | null, number | null]) => ({ a, b })
