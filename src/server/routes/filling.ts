import type { MultipartFile } from "@fastify/multipart"
import type { FastifyInstance } from "fastify"
import { fillingRoutes } from "#contracts"
import { issue, Problem } from "#issues"
import {
  acceptUpload,
  cancelUpload,
  explainFinding,
  type GivenFile,
  getUpload,
  keepScan,
  listReturns,
  listUploads,
  makeTemplate,
  openAnnotated,
  openSheet,
  readEdits,
  recallReturn,
  saveDraft,
  sendUpload,
  submitReturn,
  type UploadSeen,
  uploadLines,
} from "#services/filling"
import type { ServerContext } from "../context.ts"
import { plainName } from "../plain-name.ts"
import { type Call, registerRoutes } from "../register-routes.ts"
import { presentChecked, presentLine, presentSheet, presentUpload } from "./filling-views.ts"

export function fillingRoutesOn(app: FastifyInstance, context: ServerContext): void {
  const key = ({ survey, unit }: { readonly survey: string; readonly unit: string }) => ({ survey, unit })
  const seen = (upload: UploadSeen) => presentUpload(upload, context)
  registerRoutes(app, context, fillingRoutes, {
    "GET /api/returns": ({ act, actor, query }) =>
      act((tx) => listReturns(tx, actor, { ...given(query), ...pageOf(query) }, context.now())),
    "GET /api/returns/:survey/:unit": ({ act, actor, params }) =>
      act(async (tx) => presentSheet(await openSheet(tx, actor, key(params), context), context)),
    "POST /api/returns/:survey/:unit/save": async ({ act, actor, params, body }) => {
      const saved = await act((tx) => saveDraft(tx, actor, key(params), body, context))
      const { checked, conflicts, changed, version, savedAt } = saved
      return {
        version,
        savedAt,
        changed: { ...changed },
        conflicts: [...conflicts],
        ...presentChecked(checked, context),
      }
    },
    "POST /api/returns/:survey/:unit/explanations": async ({ act, actor, params, body }) => {
      const { id, checked } = await act((tx) => explainFinding(tx, actor, key(params), body, context))
      return { id, ...presentChecked(checked, context) }
    },
    "POST /api/returns/:survey/:unit/scan": async ({ act, actor, params, files }) => {
      const file = await oneFile(files())
      return act((tx) => keepScan(tx, actor, key(params), file, context))
    },
    "POST /api/returns/:survey/:unit/submit": ({ act, actor, params, body }) => {
      const { scan, ...rest } = body
      const asked = { ...rest, ...(scan === undefined ? {} : { scan }) }
      return act((tx) => submitReturn(tx, actor, key(params), asked, context))
    },
    "POST /api/returns/:survey/:unit/recall": async ({ act, actor, params, body }) => ({
      phase: await act((tx) => recallReturn(tx, actor, key(params), body.reason, context)),
    }),
    "GET /api/returns/:survey/:unit/edits": ({ act, actor, params, query }) =>
      act((tx) => readEdits(tx, actor, key(params), { ...given(query), ...pageOf(query) })),
    "GET /api/return-templates/:survey": ({ act, actor, params, query }) =>
      makeTemplate(act, actor, params.survey, { language: "zh", ...given(query) }, context),
    "POST /api/return-uploads": async ({ act, actor, files }) => {
      const { survey, file } = await sentWorkbook(files())
      return seen(await sendUpload(act, actor, survey, file, context))
    },
    "GET /api/return-uploads": ({ act, query }) =>
      act(async (tx) => ({ uploads: (await listUploads(tx, query.survey)).map(seen) })),
    "GET /api/return-uploads/:id": ({ act, params }) =>
      act(async (tx) => seen(await getUpload(tx, params.id))),
    "GET /api/return-uploads/:id/units": async ({ act, params, query }) => {
      const lines = await uploadLines(act, params.id, context)
      const asked = lines.filter(({ outcome }) => query.outcome === undefined || outcome === query.outcome)
      const { page, size } = pageOf(query)
      return {
        total: asked.length,
        units: asked.slice((page - 1) * size, page * size).map(presentLine),
      }
    },
    "GET /api/return-uploads/:id/annotated": ({ act, params }) => openAnnotated(act, params.id, context),
    "POST /api/return-uploads/:id/accept": async ({ act, actor, params, body }) => {
      const { submit, signature, held } = body
      const asked = {
        submit,
        ...(signature === undefined ? {} : { signature }),
        ...(held === undefined ? {} : { held }),
      }
      const after = await act((tx) => acceptUpload(tx, actor, params.id, asked, context))
      context.jobs.wake()
      return seen(after)
    },
    "POST /api/return-uploads/:id/cancel": async ({ act, params }) =>
      seen(await act((tx) => cancelUpload(tx, params.id))),
  })
}

/** Left out and given as undefined are two things to the services. */
function given<T extends object>(query: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}

const pageOf = (query: { readonly page?: string | undefined; readonly size?: string | undefined }) => ({
  page: Math.max(1, Number(query.page ?? 1)),
  size: Math.min(200, Math.max(1, Number(query.size ?? 50))),
})

/** A workbook and the survey that it is for. @throws Problem invalid when either is not there */
async function sentWorkbook(files: ReturnType<Call<unknown>["files"]>) {
  for await (const file of files) {
    const given = await contentOf(file)
    const survey = textOf(file.fields.survey)
    if (!/^[A-Za-z0-9_.:-]{1,128}$/.test(survey))
      throw new Problem("invalid", [issue("error", "return-upload-survey", "survey", {})])
    return { survey, file: given }
  }
  throw new Problem("invalid", [issue("error", "return-no-file", "file", {})])
}

/** The text of a form field; of several of one name the first. */
function textOf(field: unknown): string {
  const first: unknown = Array.isArray(field) ? field[0] : field
  return typeof first === "object" && first !== null && "value" in first && typeof first.value === "string"
    ? first.value.trim()
    : ""
}

/** @throws Problem invalid when nothing was sent, or too much */
async function oneFile(files: ReturnType<Call<unknown>["files"]>): Promise<GivenFile> {
  for await (const file of files) return contentOf(file)
  throw new Problem("invalid", [issue("error", "return-no-file", "file", {})])
}

async function contentOf(file: MultipartFile): Promise<GivenFile> {
  const content = await file.toBuffer()
  return { fileName: plainName(file.filename), content }
}
