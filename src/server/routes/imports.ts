import type { FastifyInstance } from "fastify"
import { importsRoutes } from "#contracts"
import { profileYaml } from "#imports"
import { issue, Problem } from "#issues"
import { versionChoices, wordsOf } from "#services/frameworks"
import {
  answerQuestions,
  deleteProfile,
  exportUnread,
  getImport,
  getImportFile,
  getProfile,
  type ImportPreview,
  type ImportRequest,
  keepImport,
  listImports,
  listProfiles,
  packProfiles,
  previewImport,
  proposeImportOf,
  undoImport,
  valueOrigin,
} from "#services/imports"
import type { ServerContext } from "../context.ts"
import { withTexts } from "../issue-views.ts"
import { plainName } from "../plain-name.ts"
import { type Call, registerRoutes } from "../register-routes.ts"

const fieldPattern: Readonly<Record<string, RegExp>> = {
  pack: /^[A-Za-z0-9_.-]{1,64}$/,
  framework: /^[A-Za-z0-9_.:-]{1,128}$/,
  profile: /^[A-Za-z0-9_.:-]{1,128}$/,
  period: /^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$/,
}

export function importsRoutesOn(app: FastifyInstance, context: ServerContext): void {
  const seen = (preview: ImportPreview) => ({
    ...preview,
    issues: withTexts(preview.issues, context.texts),
  })
  registerRoutes(app, context, importsRoutes, {
    "POST /api/imports": async ({ act, actor, files }) => {
      const { request, content } = await readForm(files, context)
      const id = await proposeImportOf(act, actor, request, content, context)
      return seen(await act((tx) => previewImport(tx, actor, id, context)))
    },
    "GET /api/imports": ({ act, actor }) => act((tx) => listImports(tx, actor, context)),
    "GET /api/imports/:id": async ({ act, actor, params }) =>
      seen(await act((tx) => previewImport(tx, actor, params.id, context))),
    "PUT /api/imports/:id/answers": async ({ act, actor, params, body }) => {
      await answerQuestions(act, actor, params.id, body, context)
      return seen(await act((tx) => previewImport(tx, actor, params.id, context)))
    },
    "POST /api/imports/:id/keep": async ({ act, actor, params, body }) => {
      const { dataset, register } = await keepImport(act, actor, params.id, body, context)
      return {
        import: await act((tx) => getImport(tx, actor, params.id, context)),
        dataset,
        register:
          register === null
            ? null
            : {
                id: register.id,
                added: register.records.added,
                changed: register.records.changed,
                same: register.records.same,
                duplicates: register.records.duplicates.length,
                leftOut: register.records.leftOut,
                issues: withTexts(register.records.issues.slice(0, 500), context.texts),
              },
      }
    },
    "POST /api/imports/:id/undo": async ({ act, actor, params }) => {
      await act((tx) => undoImport(tx, actor, params.id, context))
      return params
    },
    "GET /api/imports/:id/unread": async ({ act, actor, params }) => ({
      ...(await exportUnread(act, actor, params.id, context)),
      mediaType: "text/csv; charset=utf-8",
    }),
    "GET /api/imports/:id/file": async ({ act, params }) => {
      const { digest, ...file } = await act((tx) => getImportFile(tx, params.id))
      return { ...file, content: context.artefacts.stream(digest) }
    },
    "GET /api/import-choices": async ({ act }) => {
      const drafts = (await act(versionChoices)).map(({ id, title }) => ({
        id: `draft:${id}`,
        title: { zh: title, en: title },
      }))
      return [...context.packs].map(([name, { pack }]) => ({
        pack: name,
        title: wordsOf(pack.manifest.title),
        origin: pack.manifest.origin,
        frameworks: [
          ...[...pack.frameworks].map(([id, { file }]) => ({ id, title: wordsOf(file.title) })),
          ...drafts,
        ],
        profiles: packProfiles(context.packs).filter(
          (profile) =>
            (profile.pack === name || profile.rows === "records") && profile.rows !== "enterprises",
        ),
      }))
    },
    "GET /api/import-profiles": ({ act, actor }) => act((tx) => listProfiles(tx, actor, context)),
    "GET /api/import-profiles/:id": async ({ act, params }) => {
      const profile = await act((tx) => getProfile(tx, params.id, context))
      return {
        fileName: `${profile.id}.yaml`,
        mediaType: "application/yaml; charset=utf-8",
        content: profileYaml(profile),
      }
    },
    "DELETE /api/import-profiles/:id": async ({ act, actor, params }) => {
      await act((tx) => deleteProfile(tx, actor, params.id, context.now()))
      return params
    },
    "GET /api/datasets/:id/origin": ({ act, params, query }) =>
      act((tx) => valueOrigin(tx, params.id, query, context)),
  })
}

/** One file and the fields sent before it. @throws Problem invalid with everything that is wrong */
async function readForm(
  files: Call<unknown>["files"],
  context: ServerContext,
): Promise<{ readonly request: ImportRequest; readonly content: Uint8Array }> {
  for await (const file of files()) {
    const content = await file.toBuffer()
    const issues = Object.entries(fieldPattern).flatMap(([name, pattern]) => {
      const value = textOf(file.fields[name])
      return value === "" || pattern.test(value)
        ? []
        : [issue("error", "import-field", name, { value: value.slice(0, 100) })]
    })
    if (issues.length > 0) throw new Problem("invalid", issues)
    const field = (name: string) => textOf(file.fields[name])
    const profile = field("profile")
    return {
      content,
      request: {
        fileName: plainName(file.filename),
        pack:
          field("pack") ||
          (context.packs.has("national") ? "national" : ([...context.packs.keys()][0] ?? "")),
        framework: field("framework") || null,
        ...(profile === "" ? {} : { profile: profile === "none" ? null : profile }),
        period: field("period") || null,
      },
    }
  }
  throw new Problem("invalid", [issue("error", "import-no-file", "file", {})])
}

/** The text of a form field; of several of one name the first. */
function textOf(field: unknown): string {
  const first: unknown = Array.isArray(field) ? field[0] : field
  return typeof first === "object" && first !== null && "value" in first && typeof first.value === "string"
    ? first.value.trim()
    : ""
}
