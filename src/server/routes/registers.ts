import type { FastifyInstance } from "fastify"
import { registersRoutes } from "#contracts"
import { issue, Problem } from "#issues"
import {
  attachProof,
  changeRecord,
  countRecords,
  declareNone,
  describeRegister,
  enterRecord,
  evidenceFolder,
  expiryRadar,
  exportEvidence,
  exportRecords,
  getProof,
  getRecord,
  indicatorRecords,
  keepCountOrigins,
  listRegisters,
  makeCountsTable,
  makeTemplate,
  queryRecord,
  type RegisterContext,
  searchRecords,
  signOffRecord,
  withdrawRecord,
  zoneRegisters,
} from "#services/registers"
import { keepDataset, readSentFile } from "#services/runs"
import type { ServerContext } from "../context.ts"
import { withTexts } from "../issue-views.ts"
import { type Call, registerRoutes } from "../register-routes.ts"

const numberOf = (text: string | undefined, otherwise: number) =>
  text === undefined ? otherwise : Number(text)

export function registersRoutesOn(app: FastifyInstance, server: ServerContext): void {
  const { writeCsv, writeListTemplate } = server.evaluation
  const context: RegisterContext = { ...server, ...server.lists, writeCsv, writeListTemplate }
  registerRoutes(app, server, registersRoutes, {
    "GET /api/registers": ({ act, actor }) => act((tx) => listRegisters(tx, actor, context)),
    "GET /api/registers/:register": ({ act, actor, params }) =>
      act((tx) => describeRegister(tx, actor, params.register, context)),
    "GET /api/registers/:register/records": ({ act, actor, params, query }) => {
      const { page, size, sort, ...filter } = query
      return act((tx) =>
        searchRecords(
          tx,
          actor,
          params.register,
          filter,
          { page: numberOf(page, 1), size: numberOf(size, 50), sort },
          context,
        ),
      )
    },
    "GET /api/registers/:register/export": ({ act, actor, params, query }) => {
      const { format = "csv", ...filter } = query
      return act((tx) => exportRecords(tx, actor, params.register, filter, format, context))
    },
    "GET /api/registers/:register/template": ({ params, query }) =>
      makeTemplate(params.register, query.language ?? "zh", context),
    "POST /api/registers/:register/records": ({ act, actor, params, body }) =>
      act((tx) => enterRecord(tx, actor, params.register, body, context)),
    "GET /api/registers/:register/records/:id": ({ act, actor, params }) =>
      act((tx) => getRecord(tx, actor, params.register, params.id, context)),
    "PUT /api/registers/:register/records/:id": ({ act, actor, params, body }) =>
      act((tx) => changeRecord(tx, actor, { ...params, ...body }, context)),
    "POST /api/registers/:register/records/:id/sign-off": ({ act, actor, params, body }) =>
      act((tx) => signOffRecord(tx, actor, { reason: "", ...params, ...body }, context)),
    "POST /api/registers/:register/records/:id/query": ({ act, actor, params, body }) =>
      act((tx) => queryRecord(tx, actor, { ...params, ...body }, context)),
    "POST /api/registers/:register/records/:id/withdraw": ({ act, actor, params, body }) =>
      act((tx) => withdrawRecord(tx, actor, { ...params, ...body }, context)),
    "POST /api/registers/:register/records/:id/proof": async ({ act, actor, params, files }) => {
      const file = await oneFile(files)
      return act((tx) => attachProof(tx, actor, params, file, context))
    },
    "GET /api/registers/:register/records/:id/proof": async ({ act, params }) => {
      const { digest, ...file } = await act((tx) => getProof(tx, params.register, params.id))
      return { ...file, content: server.artefacts.stream(digest) }
    },
    "POST /api/registers/:register/none": ({ act, actor, params, body }) =>
      act((tx) => declareNone(tx, actor, params.register, { ...body, none: true }, context)),
    "DELETE /api/registers/:register/none": ({ act, actor, params, query }) =>
      act((tx) => declareNone(tx, actor, params.register, { ...query, none: false }, context)),
    "GET /api/registers/:register/counts": ({ act, actor, params, query }) =>
      act((tx) => countRecords(tx, actor, params.register, query, context)),
    "GET /api/registers/:register/expiry": ({ act, actor, params, query }) =>
      act((tx) => expiryRadar(tx, actor, params.register, numberOf(query.within, 90), context)),
    "GET /api/indicators/:code/records": ({ act, actor, params, query }) =>
      act((tx) => indicatorRecords(tx, actor, { pack: "national", ...query, ...params }, context)),
    "GET /api/zones/:code/registers": ({ act, actor, params, query }) =>
      act((tx) => zoneRegisters(tx, actor, params.code, query.period, context)),
    "POST /api/registers/counts-dataset": async ({ act, actor, body }) => {
      const table = await act((tx) => makeCountsTable(tx, actor, body, context))
      const title = `台账计数 ${body.framework} ${body.period}`
      const read = await readSentFile(
        {
          title,
          fileName: `${title.replaceAll(" ", "-")}.csv`,
          content: Buffer.from(context.writeCsv(table.header, table.rows)),
        },
        server,
      )
      const dataset = await act(async (tx) => {
        const id = await keepDataset(tx, actor, read, server)
        await keepCountOrigins(tx, actor, id, table)
        return id
      })
      return {
        dataset,
        zones: table.rows.length,
        indicators: table.indicators,
        missing: table.missing,
        issues: withTexts(table.issues, server.texts),
      }
    },
    "GET /api/evidence/:framework": ({ act, actor, params, query }) =>
      act((tx) => evidenceFolder(tx, actor, { pack: "national", ...query, ...params }, context)),
    "GET /api/evidence/:framework/export": ({ act, actor, params, query }) =>
      act((tx) => exportEvidence(tx, actor, { pack: "national", ...query, ...params }, context)),
  })
}

/** The one file of an upload, in memory. @throws Problem invalid for none or several */
async function oneFile(files: Call<unknown>["files"]) {
  let found: { fileName: string; mediaType: string; content: Buffer } | null = null
  for await (const file of files()) {
    if (found !== null) throw new Problem("invalid", [issue("error", "upload-one-file", "file", {})])
    const content = await file.toBuffer()
    const last = file.filename.split(/[\\/]/).at(-1) ?? ""
    const fileName = last
      .replace(/\p{Cc}/gu, "")
      .trim()
      .slice(-180)
    found = { fileName: fileName === "" ? "file" : fileName, mediaType: file.mimetype, content }
  }
  if (found === null) throw new Problem("invalid", [issue("error", "upload-one-file", "file", {})])
  return found
}
